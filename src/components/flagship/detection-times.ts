import type { Act, ActKind } from '../../core/acts/acts.ts';
import type { ClientProfileId, Settings } from '../../core/sim/settings.ts';
import { simulate } from '../../core/sim/simulate.ts';
import { type Keepalive, linuxTcp } from '../../core/sim/transport/tcp.ts';
import { type Moment, notified } from '../../core/trace/attempts.ts';
import { factsOfTrace, type TraceFacts } from '../../core/trace/facts-of-trace.ts';
import { cellsOf } from '../../evidence/cells.ts';
import { records } from '../../evidence/records.ts';
import type { CauseId } from '../../evidence/schema.ts';
import { slantMs } from '../../scenarios/base.ts';
import { causes } from '../../scenarios/index.ts';
import { detection } from '../../scenarios/pages.ts';
import type { SourceId } from './sources.ts';

/** What happened to the connection, and what the client was doing meanwhile. */
export type Situation =
  | 'close-frame' // 1001: the server says goodbye
  | 'process-killed' // the kernel lives and sends FIN
  | 'proxy-idle' // nginx with its default idle limit closes both sides
  | 'heartbeat' // cable pulled; the application sends a heartbeat and waits for the answer until the next one
  | 'closing' // cable pulled; the application calls close()
  | 'listening' // cable pulled; the application only listens
  | 'sending'; // cable pulled; the application sends, but expects no answer

/** Who has to notice. `any` is every client that is simulated here. */
export type DetectingClient = 'any' | 'safari' | ClientProfileId;
export type Platform = 'linux' | 'macos' | 'windows' | 'android';

/** From the fault until the code of the client knows. */
export type DetectionValue =
  | { readonly kind: 'exact'; readonly ms: number }
  | { readonly kind: 'range'; readonly fromMs: number; readonly toMs: number }
  | { readonly kind: 'at-least'; readonly ms: number }
  | { readonly kind: 'never' }
  | { readonly kind: 'not-measured' };

/**
 * `measured`: the lab saw the same on the real part. `simulated`: follows from timers read in the source of the version
 * named, on the system they were read for. `computed`: the same arithmetic with another system's defaults, tried by nobody.
 */
export type Basis = 'measured' | 'simulated' | 'computed' | 'none';

export type DetectionTime = {
  readonly situation: Situation;
  readonly client: DetectingClient;
  /** null where the system does not matter. */
  readonly platform: Platform | null;
  readonly value: DetectionValue;
  readonly basis: Basis;
  readonly sources: readonly SourceId[];
};

/** nginx, proxy_read_timeout: its default. */
const PROXY_IDLE_MS = 60_000;
/** The heartbeat of the example; the answer is due before the next beat. */
const HEARTBEAT_MS = 30_000;
/** Just after the opening handshake, whose response is the last sign of life: silence is counted from its beginning. */
const FAULT_AT_MS = 4 * slantMs + 1;
const CLIENTS: readonly ClientProfileId[] = ['chromium', 'firefox', 'webkitgtk', 'ws', 'node'];

/**
 * Time until TCP gives up on an idle connection whose path swallows everything.
 * Linux net/ipv4/tcp_timer.c, tcp_keepalive_timer; the other systems' documentation describes the same.
 */
export function keepaliveMs({ idleMs, intervalMs, probes }: Keepalive): number {
  return idleMs + probes * intervalMs;
}

// Number of probes by system, where the client does not set its own: macOS 8 (tcp_timer.h), Windows 10.
const COMPUTED: readonly (readonly [DetectingClient, Platform, Keepalive, readonly SourceId[]])[] = [
  ['chromium', 'windows', { idleMs: 45_000, intervalMs: 45_000, probes: 10 }, keepaliveOf('chromium', 'windows')],
  ['chromium', 'macos', { idleMs: 45_000, intervalMs: 75_000, probes: 8 }, keepaliveOf('chromium', 'xnu')],
  ['firefox', 'windows', { idleMs: 600_000, intervalMs: 1_000, probes: 10 }, keepaliveOf('firefox', 'windows')],
  ['firefox', 'macos', { idleMs: 600_000, intervalMs: 75_000, probes: 8 }, keepaliveOf('firefox', 'xnu')],
];

function keepaliveOf(client: 'chromium' | 'firefox', system: 'windows' | 'xnu'): readonly SourceId[] {
  return [`${client}-keepalive`, `${system}-keepalive`];
}

