import type { ObservedTrace } from '../../core/capture/to-trace.ts';
import { shapeOfWaits, undatedBeside, type WaitShape } from '../../core/capture/waits.ts';
import { isEndMissed } from '../../core/diagnose/is-end-missed.ts';
import { type Format, fill } from '../../core/format.ts';
import type { TraceFacts } from '../../core/trace/facts-of-trace.ts';
import type { RecordingStrings } from '../../i18n/en/diagnose/recording.ts';
import { endFinding } from './end-finding.ts';
import { lifetimeOf } from './ending.ts';
import { type Finding, moment, type NumberedFinding, numbered, type Span } from './finding.ts';
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

/** How many others lived equally long. */
function sameLength(one: Listed, all: readonly Listed[], { facts }: RecordingStrings, { plural, time }: Format) {
  const lifetimeMs = lifetimeOf(one);
  if (lifetimeMs === null || lifetimeMs < timerFromMs) return null;
  const apartMs = all
    .filter((other) => other !== one)
    .map((other) => lifetimeOf(other))
    .filter((ms) => ms !== null)
    .map((ms) => Math.abs(ms - lifetimeMs))
    .filter((ms) => ms <= Math.max(sameMs, sameShare * lifetimeMs));
  if (apartMs.length === 0) return null;
  return fill(plural(apartMs.length, facts.sameLength), { ms: time(Math.max(1, Math.ceil(Math.max(...apartMs)))) });
}

/** How long nothing was sent before the end. */
function quietFinding(
  one: Listed,
  zeroMs: number,
  { facts, notes }: RecordingStrings,
  { time }: Format,
): Finding | null {
  const endMs = one.close[0]?.atMs ?? one.endedAtMs;
  if (one.openSinceMs === null || endMs === null || one.pageLeft || isEndMissed(one)) return null;
  const lastMs = Math.max(one.openSinceMs, one.lastMessageAtMs ?? 0);
  const quietMs = endMs - lastMs;
  // The last record of TLS may belong to its end.
  if (quietMs < 0 || (one.encrypted && quietMs < recordOfEndMs)) return null;
  const n = time(quietMs);
  const isQuiet = one.facts.traffic === 'quiet' || lastMs === one.openSinceMs;
  const busy = one.recorder === 'wire' ? facts.busyOnWire : facts.busy;
  return {
    kind: 'quiet',
    text: fill(isQuiet ? facts.quiet : busy, { n }),
    span: { fromMs: Math.max(0, lastMs - zeroMs), toMs: Math.max(0, endMs - zeroMs) },
    words: [fill(notes.quiet, { n }), n],
    below: notes.quietBelow,
  };
}

/** From the first to the last packet that was sent again. */
function againSpan({ flights }: TraceFacts): Span | null {
  const again = flights.filter(({ retransmission, attempt }) => retransmission > 0 && attempt === 1);
  const [first, last] = [again[0], again.at(-1)];
  return first && last ? { fromMs: first.sentMs, toMs: last.sentMs } : null;
}

function waitsFinding({ waits }: TraceFacts, strings: RecordingStrings, written: Format): Finding | null {
  const [first, last] = [waits[0], waits.at(-1)];
  if (!first || !last) return null;
  const waitsMs = waits.map(({ delayMs }) => delayMs);
  const shape = shapeOfWaits(waitsMs);
  const said = fill(strings.facts.waits, { list: written.list(waitsMs.map(written.seconds)) });
  return {
    kind: 'wait',
    text: shape ? said + written.betweenSentences + shapeText(shape, strings, written) : said,
    span: { fromMs: first.atMs, toMs: last.atMs + last.delayMs },
  };
}

/** Packets or events that are missing, one sentence for each reason. */
function gapFindings(one: Listed, zeroMs: number, { facts }: RecordingStrings, written: Format): readonly Finding[] {
  return (['bound', 'missed'] as const).flatMap((why) => {
    const gaps = one.gaps.filter((gap) => gap.why === why);
    const spans = gaps
      .slice(0, gapsMax)
      .map(({ fromMs, toMs }) => written.range(written.exact(fromMs - zeroMs), written.exact(toMs - zeroMs)));
    if (gaps.length > gapsMax) spans.push('…');
    const [first, last] = [gaps[0], gaps.at(-1)];
    if (!first || !last) return [];
    const span = { fromMs: Math.max(0, first.fromMs - zeroMs), toMs: Math.max(0, last.toMs - zeroMs) };
    return [{ kind: 'event' as const, text: fill(facts.gaps[why], { list: written.list(spans) }), span }];
  });
}

/** What the file shows of one connection, a sentence each, with the reconnect waits that were really seen. */
export function findingsOf(
  one: Listed,
  all: readonly Listed[],
  run: TraceFacts,
  { zeroMs }: ObservedTrace,
  strings: RecordingStrings,
  written: Format,
): readonly NumberedFinding[] {
  const { facts } = strings;
  const found: (Finding | null)[] = [];
  const opening = openingFinding(one, run, zeroMs, strings, written);
  if (opening) found.push({ kind: 'event', text: opening.text, span: moment(opening.atMs) });
  const lifetimeMs = lifetimeOf(one);
  if (lifetimeMs !== null) {
    const n = written.seconds(lifetimeMs);
    const same = sameLength(one, all, strings, written);
    found.push({
      kind: 'open',
      text: [fill(facts.lifetime, { n }), ...(same ? [same] : [])].join(written.betweenSentences),
      span: { fromMs: Math.max(0, one.openedAtMs! - zeroMs), toMs: Math.max(0, one.endedAtMs! - zeroMs) },
      words: [fill(strings.lived, { n }), n],
    });
  }
  found.push(quietFinding(one, zeroMs, strings, written), endFinding(one, run, zeroMs, strings));
  found.push(...gapFindings(one, zeroMs, strings, written));
  if (one.netError !== null)
    found.push({
      kind: 'event',
      text: fill(facts.error, { name: one.netError }),
      span: moment(one.endedAtMs === null ? null : one.endedAtMs - zeroMs),
    });
  if (one.retransmissions > 0 && !one.unanswered)
    found.push({
      kind: 'event',
      text: written.plural(one.retransmissions, facts.retransmissions),
      span: againSpan(run),
    });
  if (one.pageLeft)
    found.push({ kind: 'event', text: facts.left, span: moment(one.leftAtMs === null ? null : one.leftAtMs - zeroMs) });
  const undated = one.endedAtMs === null ? 0 : undatedBeside(all, one);
  if (undated > 0) found.push({ kind: 'event', text: written.plural(undated, facts.undated), span: null });
  found.push(waitsFinding(run, strings, written));
  return numbered(found.filter((one) => one !== null));
}
