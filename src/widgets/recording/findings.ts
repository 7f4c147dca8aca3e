import type { ObservedTrace } from '../../core/capture/to-trace.ts';
import { shapeOfWaits, type WaitShape } from '../../core/capture/waits.ts';
import { isEndMissed } from '../../core/diagnose/is-end-missed.ts';
import { type Format, fill } from '../../core/format.ts';
import type { TraceFacts } from '../../core/trace/facts-of-trace.ts';
import type { RecordingStrings } from '../../i18n/en/diagnose/recording.ts';
import { lifetimeOf } from './ending.ts';
import type { Listed } from './messages.ts';
import { openingFinding } from './opening-findings.ts';

/** Two connections that one timer ends differ by less than this share of their length, or than this time, ms. */
const sameShare = 0.01;
const sameMs = 20;
/** Shorter lives are too short to tell a timer. */
const timerFromMs = 1000;
const recordOfEndMs = 50;
/** Stretches that a sentence names; the picture has all. */
const gapsMax = 3;

function shapeText(shape: WaitShape, { facts }: RecordingStrings, { seconds, number }: Format): string {
  switch (shape.kind) {
    case 'fixed':
      return fill(facts.fixed, { base: seconds(shape.baseMs) });
    case 'linear':
      return fill(facts.linear, { base: seconds(shape.baseMs), step: seconds(shape.stepMs) });
    case 'exponential': {
      const values = { base: seconds(shape.baseMs), factor: number(shape.factor) };
      return shape.capMs === null
        ? fill(facts.exponential, values)
        : fill(facts.capped, { ...values, cap: seconds(shape.capMs) });
    }
    case 'random':
      return fill(facts.random, { max: seconds(shape.maxMs) });
  }
}

/** What the file shows of one connection, a sentence each, with the reconnect waits that were really seen. */
export function findingsOf(
  one: Listed,
  all: readonly Listed[],
  run: TraceFacts,
  { zeroMs }: ObservedTrace,
  strings: RecordingStrings,
  written: Format,
): readonly string[] {
  const { facts } = strings;
  const { seconds, time, plural, list } = written;
  const found: string[] = [];
  const opening = openingFinding(one, run, zeroMs, strings, written);
  if (opening) found.push(opening.text);
  const lifetimeMs = lifetimeOf(one);
  if (lifetimeMs !== null) {
    found.push(fill(facts.lifetime, { n: seconds(lifetimeMs) }));
    const apartMs = all
      .filter((other) => other !== one)
      .map((other) => lifetimeOf(other))
      .filter(
        (ms) =>
          ms !== null &&
          lifetimeMs >= timerFromMs &&
          Math.abs(ms - lifetimeMs) <= Math.max(sameMs, sameShare * lifetimeMs),
      )
      .map((ms) => Math.abs(ms! - lifetimeMs));
    if (apartMs.length > 0)
      found.push(
        fill(plural(apartMs.length, facts.sameLength), { ms: time(Math.max(1, Math.ceil(Math.max(...apartMs)))) }),
      );
  }
  const endMs = one.close[0]?.atMs ?? one.endedAtMs;
  const sent = [one.lastSentAtMs.client, one.lastSentAtMs.server].filter(
    (ms) => ms !== null && endMs !== null && ms < endMs,
  );
  if (one.openedAtMs !== null && endMs !== null && !one.pageLeft && !isEndMissed(one)) {
    const quietMs = endMs - Math.max(one.openedAtMs, ...(sent as number[]));
    const isQuiet = one.facts.traffic === 'quiet';
    // The last record of TLS may belong to its end.
    if (!one.encrypted || quietMs >= recordOfEndMs)
      found.push(fill(isQuiet ? facts.quiet : facts.busy, { n: time(quietMs) }));
  }
  for (const why of ['bound', 'missed'] as const) {
    const gaps = one.gaps.filter((gap) => gap.why === why);
    const spans = gaps
      .slice(0, gapsMax)
      .map(({ fromMs, toMs }) => written.range(written.exact(fromMs - zeroMs), written.exact(toMs - zeroMs)));
    if (gaps.length > gapsMax) spans.push('…');
    if (gaps.length > 0) found.push(fill(facts.gaps[why], { list: list(spans) }));
  }
  if (one.netError !== null) found.push(fill(facts.error, { name: one.netError }));
  if (one.retransmissions > 0 && !one.unanswered) found.push(plural(one.retransmissions, facts.retransmissions));
  if (one.pageLeft) found.push(facts.left);
  const waitsMs = run.waits.map(({ delayMs }) => delayMs);
  if (waitsMs.length > 0) {
    const shape = shapeOfWaits(waitsMs);
    const waits = fill(facts.waits, { list: list(waitsMs.map(seconds)) });
    found.push(shape ? waits + written.betweenSentences + shapeText(shape, strings, written) : waits);
  }
  return found;
}
