import { rangeOf as rangeOfWait, startWaiting } from '../core/backoff/policy.ts';
import { type EndingKind, kindOfReason } from '../core/diagnose/ending-kind.ts';
import { preset } from '../core/peers/presets.ts';
import {
  type CloseCodeSender,
  closeCodeRanges,
  closeCodes,
  type ReconnectVerdict,
} from '../core/protocol/close-codes.ts';

export const senders: readonly (CloseCodeSender | 'own side')[] = ['client', 'server', 'gateway', 'own side'];
export const verdicts: readonly ReconnectVerdict[] = ['never', 'at-once', 'with-backoff', 'after-fix'];

const placesOf = (all: readonly (CloseCodeSender | 'own side')[]): string =>
  all.map((one) => senders.indexOf(one)).join('');

/** What an explanation says of a registered code; the rest of the registry is for the pages. */
export type KnownCode = readonly [
  code: number,
  name: string,
  kind: EndingKind,
  /** The places in `senders`; empty: nobody may send it. */
  saidBy: string,
  /** The place in `verdicts`. */
  verdict: number,
  firstDelayMs?: readonly [min: number, max: number],
];

/** The registered codes, in order. */
export const knownCodes: readonly KnownCode[] = closeCodes.map(
  ({ code, name, kind, sentBy, reconnect: { reason, verdict, firstDelayMs } }) => {
    const saidBy = placesOf(kind === 'local' ? ['own side'] : sentBy);
    const known = [code, name, kindOfReason[reason], saidBy, verdicts.indexOf(verdict)] as const;
    return firstDelayMs ? [...known, firstDelayMs] : known;
  },
);

/** Ranges with a page: its path, and the first and last code. */
export const rangePages: readonly (readonly [id: string, from: number, to: number])[] = closeCodeRanges
  .filter(({ hasPage }) => hasPage)
  .map(({ id, from, to }) => [id, from, to]);

const { policy } = preset('aws-full');
const { floorMs, ceilingMs } = rangeOfWait(
  policy,
  startWaiting(policy, () => 0),
);

/** The range of the first random delay where no text names one: full jitter, in milliseconds. */
export const firstWaitMs: readonly [min: number, max: number] = [floorMs, ceilingMs];
