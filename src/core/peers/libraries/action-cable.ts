import { policyOf } from '../../backoff/policy.ts';
import type { Library } from '../peer.ts';

export const actionCable = {
  name: 'Action Cable',
  version: '8.1.400',
  checked: '2026-11',
  facts: {},
  reconnect: {
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 6_000, factor: 1.15 },
      jitter: { kind: 'percent', below: 0, above: 0.15, firstAbove: 1 },
      // 6 s × 1.15¹⁰, to the thousandth of a millisecond that a link holds.
      capMs: 24_273.346,
    }),
    source: 'actioncable/app/javascript/action_cable/connection_monitor.js',
    npm: '@rails/actioncable',
  },
} as const satisfies Library;
