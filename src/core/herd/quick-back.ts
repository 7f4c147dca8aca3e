import { type HerdConfig, HORIZON_MS } from './config.ts';
import { BACK_SHARES, backMsOf } from './result.ts';
import { scaleHerd } from './scale.ts';
import { type HerdRun, startHerd } from './simulate.ts';
import { switchesOf } from './switches.ts';
import { compileWaits } from './waits.ts';

/** When 99.9 % are back in ms, never within the hour of a run, or not known: the work for one answer was used up. */
export type QuickBack = number | 'never' | 'unknown';

/** Clients of a quick run: enough that chance moves a time by a few percent. */
export const QUICK_CLIENTS = 500;
/** Quick runs are this many times faster, so that a second is a bin of theirs. */
const FASTER = 10;
/** Attempts between two looks at whether a run is hopeless. */
const PORTION = 2_000;
/** A run ends undecided after as many; an hour at 500 clients that attempt every six seconds has fewer. */
const ATTEMPTS_MAX = 300_000;

/** The time to recover, by a herd of the same ratios that is small and fast. To a second; some milliseconds of work. */
export function quickBack(config: HerdConfig): QuickBack {
  const smaller = Math.max(1, config.clients / QUICK_CLIENTS);
  const small = scaleHerd(config, smaller, FASTER);
  const untilMs = HORIZON_MS / FASTER;
  const run = startHerd(small, untilMs);
  const round = roundOf(small);
  for (let attempts = 0; !run.advance(PORTION); attempts += PORTION) {
    if (round && isHopeless(small, round, run, untilMs)) return 'never';
    if (attempts >= ATTEMPTS_MAX) return 'unknown';
  }
  const backMs = backMsOf(run.connectedIn(), BACK_SHARES.all * small.clients);
  return backMs === null ? 'never' : backMs * FASTER;
}

/** From one attempt of a client to its next, once its waits have grown: mean and standard deviation, in ms. */
type Round = { readonly meanMs: number; readonly deviationMs: number; readonly fromMs: number };

/** Null where rounds differ, or where somebody may be served in another way. */
function roundOf(config: HerdConfig): Round | null {
  const { policy, overflow, timeoutMs, batches, drainMs, downMs } = config;
  const isPlain = overflow === 'slow' && batches === 1 && Object.keys(switchesOf(config)).length === 0;
  const waits = isPlain ? compileWaits([policy], null) : null;
  if (!waits) return null;
  const last = 2 * (waits.attempts - 1);
  const floorMs = waits.table[last]!;
  const widthMs = waits.table[last + 1]!;
  if (floorMs === Number.POSITIVE_INFINITY || policy.attemptsMax > 0) return null;
  const firstMs = Math.max(0, ...(policy.first ?? []).map(({ maxMs }) => maxMs));
  return {
    meanMs: timeoutMs + floorMs + widthMs / 2,
    deviationMs: widthMs / Math.sqrt(12),
    // From then on all connections are lost, and only rounds are left: waits that still grow are shorter.
    fromMs: Math.max(downMs, drainMs + (policy.first?.length ?? 0) * (firstMs + timeoutMs)),
  };
}

/**
 * Whether the queue stays longer than a client waits until the run ends, so that nobody is served any more: but for a
 * chance of one in a billion, six standard deviations.
 *
 * While that is so, each of the M clients that are out attempts once a round of mean m and deviation s, whatever the
 * server does. In a time h they attempt at least M (h / m − 1) times on average, with a variance of M h s² / m³ (of
 * renewals), and the server finishes c h. So with q = handshakes in the queue − c T − M the queue is longer than T as
 * long as q + (M / m − c) h > 6 √(M h s² / m³). The left side less the right one is convex in h.
 */
function isHopeless(config: HerdConfig, round: Round, run: HerdRun, untilMs: number): boolean {
  const nowMs = run.nowMs();
  if (nowMs < round.fromMs) return false;
  const { capacityPerSecond, timeoutMs, clients } = config;
  const perMs = capacityPerSecond / 1_000;
  const out = clients - run.progress().settled;
  const more = (run.queueMs() - timeoutMs) * perMs - out;
  const growth = out / round.meanMs - perMs;
  const chance = 6 * Math.sqrt((out * round.deviationMs ** 2) / round.meanMs ** 3);
  const restMs = untilMs - nowMs;
  const lowestMs = growth > 0 ? Math.min(restMs, (chance / (2 * growth)) ** 2) : restMs;
  return more > 0 && more + growth * lowestMs > chance * Math.sqrt(lowestMs);
}
