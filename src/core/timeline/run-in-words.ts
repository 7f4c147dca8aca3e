import type { ActKind } from '../acts/acts.ts';
import { type Format, fill } from '../format.ts';
import type { Side } from '../protocol/segment.ts';
import type { TraceFacts } from '../trace/facts-of-trace.ts';
import type { FaultCause } from '../trace/faults.ts';
import { type Help, heartbeatNoticesMs, type ToldRun, toldRun, type Why } from '../trace/told-run.ts';
import { afterFault } from './after-fault.ts';

type CauseState = Extract<FaultCause, { state: unknown }>['state'];

/** The words of a run in one sentence or two. `{at}` and `{n}` are times with their units. */
export type RunWords = {
  readonly nothing: string;
  /** The server hangs, and nobody waits for an answer of it: `{at}`, `{what}`. */
  readonly unasked: string;
  /** What began it, by act, or by the state that nobody's act began. */
  readonly acts: Readonly<Record<ActKind, string>>;
  readonly states: Readonly<Record<CauseState, string>>;
  readonly gaveUp: Readonly<Record<Extract<FaultCause, { side: unknown }>['why'], Readonly<Record<Side, string>>>>;
  readonly handshake: string;
  readonly side: Readonly<Record<Side, string>>;
  /** `{what}`, `{side}`, `{code}`, `{because}`. */
  readonly how: Readonly<Record<ToldRun['how'], string>>;
  readonly later: string;
  readonly atOnce: string;
  /** `{client}`: the name of the client's product. */
  readonly why: Readonly<Record<Why, string>>;
  readonly because: string;
  readonly help: Readonly<Record<Help, string>>;
  /** `{n}` times in this run, the first `{at}`. */
  readonly times: string;
  readonly again: string;
  /** `{over}`: the protocol, where it is not the one of the lost connection. */
  readonly againOver: string;
  /** What became of the other of two sockets: `{code}`, `{at}`. */
  readonly other: Readonly<Record<NonNullable<ToldRun['other']>['how'], string>>;
  readonly between: string;
};

function whatOf(cause: FaultCause, words: RunWords): string {
  switch (cause.kind) {
    case 'act':
      return words.acts[cause.act];
    case 'gives-up':
      return words.gaveUp[cause.why][cause.side];
    case 'handshake':
      return words.handshake;
    default:
      return words.states[cause.state];
  }
}

/** A run in words: what happened, who noticed, why then, what would have helped. `client` is a name. */
export function runInWords(facts: TraceFacts, words: RunWords, format: Format, client: string): string {
  const told = toldRun(facts);
  if (!told) {
    const { state, atMs } = facts.server.at(-1)!;
    return state === 'frozen'
      ? fill(words.unasked, { at: format.exact(atMs), what: words.states.frozen })
      : words.nothing;
  }
  const { cause, atMs, times, firstAtMs, side, how, toldAtMs, code, why, help, again, other } = told;
  const afterMs = toldAtMs - atMs;
  const first = fill(words.how[how], {
    at: format.exact(atMs),
    what: whatOf(cause, words),
    side: words.side[side],
    n: afterFault(afterMs, words, format),
    lasted: format.time(afterMs),
    code: code ?? '',
    because: why ? fill(words.because, { why: fill(words.why[why], { client }) }) : '',
  });
  return [
    first,
    ...(times > 1 ? [fill(words.times, { n: times, at: format.exact(firstAtMs) })] : []),
    ...(help ? [fill(words.help[help], { n: format.exact(heartbeatNoticesMs) })] : []),
    ...(other
      ? [fill(words.other[other.how], other.how === 'closed' ? { code: other.code, at: format.exact(other.atMs) } : {})]
      : []),
    ...(again
      ? [fill(again.over ? words.againOver : words.again, { at: format.exact(again.atMs), over: again.over ?? '' })]
      : []),
  ].join(words.between);
}
