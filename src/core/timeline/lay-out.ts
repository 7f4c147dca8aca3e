import { type Format, fill } from '../format.ts';
import { textWidth } from '../layout/text-width.ts';
import type { TraceFacts } from '../trace/facts-of-trace.ts';
import { type Moment, makeAxis, type Room } from './axis.ts';
import { coverage, drawLine, type Line } from './draw-line.ts';
import { drawRuler } from './draw-ruler.ts';
import type { TimelineLabels } from './labels.ts';
import type { LineId, Pane, Picture } from './picture.ts';
import { type Reading, readTrace } from './read-trace.ts';
import { Sheet } from './sheet.ts';
import { summarise } from './summarise.ts';

export type LayOutOptions = {
  /** `wide`: time runs to the right, a pane for each line and one for the ruler. `narrow`: time runs down, one pane. */
  readonly mode: 'wide' | 'narrow';
  readonly labels: TimelineLabels;
  /** How the language of the labels writes times. */
  readonly format: Format;
  /** Length or width of the picture in px; 1224 and 346 by default. */
  readonly width?: number;
};

export type TracedLine = { readonly id: LineId; readonly facts: TraceFacts };

/** After the last moment there is still some calm to see. */
export const calmMs = 1300;
const rulerHeight = 52;
/** What is lost this soon after a cut belongs to its picture. */
const lostMs = 300;

/** The moments that deserve room, with what may be given up first when there is none. */
function momentsOf(reading: Reading): Moment[] {
  const moments: Moment[] = [];
  const faultMs = reading.discovery?.faulty ? reading.discovery.fromMs : Number.POSITIVE_INFINITY;
  const opened = reading.events.find((e) => e.kind === 'event' && e.event === 'open')?.atMs ?? 0;
  const attempts = reading.events.at(-1)?.attempt ?? 0;
  for (const event of reading.events) {
    const middle = event.attempt > 2 && event.attempt < attempts - 1;
    const rank = event.atMs <= opened && opened < faultMs && faultMs < Number.POSITIVE_INFINITY ? 1 : middle ? 2 : 0;
    if (event.kind !== 'sent' && event.kind !== 'received' && event.kind !== 'held' && event.kind !== 'peer-reachable')
      moments.push({ atMs: event.atMs, rank: event.kind === 'event' && event.event === 'message' ? 9 : rank });
  }
  for (const flight of reading.flights) {
    if (flight.routine && flight.kind !== 'transport') continue;
    if (flight.segment.kind === 'tcp-ack' || flight.segment.kind === 'tcp-keepalive') continue;
    if (flight.retransmission && flight.held) continue;
    const early = flight.endMs < faultMs && faultMs < Number.POSITIVE_INFINITY;
    const rank = flight.sentMs <= opened ? (early ? 1 : 0) : early && flight.kind !== 'close' ? 3 : 0;
    moments.push({ atMs: flight.sentMs, rank }, { atMs: flight.endMs, rank });
  }
  return moments;
}

/** Room for the name of the fault before it, and for the words in a silence after it. */
function roomsOf({ discovery, silences, flights }: Reading, { labels, format }: LayOutOptions, wide: boolean): Room[] {
  const rooms: Room[] = silences.slice(0, 1).map(([atMs, toMs]) => {
    const words = fill(labels.silence, { n: format.seconds(toMs - atMs) });
    // What is lost right after the cut stands beside them.
    const lost = flights.filter((f) => f.held && !f.routine && f.sentMs >= atMs && f.endMs < atMs + lostMs);
    const fromMs = Math.max(atMs, ...lost.map((f) => f.endMs));
    return { atMs: fromMs, px: wide ? textWidth(words, 25, true) + 40 : 170, side: 'after' };
  });
  for (const { kind, routine, held, sentMs, endMs } of wide ? flights : []) {
    if (kind !== 'heartbeat' || routine) continue;
    rooms.push({ atMs: endMs, px: textWidth(held ? labels.heartbeat : labels.answer, 12.5) + 26, side: 'after' });
    if (!held) rooms.push({ atMs: sentMs, px: textWidth(labels.heartbeat, 12.5) + 18, side: 'before' });
  }
  if (discovery?.faulty && wide) rooms.push({ atMs: discovery.fromMs, px: 104, side: 'before' });
  return rooms;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 40;
}

/**
 * Lays out one or two runs on one time axis. Pure: the same traces and options give the same picture. Two lines with
 * ids `a` and `b` share the axis, so that what happens at the same time stands at the same place.
 */
