import type { ReconnectReason } from '../protocol/close-codes.ts';
import type { Facts } from './facts.ts';

/** The kinds of endings. Permanent and few: safe as a label of a metric and as a fingerprint. Add at the end, up to 16. */
export const endingKinds = [
  'normal',
  'going-away',
  'restart',
  'overload',
  'refused',
  'protocol-error',
  'too-big',
  'server-error',
  'bad-gateway',
  'timeout',
  'application',
  'never-opened',
  'dropped',
  'timer',
  'client-away',
  'invalid',
] as const;

export type EndingKind = (typeof endingKinds)[number];

/** The kind of a registered code, by why its verdict is what it is. */
export const kindOfReason: Readonly<Record<ReconnectReason, EndingKind>> = {
  'job-done': 'normal',
  deliberate: 'normal',
  'peer-leaves': 'going-away',
  'restart-spread': 'restart',
  overload: 'overload',
  refused: 'refused',
  credentials: 'refused',
  forbidden: 'refused',
  'will-recur': 'protocol-error',
  'sender-wrong': 'protocol-error',
  'extension-missing': 'protocol-error',
  'too-big': 'too-big',
  'server-fault': 'server-error',
  'upstream-fault': 'bad-gateway',
  'timed-out': 'timeout',
  certificate: 'never-opened',
  outage: 'dropped',
  'no-meaning': 'invalid',
};

/**
 * 1006 says too little: what was going on at this end, or the age of the connection, tells its kinds apart. `atTimer`:
 * the likeliest cause has a timer that ends connections at just this age.
 */
export function kindOfOutage({ phase, around }: Facts, atTimer: boolean): EndingKind {
  if (phase === 'never-opened') return 'never-opened';
  if (around !== undefined) return 'client-away';
  return atTimer ? 'timer' : 'dropped';
}
