import { type EndingKind, kindOfOutage } from '../core/diagnose/ending-kind.ts';
import type { CloseCodeSender, ReconnectVerdict } from '../core/protocol/close-codes.ts';
import { closeCodeUrl, type UrlOptions } from './close-code-url.ts';
import { type Circumstances, type ClosingEvent, copyOf, endingOf } from './closing-event.ts';
import { factsOfEnding } from './facts-of-ending.ts';
import { firstWaitMs, type KnownCode, knownCodes, senders, verdicts } from './known-codes.derived.ts';
import { type LikelyCause, likelyCauses } from './likely.ts';

export type Explanation = {
  /** As reported; 0 where the event has none. */
  readonly code: number;
  /** The name in the IANA registry; empty for a code that has none. */
  readonly name: string;
  /** One of 16 permanent names: safe as a label of a metric. */
  readonly kind: EndingKind;
  /** Whether a Close frame carried this code. 1005, 1006 and 1015 are made up by the end that reports them. */
  readonly onTheWire: boolean;
  /** Who usually says it; `own side`: the end that reports it. Empty for a code that nobody may send. */
  readonly saidBy: readonly (CloseCodeSender | 'own side')[];
  readonly reconnect: {
    readonly verdict: ReconnectVerdict;
    /** The range of the first random delay in milliseconds; null where the verdict is not to reconnect yet. */
    readonly waitMs: readonly [min: number, max: number] | null;
  };
  /** At most five causes, the likeliest first; the probabilities are those of /diagnose/. */
  readonly likely: readonly LikelyCause[];
  readonly docUrl: string;
};

/** A code that is not registered: its table is with an application or a library, so a person has to look first. */
const unregistered = (code: number): KnownCode => {
  const isTheirs = code >= 3000 && code <= 4999;
  return [code, '', isTheirs ? 'application' : 'invalid', isTheirs ? '01' : '', 3];
};

/** Explains how a connection ended. Never throws, whatever the arguments hold. */
export function explain(event: ClosingEvent, circumstances?: Circumstances, options?: UrlOptions): Explanation {
  const ending = endingOf(event);
  const known = knownCodes.find(([one]) => one === ending.code) ?? unregistered(ending.code);
  const [code, name, kind, saidByPlaces, verdictPlace, firstDelayMs = firstWaitMs] = known;
  const verdict = verdicts[verdictPlace]!;
  const saidBy = [...saidByPlaces].map((place) => senders[Number(place)]!);
  const facts = factsOfEnding(ending, copyOf(circumstances));
  const { causes, atTimer } = likelyCauses(facts);
  return {
    code,
    name,
    kind: kind === 'dropped' ? kindOfOutage(facts, atTimer) : kind,
    onTheWire: saidBy.length > 0 && saidBy[0] !== 'own side',
    saidBy,
    reconnect: {
      verdict,
      waitMs: verdict === 'with-backoff' ? firstDelayMs : verdict === 'at-once' ? [0, 0] : null,
    },
    likely: causes,
    docUrl: closeCodeUrl(event, circumstances, options),
  };
}
