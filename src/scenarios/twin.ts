import type { Act } from '../core/acts/acts.ts';
import { type Policy, policyOf } from '../core/backoff/policy.ts';
import type { ObservedNumbers } from '../core/capture/numbers.ts';
import type { WaitShape } from '../core/capture/waits.ts';
import type { Side } from '../core/protocol/segment.ts';
import type { Scenario } from '../core/sim/settings.ts';
import { fullJitter, quiet, retold } from './base.ts';
import { storyOfCause } from './diagnosis.ts';
import { named } from './index.ts';

/** What could have helped: a heartbeat, or reconnecting. */
export type RemedyOfTwin = { readonly kind: 'heartbeat'; readonly everyMs: number } | { readonly kind: 'reconnect' };

/** A recorded connection as the simulator tells it. */
export type Twin = {
  readonly scenario: Scenario;
  /** The same with the remedy; null where none of them would have helped. */
  readonly remedied: Scenario | null;
  readonly remedy: RemedyOfTwin | null;
  /** The idle limit that was taken from the recording, ms; null: the story has none. */
  readonly idleMs: number | null;
};

/** Intervals that people write, from long to short; the first that beats twice within the limit is taken. ms. */
const heartbeats = [25_000, 20_000, 15_000, 10_000, 5_000, 2_000, 1_000] as const;
/** A timer fires on a whole second, and late by so much; ms. */
const wholeWithinMs = 100;
/** Half of what a run can be, since it goes on after the end; ms. */
export const lastMsMax = 1_800_000;
/** A machine is not there at once. */
const startsAfterMs = 1_000;

/** Causes that a heartbeat prevents, and those after which only connecting again helps. */
const prevented: ReadonlySet<string> = new Set(['idle-timeout', 'silent-drop']);
const noticed: ReadonlySet<string> = new Set(['network-lost', 'network-switch']);
const ended: ReadonlySet<string> = new Set([
  'process-killed',
  'stopped-without-close',
  'proxy-reload',
  'service-restart',
  'graceful-shutdown',
  'server-exception',
  'lifetime-limit',
]);

const isWhole = (ms: number): boolean => Math.abs(ms - Math.round(ms / 1000) * 1000) <= wholeWithinMs;

/** The idle limit that fits: counted from the last that was sent or from the opening, whichever gives whole seconds. */
function idleOf({ openedMs, endMs, sends, heardMs }: ObservedNumbers): number | null {
  if (openedMs === null || endMs === null) return null;
  const quietMs = endMs - Math.max(openedMs, heardMs ?? 0, ...sends.map(({ atMs }) => atMs));
  for (const ms of [quietMs, endMs - openedMs]) if (ms >= 1000 && isWhole(ms)) return Math.round(ms / 1000) * 1000;
  return Math.max(1, Math.round(quietMs));
}

function policyOfWaits([first]: readonly number[], shape: WaitShape | null): Policy | null {
  if (first === undefined) return null;
  switch (shape?.kind) {
    case 'exponential':
      return policyOf({
        growth: { kind: 'exponential', baseMs: shape.baseMs, factor: shape.factor },
        capMs: shape.capMs,
      });
    case 'linear':
      return policyOf({ growth: { kind: 'linear', baseMs: shape.baseMs, stepMs: shape.stepMs } });
    case 'random':
      return policyOf({ growth: { kind: 'fixed', baseMs: shape.maxMs }, jitter: { kind: 'full' } });
    default:
      return policyOf({ growth: { kind: 'fixed', baseMs: shape?.baseMs ?? Math.round(first) } });
  }
}

const firstBeatAfter = (atMs: number, sends: ObservedNumbers['sends'], lastBeatMs: number): number =>
  sends.find((one) => one.by === 'client' && one.atMs > atMs)?.atMs ?? lastBeatMs;

/**
 * How long the client waited for an answer: from the first beat that the simulation sends without a path, whose beats
 * follow its opening at the interval, until the recorded close(). 0: none is recorded.
 */
