import type { Platform } from '../peer.ts';

/** One event in, one response out: there is nothing that a connection could stay open to. */
export const lambdaUrl = {
  name: 'AWS Lambda function URL',
  version: '',
  checked: '2026-11',
  facts: {},
  settings: null,
  unset: 'unsupported',
  source: 'aws-lambda-url',
} as const satisfies Platform;
