import { textbookPolicy } from '../core/backoff/textbook.ts';
import type { Scenario, Settings, Transport } from '../core/sim/settings.ts';

/** Nothing runs automatically: no heartbeat, no chatter, no proxy, no reconnect. One millisecond each way, as in the lab. */
export const quiet: Settings = {
  transport: 'ws',
  sockets: 1,
  latencyMs: 1,
  jitterMs: 0,
  heartbeatMs: 0,
  heartbeatTimeoutMs: 0,
  serverSilenceMs: 0,
  serverPingMs: 0,
  clientSendMs: 0,
  serverSendMs: 0,
  proxyIdleMs: 0,
  proxyExpiry: 'fin',
  restartMs: 0,
  policy: null,
};

/** One way through a path with some length, so that arrows slant; the lab's own paths take one millisecond. */
export const slantMs = 40;

/** Full jitter below a ceiling that doubles from 1 s to 30 s, and starts again with every open connection. */
export const fullJitter = textbookPolicy({ baseMs: 1_000, factor: 2, capMs: 30_000, jitter: 'full' });

/** What sets a story apart. */
export type Parts = Partial<Omit<Scenario, 'settings' | 'id'>> & { readonly settings?: Partial<Settings> };

/** The same story with some parts changed. It keeps its id, so a link to it holds only what differs. */
export const retold = (story: Scenario, { settings, ...rest }: Parts): Scenario => ({
  ...story,
  ...rest,
  settings: { ...story.settings, ...settings },
});

/** A story in the lab's circumstances: only what differs is written. Watched for 1200 s, as in the lab. */
export const story = (id: string, parts: Parts = {}): Scenario =>
  retold(
    {
      id,
      profile: 'chromium',
      server: 'ws',
      handshake: { kind: 'accept' },
      settings: quiet,
      seed: 1,
      connectAtMs: 0,
      acts: [],
      watchMs: 1_200_000,
    },
    parts,
  );

/** One cause of the evidence lab as a story. */
export type Cause = {
  readonly scenario: Scenario;
  /** Its id in the lab's records: the scenario's own, but for causes that have variants. */
  readonly cause: string;
  readonly variant: string | null;
  /** Times of its outcome count from here; null: from the proxy's expiry. */
  readonly causeAtMs: number | null;
  /** Where the server's times count from another moment. */
  readonly serverCauseAtMs: number | null;
  /** The attempt whose outcome counts. */
  readonly attempt: number;
  /** The lab stops watching as soon as the client knows: what the server finds out later has no row. */
  readonly untilClientKnows: boolean;
  /** Needs a page: the profiles that are only a process have no row. */
  readonly pageOnly: boolean;
  /** Needs a client of which it is known what becomes of a frozen or discarded page. */
  readonly freezes: boolean;
};

/** The connection has been quiet for 15 s when an idle cause strikes. */
export const idleCauseAtMs = 15_000;
/** Everything else strikes one second in. */
export const causeAtMs = 1_000;

export type CauseParts = Parts & Partial<Omit<Cause, 'scenario' | 'cause'>>;

/** The same cause over a transport, which its id then names. */
export function causeOver(transport: Transport, id: string, { settings, ...parts }: CauseParts): Cause {
  const told = cause(id, { server: 'polite', ...parts, settings: { ...settings, transport } });
  const { variant } = told;
  return { ...told, scenario: { ...told.scenario, id: [id, transport, ...(variant ? [variant] : [])].join('-') } };
}

/** A cause as the lab tries it. */
export function cause(id: string, parts: CauseParts): Cause {
  const {
    causeAtMs: at,
    variant = null,
    attempt = 1,
    untilClientKnows = false,
    pageOnly = false,
    freezes = false,
    serverCauseAtMs = null,
    ...rest
  } = parts;
  return {
    scenario: story(variant ? `${id}-${variant}` : id, rest),
    cause: id,
    variant,
    causeAtMs: at === undefined ? (rest.acts?.[0]?.atMs ?? 0) : at,
    attempt,
    untilClientKnows,
    pageOnly,
    freezes,
    serverCauseAtMs,
  };
}