function deadlineOf({ calledCloseMs, heartbeatMs, openedMs }: ObservedNumbers, lostMs: number | null): number {
  if (calledCloseMs === null || lostMs === null || heartbeatMs <= 0) return 0;
  const zeroMs = openedMs ?? 0;
  const beatMs = zeroMs + Math.max(1, Math.ceil((lostMs - zeroMs) / heartbeatMs)) * heartbeatMs;
  return Math.max(0, Math.round(calledCloseMs - beatMs));
}

/** When the cause strikes: what the recorder saw of the server's side left it one trip earlier. */
function strikesMs(
  { endMs, openedMs, heardMs, close, lastBeatMs, sends }: ObservedNumbers,
  latencyMs: number,
  isLost: boolean,
) {
  if (isLost) {
    const lastMs = Math.max(openedMs ?? 0, heardMs ?? 0);
    // Before the first beat that stayed unanswered.
    const beatMs = lastBeatMs !== null && lastBeatMs > lastMs ? firstBeatAfter(lastMs, sends, lastBeatMs) : null;
    return beatMs === null ? lastMs + latencyMs : (lastMs + beatMs) / 2;
  }
  if (endMs === null) return null;
  return close?.by === 'client' ? endMs : Math.max(0, endMs - latencyMs);
}

const closers: Partial<Readonly<Record<Act['kind'], Side>>> = {
  'server-close': 'server',
  'server-shutdown': 'server',
  'client-close': 'client',
};

const losses: ReadonlySet<Act['kind']> = new Set(['cable-pull', 'client-network-off', 'server-power-off']);
const isLoss = ({ acts }: Scenario): boolean => acts.some(({ kind }) => losses.has(kind));

/**
 * The story of a cause, or, where it does not say the Close that was recorded, the one that does. A client that says
 * what no script may say fails the connection itself, which is the story of a cause.
 */
function toldBy(causeId: string, numbers: ObservedNumbers): Scenario | null {
  const { close } = numbers;
  const told = storyOfCause(causeId, idleOf(numbers) ?? quiet.proxyIdleMs);
  if (
    !told ||
    close?.code == null ||
    (close.by === 'client' && !close.byScript) ||
    // Nobody answered it, because the path was gone: the Close follows from that.
    (!close.answered && isLoss(told)) ||
    told.acts.some(({ kind }) => closers[kind] === close.by)
  )
    return told;
  return { server: named('server-close-1000'), client: named('client-close-1000') }[close.by];
}

/**
 * The story's acts around the recorded moment, with the recorded code. The first of them ends the connection, except that
 * a page which was left does so when it is returned to. A server that was answered waited for it.
 */
function actsAt(acts: readonly Act[], atMs: number, { close }: ObservedNumbers): readonly Act[] {
  const ending = acts.find(({ kind }) => kind === 'page-return') ?? acts[0];
  if (!ending) return [];
  return acts.map(({ kind, args, atMs: actMs }) => {
    const isClose = close !== null && closers[kind] === close.by;
    const { exit, ...rest } = { ...args };
    const said = {
      ...rest,
      ...(exit !== undefined && !(isClose && close.answered) && { exit }),
      ...(isClose && close.code !== null && { code: close.code }),
    };
    return {
      kind,
      atMs: Math.max(0, Math.round(atMs + actMs - ending.atMs)),
      ...(Object.keys(said).length > 0 && { args: said }),
    };
  });
}

/**
 * The simulation of a recorded connection: the story of its cause, or the one that is known to have happened, with the
 * numbers of the recording. null: the cause has no model, the recording lasts longer than a run, or too many of its
 * messages are missing.
 */
