import { count, hours, seconds } from '../fact.ts';
import type { Peer } from '../peer.ts';

const facts = {
  'keep-alive-idle': hours(2, 'windows-keepalive'),
  'keep-alive-interval': seconds(1, 'windows-keepalive'),
  /** Since Vista, and not to be changed. */
  'keep-alive-probes': count(10, 'windows-keepalive'),
} as const;

export const windows = { name: 'Windows', version: '', checked: '2026-11', facts } as const satisfies Peer;