export function layOut(lines: readonly TracedLine[], options: LayOutOptions): Picture {
  const { labels, format } = options;
  const wide = options.mode === 'wide';
  const width = options.width ?? (wide ? 1224 : 346);
  const lastMs = Math.max(1, ...lines.map(({ facts }) => facts.trace.events.at(-1)?.atMs ?? 0));
  const endMs = Math.max(lastMs + calmMs, ...lines.map(({ facts }) => facts.trace.endMs));
  const readings = lines.map(({ facts }) => readTrace(facts, endMs));
  const flights = readings.flatMap((r) => r.flights).filter((f) => !f.held && f.endMs > f.sentMs);
  const names = wide ? Math.max(textWidth(labels.client, 13, true), textWidth(labels.server, 13, true)) : 0;
  const top = wide ? Math.max(86, Math.round(names + 16)) : 24;
  const moments = readings.flatMap(momentsOf);
  const eventsMs = moments.map(({ atMs }) => atMs).sort((a, b) => a - b);
  const axis = makeAxis(moments, {
    endMs,
    from: top,
    length: wide ? width - top - 2 : null,
    flightMs: median(flights.map((f) => f.endMs - f.sentMs)),
    waitsMs: readings.flatMap((r) => r.waits.map((w) => w.atMs)),
    rooms: readings.flatMap((reading) => roomsOf(reading, options, wide)),
  });
  const long = axis.toPx(endMs);
  const importantMs = [...new Set(readings.flatMap((r) => r.discoveries.filter((d) => d.faulty).map((d) => d.fromMs)))];
  const roomy = lines.length > 1 || readings.some((r) => r.waits.length > 0 || r.discoveries.some((d) => d.gaveUp));
  const make = (reading: Reading, sheet: Sheet, client: Line['client'], server: Line['server']): Line => ({
    wide,
    sheet,
    axis,
    reading,
    labels,
    format,
    client,
    server,
    marked: new Set(),
    grouped: new Map(),
  });
  const pane = (id: Pane['id'], sheet: Sheet, w: number, h: number, cover: Pane['cover'], summary: string): Pane => ({
    id,
    width: w,
    height: h,
    summary,
    shapes: sheet.shapes(),
    words: sheet.words,
    bars: sheet.bars,
    over: sheet.over(),
    passing: sheet.passing,
    cover,
  });
  const panes: Pane[] = [];
  const covered: Picture['coverage'][number][] = [];
  const middle = ([a, b]: readonly [number, number]): number => (a + b) / 2;
  const summary = readings.map((reading, i) => {
    const which = lines.length > 1 ? `${i ? labels.summary.second : labels.summary.first} ` : '';
    return which + summarise(reading, labels, format);
  });
  if (wide) {
    const c0 = roomy ? 56 : 46;
    const client = [c0, c0 + 22] as const;
    const server = [c0 + 130, c0 + 152] as const;
    readings.forEach((reading, i) => {
      const below = reading.discoveries.some((d) => d.side === 'server')
        ? 42
        : reading.bands.some((b) => b.ghost)
          ? 10
          : 8;
      const height = server[1] + below;
      const sheet = new Sheet(true, [-2, 0, width + 2, height]);
      const line = make(reading, sheet, client, server);
      // Lanes are full: words keep out of them.
      sheet.placer.boxes.push([top, client[0], width, client[1]], [top, server[0], width, server[1]]);
      for (const [lane, name] of [
        [client, labels.client],
        [server, labels.server],
      ] as const)
        sheet.put('n c4', name, [[0, middle(lane) + 4.5, 'start']]);
      drawLine(line);
      covered.push(coverage(lines[i]!.id, line));
      panes.push(
        pane(
          lines[i]!.id,
          sheet,
          width,
          height,
          { from: 0, to: height, lanes: [middle(client), middle(server)] },
          summary[i]!,
        ),
      );
    });
    const sheet = new Sheet(true, [-2, 0, width + 2, rulerHeight]);
    drawRuler(sheet, axis, labels, format, true, 0, importantMs, eventsMs);
    panes.push(pane('ruler', sheet, width, rulerHeight, { from: 0, to: rulerHeight, lanes: [] }, ''));
  } else {
    const ruler = 48;
    const gap = 12;
    const each = (width - ruler - gap * (lines.length - 1)) / lines.length;
    const lane = 18;
    const height = Math.round(long) + 14;
    const sheet = new Sheet(false, [-2, 0, width + 2, height]);
    const lanes: number[] = [];
    const drawn = readings.map((reading, i) => {
      const from = Math.round(ruler + i * (each + gap));
      const to = Math.round(from + each);
      const client = [from, from + lane] as const;
      const server = [to - lane, to] as const;
      lanes.push(middle(client), middle(server));
      sheet.placer.boxes.push([client[0] - 6, top, client[1], height], [server[0], top, server[1] + 6, height]);
      sheet.put('n c4', labels.client, [[from, 13, 'start']]);
      sheet.put('n c4', labels.server, [[to, 13, 'end']]);
      return make(reading, sheet, client, server);
    });
    for (const line of drawn) drawLine(line);
    drawn.forEach((line, i) => {
      covered.push(coverage(lines[i]!.id, line));
    });
    drawRuler(sheet, axis, labels, format, false, ruler - 8, importantMs, eventsMs);
    panes.push(pane('all', sheet, width, height, { from: ruler - 8, to: width, lanes }, summary.join(' ')));
  }
  return { mode: options.mode, width, endMs, axis, panes, coverage: covered };
}
