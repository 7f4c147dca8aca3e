import type { Policy, Range } from '../backoff/policy.ts';

/** A share of clients reconnects in another way. */
export type OtherClients = { readonly share: number; readonly policy: Policy };

/** What a run may do besides. Each part is off unless it is given, and a run without any is the run it always was. */
export type HerdSwitches = {
  /** Only this share of the clients loses its connection, chosen at random; the others stay connected. */
  readonly lostShare?: number;
  /** Until `untilMs` this share of the attempts that find a server fails after one round trip and costs it nothing: a bad pool. */
  readonly failing?: { readonly share: number; readonly untilMs: number };
  /**
   * Connections that the servers hold at most, those that were never lost included. What is beyond is refused at the
   * cost of a refusal. Connections that are still to be lost do not count: their server is going away.
   */
  readonly connectionsMax?: number;
  /**
   * What a new connection costs its server after the handshake, in handshakes, done before the next one in the queue:
   * `coldCost` at first, towards `warmCost` as caches warm, halfway after `halfAfter` connections. Nothing is done for
   * a client that has left.
   */
  readonly afterConnect?: { readonly coldCost: number; readonly warmCost: number; readonly halfAfter: number };
  /**
   * At this many handshakes of waiting work the servers crash, at the end of the millisecond, and are back after
   * `restartMs` with cold caches. They lose their queue and every connection that they have accepted since the run
   * began; connections that were never lost are on other servers. A client whose handshake would have been done is
   * reset at once; one that was going to leave still waits for its timeout.
   */
  readonly crash?: { readonly queue: number; readonly restartMs: number };
  /**
   * A gate before the servers. It admits at most `atATime` clients, each until its handshake and the work after it are
   * done, and none at all while it is closed. Whom it does not admit is refused at no cost to the servers.
   */
  readonly gate?: { readonly atATime: number | null; readonly closedFromMs: number; readonly closedUntilMs: number };
  /** Shares of the clients with policies of their own; the rest has the policy of the run. */
  readonly others?: readonly OtherClients[];
  /**
   * Waits that the server names and that this share of the clients obeys instead of waiting as its policy says: with
   * the close of the connection (Close 1012 or 1013 with a wait, Pusher’s 4100–4199) or with a refusal (Retry-After of
   * a 503). Uniform in the range. A client whose policy gives up still does.
   */
  readonly told?: { readonly share: number; readonly onClose?: Range; readonly onRefusal?: Range };
  /** After this many failed attempts a client turns to servers elsewhere, which have this much to spare for it. */
  readonly otherRegion?: { readonly afterFailures: number; readonly capacityPerSecond: number };
};

/** Lowest and highest accepted value of each number of a switch, in the units of its name. */
export const SWITCH_BOUNDS = {
  share: [0, 1],
  connectionsMax: [0, 1_000_000],
  cost: [0, 1_000],
  halfAfter: [1, 1_000_000],
  crashQueue: [1, 1_000_000],
  /** A shorter one would let a run crash without end. */
  restartMs: [1_000, 600_000],
  atATime: [1, 1_000_000],
  timeMs: [0, 3_600_000],
  afterFailures: [1, 100],
  capacityPerSecond: [1, 1_000_000],
  toldMs: [0, 3_600_000],
} as const satisfies Record<string, readonly [number, number]>;

/** Policies beside the one of the run. */
export const OTHERS_MAX = 3;

/** What the work after a connection costs when `before` others were made since the caches were cold. In handshakes. */
export const costAfterConnect = (
  { coldCost, warmCost, halfAfter }: NonNullable<HerdSwitches['afterConnect']>,
  before: number,
): number => warmCost + (coldCost - warmCost) * 2 ** (-before / halfAfter);

/** The switches of a run and nothing else of it. Those that are off are left out. */
export function switchesOf(run: HerdSwitches): HerdSwitches {
  const { lostShare, failing, connectionsMax, afterConnect, crash, gate, others, told, otherRegion } = run;
  return {
    ...(lostShare !== undefined && { lostShare }),
    ...(failing && { failing }),
    ...(connectionsMax !== undefined && { connectionsMax }),
    ...(afterConnect && { afterConnect }),
    ...(crash && { crash }),
    ...(gate && { gate }),
    ...(others && { others }),
    ...(told && { told }),
    ...(otherRegion && { otherRegion }),
  };
}
