import type { ActKind } from '../acts/acts.ts';
import type { HerdConfig } from '../herd/config.ts';
import type { ClientId } from '../peers/clients.ts';
import type { Scenario } from '../sim/settings.ts';

/** The steps of the learning path. Permanent: saved progress holds them. */
export type TaskId =
  | 'goodbye'
  | 'silence'
  | 'half-goodbye'
  | 'heartbeat'
  | 'proxy'
  | 'server-first'
  | 'wait'
  | 'deploy';

/** What the reader may turn before running. Numbers are milliseconds, but for `factor` and `batches`. */
export type Dial =
  | { readonly id: 'act' | 'next'; readonly options: readonly (ActKind | 'nothing')[] }
  | { readonly id: 'profile'; readonly options: readonly ClientId[] }
  | {
      readonly id:
        | 'nextAfterMs'
        | 'heartbeatMs'
        | 'heartbeatTimeoutMs'
        | 'serverPingMs'
        | 'baseMs'
        | 'factor'
        | 'capMs'
        | 'batches'
        | 'drainMs'
        | 'firstMs';
      readonly options: readonly number[];
    };
export type DialId = Dial['id'];

/** One option for each dial of a task. */
export type Choices = Readonly<Partial<Record<DialId, string | number>>>;

/** What a trace has to show. Durations in ms. */
export type TraceCheck =
  | { readonly kind: 'client-code'; readonly code: number }
  | { readonly kind: 'clean'; readonly clean: boolean }
  /** From the first act until the client's code knows. */
  | { readonly kind: 'knows-within' | 'ignorant-for'; readonly ms: number }
  | { readonly kind: 'no-close-frame' }
  | { readonly kind: 'path-cut' }
  /** Heartbeats keep at least this distance, as fewer than two of them always do. */
  | { readonly kind: 'beats-apart'; readonly ms: number }
  /** The first connection is still open at this time. */
  | { readonly kind: 'open-at'; readonly ms: number }
  | { readonly kind: 'server-knows' }
  | { readonly kind: 'server-knows-first' }
  /** Connected again within this time after the server runs again. */
  | { readonly kind: 'back-within'; readonly ms: number }
  | { readonly kind: 'tries-at-most'; readonly count: number };

/** What a herd has to show. Durations in ms. */
export type HerdCheck =
  /** Not one second in which more attempts come than the servers can serve. */
  | { readonly kind: 'within-capacity' }
  /** 99.9 % of the clients are connected again, counted from the first lost connection. */
  | { readonly kind: 'all-back-within'; readonly ms: number }
  | { readonly kind: 'stay-connected'; readonly share: number };

export type Check = TraceCheck | HerdCheck;

/** One check and how it went. `value` is what was seen: ms, a code, a count, a ratio; null: it did not happen. */
export type CheckResult = { readonly check: Check; readonly met: boolean; readonly value: number | null };

/** A guess before acting: which option is right is for the simulator to say, see predictions in tests. */
export type Prediction = { readonly options: readonly string[]; readonly right: string };

type Step<C extends Check> = {
  readonly id: TaskId;
  readonly minutes: number;
  readonly dials: readonly Dial[];
  /** Where the dials stand at first: a run that does not meet the checks. */
  readonly start: Choices;
  readonly prediction: Prediction;
  readonly checks: readonly C[];
  /** One way to do it, for the team lead's page and for tests. */
  readonly solution: Choices;
};

/** One connection; `scenario` is the story without the reader's choices. */
export type TraceTask = Step<TraceCheck> & { readonly kind: 'trace'; readonly scenario: Scenario };
/** Many clients that come back at once; `herd` is the run without the reader's choices. */
export type HerdTask = Step<HerdCheck> & { readonly kind: 'herd'; readonly herd: HerdConfig };
export type Task = TraceTask | HerdTask;
