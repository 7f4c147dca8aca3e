import { type EndingKind, endingKinds } from '../../src/core/diagnose/ending-kind.ts';
import { BIN_MS } from '../../src/core/herd/config.ts';
import { startHerd } from '../../src/core/herd/simulate.ts';
import { type RandomStream, randomStream } from '../../src/core/random.ts';
import type { AlertStory } from '../../src/scenarios/alert-stories.ts';
import { recipePath } from './recipes.ts';

const { ageBuckets } = (await import(recipePath('alerting/metrics.mjs'))) as { ageBuckets: readonly number[] };

/** Seconds between two scrapes. */
export const stepSeconds = 15;
/** The incident begins after two quiet hours, and is watched for an hour. */
export const quietSteps = (2 * 3_600) / stepSeconds;
export const allSteps = (3 * 3_600) / stepSeconds;

/** An ordinary connection lasts so long on average, and ends in one of these ways. */
const meanAgeSeconds = 1_200;
const usual: readonly (readonly [kind: EndingKind, share: number])[] = [
  ['going-away', 0.85],
  ['dropped', 0.08],
  ['client-away', 0.05],
  ['normal', 0.02],
];
/** So many opening handshakes fail on an ordinary day. */
const usualFailures = 0.01;

/** How often something happens that happens `mean` times on average (Knuth; by its normal approximation above 50). */
function poisson(mean: number, random: RandomStream): number {
  if (mean > 50) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  let times = -1;
  for (let product = 1; product > Math.exp(-mean); times++) product *= random();
  return Math.max(0, times);
}

/** What the incident does in a step. */
type Step = { readonly lost: number; readonly connected: number; readonly opened: number; readonly failed: number };

/** The herd's run in steps; after its end all is as it was then. */
function incidentOf({ herd, clients }: AlertStory): (step: number) => Step {
  if (!herd) return () => ({ lost: 0, connected: clients, opened: 0, failed: 0 });
  const run = startHerd(herd);
  while (!run.advance(1_000_000));
  const { attempts, accepted, connected } = run.series();
  const { lost } = run.totals();
  const bins = (stepSeconds * 1_000) / BIN_MS;
  const sum = (counts: Uint32Array, step: number): number =>
    counts.subarray(step * bins, (step + 1) * bins).reduce((all, one) => all + one, 0);
  const { batches, gapMs, drainMs } = herd;
  /** The part of a batch that has been lost until a time. */
  const lostBy = (ms: number): number => {
    let parts = 0;
    for (let batch = 0; batch < batches; batch++) {
      const since = ms - batch * gapMs;
      parts += since <= 0 ? 0 : drainMs === 0 ? 1 : Math.min(1, since / drainMs);
    }
    return Math.round((lost * parts) / batches);
  };
  return (step) => {
    const opened = sum(accepted, step);
    const fromMs = step * stepSeconds * 1_000;
    return {
      lost: lostBy(fromMs + stepSeconds * 1_000) - lostBy(fromMs),
      connected: connected[Math.min(connected.length, (step + 1) * bins) - 1] ?? clients,
      opened,
      failed: sum(attempts, step) - opened,
    };
  };
}

/** A series as promtool reads it. */
export type Series = { readonly series: string; readonly values: string };

/** The counters of a story, one value a scrape. Servers say who is connected; clients say how it ended. Deterministic. */
export function seriesOf(story: AlertStory): readonly Series[] {
  const random = randomStream(7, `alerts ${story.id}`);
  const incident = incidentOf(story);
  const closed = new Map<EndingKind, number>(endingKinds.map((kind) => [kind, 0]));
  const handshakes = { opened: 0, failed: 0 };
  const ages = ageBuckets.map(() => 0);
  let count = 0;
  const values = new Map<string, number[]>();
  const write = (name: string, value: number): void => {
    const all = values.get(name) ?? [];
    values.set(name, all);
    all.push(value);
  };
  const end = (kind: EndingKind, seconds: number): void => {
    closed.set(kind, closed.get(kind)! + 1);
    ageBuckets.forEach((bound, i) => {
      if (seconds <= bound) ages[i]!++;
    });
    count++;
  };
  const anyAge = (): number => -meanAgeSeconds * Math.log(1 - random());

  for (let step = 0; step < allSteps; step++) {
    const since = step - quietSteps;
    const now = since < 0 ? { lost: 0, connected: story.clients, opened: 0, failed: 0 } : incident(since);
    const grown = since < 0 ? 1 : 1 + (story.growth - 1) * (since / (allSteps - quietSteps));
    const connected = now.connected * grown;
    for (const [kind, share] of usual) {
      const endings = poisson((connected * stepSeconds * share) / meanAgeSeconds, random);
      for (let i = 0; i < endings; i++) end(kind, anyAge());
      handshakes.opened += endings;
      handshakes.failed += poisson(endings * usualFailures, random);
    }
    for (let i = 0; i < now.lost; i++) end(story.kind, story.ageSeconds ?? anyAge());
    handshakes.opened += now.opened;
    handshakes.failed += now.failed;

    write('websocket_connections{job="servers"}', Math.round(connected));
    for (const [result, value] of Object.entries(handshakes))
      write(`websocket_handshakes_total{job="clients",result="${result}"}`, value);
    for (const [kind, value] of closed)
      write(`websocket_closed_total{job="clients",kind="${kind}",verdict="with-backoff"}`, value);
    ageBuckets.forEach((bound, i) => {
      write(`websocket_open_seconds_bucket{job="clients",le="${bound}"}`, ages[i]!);
    });
    write('websocket_open_seconds_bucket{job="clients",le="+Inf"}', count);
    write('websocket_open_seconds_count{job="clients"}', count);
  }
  return [...values].map(([series, all]) => ({ series, values: all.join(' ') }));
}
