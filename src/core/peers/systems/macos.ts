import { versionsRead } from '../../protocol/versions-read.ts';
import { count, seconds } from '../fact.ts';
import type { Peer } from '../peer.ts';

const facts = {
  'keep-alive-idle': seconds(7_200, 'xnu-tcp-timer'),
  'keep-alive-interval': seconds(75, 'xnu-tcp-timer'),
  'keep-alive-probes': count(8, 'xnu-tcp-timer'),
} as const;

export const macos = { name: 'macOS', version: versionsRead.xnu, checked: '2026-11', facts } as const satisfies Peer;