/** Every row of "how long until your code knows?", in reading order. Linux rows are simulated when the site is built. */
export function detectionTimes(): readonly DetectionTime[] {
  const pull = fault('cable-pull');
  const listening = (profile: ClientProfileId): DetectionValue => exactly(clientDetects(profile, 'cable-pull'));
  // The fault falls somewhere between two beats; the beat after it is lost, and the one after that finds no answer.
  const heartbeat = { heartbeatMs: HEARTBEAT_MS };
  const beatAtMs = HEARTBEAT_MS + 4 * slantMs;
  const beats = [beatAtMs - 1, beatAtMs + 3 * slantMs].map((atMs) =>
    knowsAfter('chromium', fault('cable-pull', atMs), heartbeat),
  );
  const closing = (profile: ClientProfileId): DetectionValue =>
    exactly(knowsAfter(profile, [...pull, { atMs: FAULT_AT_MS, kind: 'client-close', args: { code: 1000 } }]));

  const linux = (situation: 'closing' | 'listening', client: ClientProfileId, sources: readonly SourceId[]) =>
    situation === 'closing'
      ? row('closing', client, 'linux', closing(client), basis('cable-pulled-then-close', [client]), sources)
      : row('listening', client, 'linux', listening(client), basis('cable-pulled-idle', [client]), sources);

  return [
    row('close-frame', 'any', null, anyClient(fault('server-shutdown')), basis('server-close-1001', CLIENTS), [
      'rfc-close-frame',
      'measured',
    ]),
    row('process-killed', 'any', null, anyClient(fault('server-kill')), basis('server-sigkill', CLIENTS), [
      'linux-close',
      'measured',
    ]),
    row('proxy-idle', 'any', null, anyClient([], { proxyIdleMs: PROXY_IDLE_MS }), 'simulated', ['nginx']),
    row('heartbeat', 'any', null, between(beats), 'simulated', []),
    linux('closing', 'webkitgtk', ['measured']),
    linux('closing', 'firefox', ['firefox-timers', 'measured']),
    linux('closing', 'ws', ['ws', 'measured']),
    linux('closing', 'chromium', ['chromium-close', 'measured']),
    linux('listening', 'node', ['node-keepalive', 'libuv-keepalive', 'measured']),
    linux('listening', 'chromium', ['chromium-keepalive', 'linux-sysctl', 'measured']),
    linux('listening', 'firefox', ['firefox-keepalive', 'firefox-timers', 'measured']),
    ...COMPUTED.map(([client, platform, keepalive, sources]) =>
      row('listening', client, platform, exactly(keepaliveMs(keepalive)), 'computed', sources),
    ),
    linux('listening', 'ws', ['ws', 'measured']),
    linux('listening', 'webkitgtk', ['measured']),
    row('listening', 'chromium', 'android', { kind: 'never' }, 'computed', ['chromium-keepalive']),
    row('listening', 'safari', null, { kind: 'not-measured' }, 'none', []),
    // A lower bound in Linux's own words, since the first timeout depends on the measured round trip.
    row(
      'sending',
      'any',
      'linux',
      { kind: 'at-least', ms: linuxTcp.giveUpMs },
      basis('cable-pulled-client-sending', CLIENTS),
      ['linux-sysctl', 'measured'],
    ),
  ];
}

/** Milliseconds until this client's code knows of one act on an open, idle connection; null: never. */
export const clientDetects = (profile: ClientProfileId, kind: ActKind): number | null =>
  knowsAfter(profile, fault(kind));

function fault(kind: ActKind, atMs = FAULT_AT_MS): readonly Act[] {
  return [{ atMs, kind }];
}

/** Milliseconds from the last act (without one: from the opening) until this client's code knows; null: never. */
export function knowsAfter(
  profile: ClientProfileId,
  acts: readonly Act[],
  settings: Partial<Settings> = {},
): number | null {
  const facts = factsOfTrace(simulate(detection(profile, acts, settings)));
  const startMs = acts.at(-1)?.atMs ?? facts.attempts[0]?.client.opened?.atMs ?? 0;
  const known = firstNotified(facts);
  return known && known.atMs - startMs;
}

const firstNotified = ({ attempts: [first] }: TraceFacts): Moment | null => (first ? notified(first.client) : null);

const cells = cellsOf(records);
/** Two times of the lab agree with the simulator if they differ by no more than this, or by one part in twenty. */
const TOLERANCE_MS = 2_000;

/** `measured` if the lab tried this cause with each of these clients and saw what the simulator says of the same. */
function basis(id: CauseId, clients: readonly ClientProfileId[]): Basis {
  const story = causes.find(({ scenario }) => scenario.id === id);
  const agrees = clients.every((profile) => {
    const cell = cells.find((one) => one.cause === id && one.client === profile);
    if (!cell || !story) return false;
    const seen = cell.outcomes[0]?.client?.medianMs ?? null;
    const said = firstNotified(factsOfTrace(simulate({ ...story.scenario, profile })))?.atMs ?? null;
    if (seen === null || said === null || story.causeAtMs === null) return seen === said;
    const afterMs = said - story.causeAtMs;
    return Math.abs(seen - afterMs) <= Math.max(TOLERANCE_MS, afterMs / 20);
  });
  return agrees ? 'measured' : 'simulated';
}

function anyClient(acts: readonly Act[], settings: Partial<Settings> = {}): DetectionValue {
  return between(CLIENTS.map((profile) => knowsAfter(profile, acts, settings)));
}

function between(all: readonly (number | null)[]): DetectionValue {
  const known = all.filter((ms) => ms !== null);
  if (known.length === 0) return { kind: 'never' };
  if (known.length < all.length) throw new Error('Some clients never know and others do: they need rows of their own');
  const [fromMs, toMs] = [Math.min(...known), Math.max(...known)];
  // Two hundredths of a second apart is one mark on this scale.
  return toMs - fromMs < 20 ? { kind: 'exact', ms: fromMs } : { kind: 'range', fromMs, toMs };
}

function exactly(ms: number | null): DetectionValue {
  return ms === null ? { kind: 'never' } : { kind: 'exact', ms };
}

function row(
  situation: Situation,
  client: DetectingClient,
  platform: Platform | null,
  value: DetectionValue,
  basis: Basis,
  sources: readonly SourceId[],
): DetectionTime {
  return { situation, client, platform, value, basis, sources };
}
