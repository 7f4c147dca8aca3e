import { type Policy, policyOf } from '../backoff/policy.ts';

type PublishedRule = {
  readonly name: string;
  /** Of what publishes it, where that has one. */
  readonly version?: string;
  /** An address and nothing else, or where to look in words. */
  readonly source: string;
  readonly policy: Policy;
};

const awsSource = 'aws-samples/aws-arch-backoff-simulator src/backoff_simulator.py';
/** Base and cap are ours; the article names none for connections. */
const aws = (jitter: 'full' | 'equal' | 'decorrelated'): Policy =>
  policyOf({
    growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
    jitter: { kind: jitter },
    capMs: 30_000,
    reset: { kind: 'stable', afterMs: 10_000 },
  });

/** Reconnect rules that somebody published and that are not the default of a library. */
export const publishedRules = {
  'rfc-6455': {
    name: 'RFC 6455 §7.2.3',
    source: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.2.3',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 10_000, factor: 2 },
      jitter: { kind: 'full' },
      capMs: 30_000,
      first: [{ minMs: 0, maxMs: 5_000 }],
    }),
  },
  grpc: {
    name: 'gRPC',
    version: '1.75.1',
    source: 'https://grpc.github.io/grpc/cpp/md_doc_connection-backoff.html',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 1.6 },
      jitter: { kind: 'percent', below: 0.2, above: 0.2 },
      capMs: 120_000,
    }),
  },
  'aws-full': { name: 'AWS full jitter', source: awsSource, policy: aws('full') },
  'aws-equal': { name: 'AWS equal jitter', source: awsSource, policy: aws('equal') },
  'aws-decorrelated': { name: 'AWS decorrelated jitter', source: awsSource, policy: aws('decorrelated') },
} as const satisfies Readonly<Record<string, PublishedRule>>;
