import * as v from 'valibot';
import { milliseconds, runOfClient } from './measured-run.ts';
import measured from './timers/records.json' with { type: 'json' };

/** The browsers whose timers were measured in a hidden tab. */
export const timerClients = ['chromium', 'firefox'] as const;
export type TimerClient = (typeof timerClients)[number];

/**
 * How a page keeps its rhythm: setInterval() of a second or of 25 s, the same with a server that sends something every
 * 5 s, a chain of setTimeout(), and answers to a server that asks every 25 s, which need no timer. Ids are permanent.
 */
export const timerTrials = ['interval1', 'interval25', 'interval25push', 'timeout25', 'answer'] as const;
export type TimerTrial = (typeof timerTrials)[number];

/**
 * For so long each tab was in front before it was hidden, in ms. Chromium is patient for five minutes with a page that is
 * hidden while it loads, and a page has loaded for it some time after its first paint, which nothing tells.
 */
export const inFrontMs = 4_000;

const causes = timerTrials.map((trial) => `page-hidden-heartbeat-${trial}` as const);

/** One run: when the timer of a page fired after its tab was hidden, in ms. */
const timerRecordSchema = v.strictObject({
  cause: v.picklist(causes),
  client: v.picklist(timerClients),
  ...runOfClient,
  transport: v.literal('ws'),
  watchedMs: milliseconds,
  firedAfterMs: v.array(milliseconds),
});
export type TimerRecord = v.InferOutput<typeof timerRecordSchema>;

export const parseTimerRecords = (input: unknown): TimerRecord[] => v.parse(v.array(timerRecordSchema), input);

/** Every run, checked against the schema. */
export const timerRecords: readonly TimerRecord[] = parseTimerRecords(measured);

/** Most of the beats before are still early ones, all after are late ones. */
const earlyUntilMs = 270_000;
const lateFromMs = 380_000;

/** What usually lies between two beats of one run, while the tab is newly hidden and after six minutes, and from when. */
export type Rhythm = { readonly earlyMs: number; readonly lateMs: number; readonly fromMs: number };

function median(gaps: readonly number[]): number {
  const sorted = gaps.toSorted((a, b) => a - b);
  const middle = sorted[(sorted.length - 1) >> 1];
  if (middle === undefined) throw new Error('too few beats to tell a rhythm');
  return middle;
}

/** The rhythm of a list of times in ms from the hiding. Throws where there are too few. */
export function rhythmOf(firedAfterMs: readonly number[]): Rhythm {
  const gaps = firedAfterMs
    .slice(1)
    .map((atMs, index) => ({ gap: atMs - firedAfterMs[index]!, fromMs: firedAfterMs[index]!, atMs }));
  const earlyMs = median(gaps.filter(({ atMs }) => atMs <= earlyUntilMs).map(({ gap }) => gap));
  const lateMs = median(gaps.filter(({ fromMs }) => fromMs >= lateFromMs).map(({ gap }) => gap));
  // The first long gap ends on a beat of the clock of rare timers, so that it is shorter than those that follow.
  const first = gaps.find(({ gap }) => gap > earlyMs + (lateMs - earlyMs) / 5);
  return { earlyMs, lateMs, fromMs: first?.fromMs ?? 0 };
}

/** The newest run of a trial. Throws for one that was not measured. */
export function timerRun(client: TimerClient, trial: TimerTrial): TimerRecord {
  const runs = timerRecords.filter((one) => one.client === client && one.cause === `page-hidden-heartbeat-${trial}`);
  const newest = runs.toSorted((a, b) => a.date.localeCompare(b.date)).at(-1);
  if (!newest) throw new Error(`${trial} with ${client} was not measured`);
  return newest;
}