export function twinOf(
  causeId: string,
  numbers: ObservedNumbers,
  told: Scenario | null = toldBy(causeId, numbers),
): Twin | null {
  const { transport, openedMs, endMs, status, sends, heartbeatMs, firstBeatMs } = numbers;
  if (!told || (endMs ?? openedMs ?? 0) > lastMsMax) return null;
  // An idle timer would end it in a silence that there was not.
  if (numbers.isPatchy && told.settings.proxyIdleMs > 0) return null;
  const latencyMs = Math.round((numbers.latencyMs ?? quiet.latencyMs) * 1000) / 1000;
  const isLost = isLoss(told);
  const atMs = strikesMs(numbers, latencyMs, isLost);
  // What has no recorded end has no number that a timer or an act could take.
  if (openedMs !== null && endMs === null && !isLost) return null;
  if (told.acts.length > 0 && atMs === null) return null;
  const own = told.acts.length > 0 ? actsAt(told.acts, atMs!, numbers) : [];
  // A heartbeat is a setting where the story is about it, and messages elsewhere.
  const beats = (isLost || told.settings.heartbeatMs > 0) && firstBeatMs !== null;
  const said = beats ? sends.filter(({ atMs: sentMs }) => sentMs < firstBeatMs) : sends;
  const talk = said.map(
    ({ atMs: sentMs, by }): Act => ({
      atMs: by === 'client' ? sentMs : Math.max(0, sentMs - latencyMs),
      kind: by === 'client' ? 'client-send' : 'server-send',
    }),
  );
  const gaveUpMs = deadlineOf(numbers, isLost ? atMs : numbers.lastBeatMs);
  const policy = policyOfWaits(numbers.waitsMs, numbers.shape);
  const isStopped = own.some(
    ({ kind }) => kind === 'server-kill' || kind === 'server-sigterm' || kind === 'server-shutdown',
  );
  const backMs = numbers.againAfterMs === null ? 0 : numbers.againAfterMs - (numbers.waitsMs.at(-1) ?? 0) / 2;
  const { proxyIdleMs } = told.settings;
  const scenario = retold(told, {
    ...(status !== null && told.handshake.kind === 'status' && { handshake: { kind: 'status', status } }),
    acts: [...talk, ...own].sort((a, b) => a.atMs - b.atMs),
    settings: {
      latencyMs,
      ...(told.settings.transport === quiet.transport && { transport }),
      ...(beats && { heartbeatMs, heartbeatTimeoutMs: gaveUpMs > 0 ? gaveUpMs : heartbeatMs }),
      ...(policy && { policy, ...(isStopped && { restartMs: Math.round(backMs) }) }),
    },
  });
  const remedy = remedyOf(causeId, numbers, proxyIdleMs);
  return { scenario, remedy, remedied: remedy && remediedBy(remedy, scenario, isStopped), idleMs: proxyIdleMs || null };
}

function remedyOf(causeId: string, { heartbeatMs, waitsMs }: ObservedNumbers, limitMs: number): RemedyOfTwin | null {
  if (prevented.has(causeId) && heartbeatMs === 0) {
    const everyMs = heartbeats.find((ms) => 2 * ms <= limitMs);
    return everyMs === undefined ? null : { kind: 'heartbeat', everyMs };
  }
  if (noticed.has(causeId) && heartbeatMs === 0) return { kind: 'heartbeat', everyMs: heartbeats[0] };
  return ended.has(causeId) && waitsMs.length === 0 ? { kind: 'reconnect' } : null;
}

function remediedBy(remedy: RemedyOfTwin, told: Scenario, isStopped: boolean): Scenario {
  if (remedy.kind === 'heartbeat') return retold(told, { settings: { heartbeatMs: remedy.everyMs } });
  return retold(told, { settings: { policy: fullJitter, ...(isStopped && { restartMs: startsAfterMs }) } });
}

/**
 * The scenario of a twin, with its remedy or without. Behind an idle limit a run never ends, since the connection lives
 * on or is opened again and again, and so it is without a path: it is watched until `untilMs`.
 */
export function watchedTwin(twin: Twin, isRemedied: boolean, untilMs: number): Scenario {
  const scenario = (isRemedied && twin.remedied) || twin.scenario;
  // The end that a lost path leaves alone would be watched for its whole silence, and the recording would be a speck.
  if (twin.idleMs === null && !isLoss(scenario)) return scenario;
  return { ...scenario, watchMs: Math.max(0, untilMs - (scenario.acts.at(-1)?.atMs ?? 0)) };
}
