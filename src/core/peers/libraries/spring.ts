import { versionsRead } from '../../protocol/versions-read.ts';
import type { Library } from '../peer.ts';

export const spring = {
  name: 'Spring',
  version: versionsRead.spring,
  checked: '2026-11',
  facts: {},
} as const satisfies Library;
