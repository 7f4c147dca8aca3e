import type { Format } from '../format.ts';
import { textWidth } from '../layout/text-width.ts';
import type { Side } from '../protocol/segment.ts';
import type { TraceFacts } from '../trace/facts-of-trace.ts';
import type { Observation } from '../trace/observation.ts';
import { type Axis, type Excerpt, excerptAxis, type Moment, makeAxis } from './axis.ts';
import type { TimelineLabels } from './labels.ts';
import * as act from './marks/act.ts';
import * as again from './marks/again.ts';
import * as closeEvent from './marks/close-event.ts';
import * as concluded from './marks/concluded.ts';
import * as detection from './marks/detection.ts';
import * as flight from './marks/flight.ts';
import * as fold from './marks/fold.ts';
import * as givesUp from './marks/gives-up.ts';
import * as lane from './marks/lane.ts';
import { marksFromBottom } from './marks/order.ts';
import * as proxy from './marks/proxy.ts';
import * as recorder from './marks/recorder.ts';
import { type RulerOptions, ruler } from './marks/ruler.ts';
import * as silence from './marks/silence.ts';
import * as squaredPaper from './marks/squared-paper.ts';
import * as unseen from './marks/unseen.ts';
import * as wait from './marks/wait.ts';
import * as wire from './marks/wire.ts';
import { momentsOf, roomsOf } from './moments.ts';
import type { Noted } from './note.ts';
import type { Direction, LineId, Pane, Picture } from './picture.ts';
import { type Reading, readTrace } from './read-trace.ts';
import { coverageOf, gapOf, type Lane, middleOf, type Scene } from './scene.ts';
import { type By, Sheet } from './sheet.ts';
import { summarise } from './summarise.ts';
import { fontOf } from './text-roles.ts';

export type LayOutOptions = {
  /** `wide`: time runs to the right, a pane for each line and one for the ruler. `narrow`: time runs down, one pane. */
  readonly mode: Direction;
  readonly labels: TimelineLabels;
  /** How the language of the labels writes times. */
  readonly format: Format;
  /** Length or width of the picture in px; 1224 and 346 by default. */
  readonly width?: number;
  /** Room between the lanes of a wide picture in px; 108 by default. */
  readonly gap?: number;
  /** Only this part of a wide picture, without names of lanes; by default the whole run, unimportant time folded. */
  readonly excerpt?: Excerpt;
};

/** A run; with what was recorded of it and what was not, if it is no simulation. */
export type TracedLine = {
  readonly id: LineId;
  readonly facts: TraceFacts;
  readonly observation?: Observation;
  /** A proxy is on the path, even if it has done nothing to the connection. */
  readonly hasProxy?: boolean;
  /** What the other end is called, if not the server. */
  readonly server?: string;
  /** The facts that stand beside the picture, with their numbers. */
  readonly noted?: Noted;
  /** Said after what the picture shows, for those who do not see it. */
  readonly said?: string | undefined;
  /** What is behind the other end, which no recorder saw, is called this; a wide picture has room for it. */
  readonly behind?: string;
  /** It simulates the other line, which is a recording that ended at `endedMs` (null: its end is not in it). */
  readonly twin?: { readonly endedMs: number | null };
};

/** Padding after the last event. */
export const tailPaddingMs = 1300;

/** What of a picture does not depend on its direction. */
export type Prepared = Omit<LayOutOptions, 'mode'> & {
  readonly lines: readonly TracedLine[];
  readonly readings: readonly Reading[];
  readonly summaries: readonly string[];
  readonly moments: readonly Moment[];
  readonly endMs: number;
  readonly flightMs: number;
};
type Parts = Generator<void, Picture>;
type Content = Prepared & Pick<LayOutOptions, 'mode'>;

/** A recording gives no trip its length, and beside it a trip in a laboratory would stretch the picture to miles; ms. */
const recordedTripMs = 40;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? recordedTripMs;
}

/**
 * Lays out one or two runs on one time axis. Pure: the same traces and options give the same picture. Two lines with
 * ids `a` and `b` share the axis, so that what happens at the same time has the same place.
 */
export const layOut = (lines: readonly TracedLine[], { mode, ...options }: LayOutOptions): Picture =>
  layOutPrepared(prepare(lines, options), mode);

/** The first half of `layOut`, for who draws both directions, or has no time to do all of it at once. */
export function prepare(lines: readonly TracedLine[], options: Omit<LayOutOptions, 'mode'>): Prepared {
  const { labels, format } = options;
  const lastMs = Math.max(1, ...lines.map(({ facts }) => facts.trace.events.at(-1)?.atMs ?? 0));
  const endMs = Math.max(lastMs + tailPaddingMs, ...lines.map(({ facts }) => facts.trace.endMs));
  const readings = lines.map(({ facts, observation, noted }) => readTrace(facts, endMs, observation, noted?.notes));
  const flights = readings.flatMap((r) => r.flights).filter((f) => !f.held && f.endMs > f.sentMs);
  const summaries = readings.map((reading, i) => {
    const { first, second, between } = labels.summary;
    const which = lines.length > 1 ? (i ? second : first) + between : '';
    const said = lines[i]!.said;
    return which + summarise(reading, labels, format) + (said === undefined ? '' : between + said);
  });
  const tripMs = median(flights.map((f) => f.endMs - f.sentMs));
  const flightMs = lines.some(({ observation }) => observation) ? Math.max(tripMs, recordedTripMs) : tripMs;
  const moments = readings.flatMap(momentsOf);
  return { ...options, lines, readings, summaries, moments, endMs, flightMs };
}

/** The second half in parts: who gives up the thread between them keeps nobody waiting for the whole. */
export const layOutInParts = (prepared: Prepared, mode: Direction): Parts => layOutBy[mode]({ ...prepared, mode });

function layOutPrepared(prepared: Prepared, mode: Direction): Picture {
  const parts = layOutInParts(prepared, mode);
  for (;;) {
    const part = parts.next();
    if (part.done) return part.value;
  }
}

/** One axis for all lines, from `from` px on; `length` in px, or as long as it needs. */
function axisOf(content: Content, from: number, length: number | null): Axis {
  const { readings, moments, endMs, flightMs, mode } = content;
  return makeAxis(moments, {
    endMs,
    from,
    length,
    flightMs,
    waitsMs: readings.flatMap((r) => r.waits.map((w) => w.atMs)),
    rooms: readings.flatMap((reading) => roomsOf[mode](reading, content)),
  });
}

function rulerOf({ labels, format, readings, moments }: Content, edge: number): RulerOptions {
  const faults = readings.flatMap((r) => r.discoveries.filter((d) => d.faulty).map((d) => d.fromMs));
  const eventsMs = moments.map(({ atMs }) => atMs).sort((a, b) => a - b);
  return { labels, format, edge, importantMs: [...new Set(faults)], eventsMs };
}

/** Draws the whole of one line. What matters most comes first, because later words give way to earlier ones. */
function drawLine(scene: Scene, { twin, noted }: TracedLine): void {
  silence.holes(scene);
  lane.bands(scene);
  proxy.lane(scene);
  unseen.slats(scene);
  fold.tears(scene);
  wire.cuts(scene);
  const flights = flight.first(scene);
  silence.words(scene);
  flight.repetitions(scene);
  recorder.rings(scene);
  if (twin) squaredPaper.recordedEnd(scene, twin.endedMs);
  const waits = wait.bars(scene);
  givesUp.strokes(scene);
  noted?.drawing.lengths(scene);
  scene.sheet.of({ wide: detection.lines, narrow: () => {} })(scene);
  wait.names(scene, waits);
  const codes = closeEvent.onLane(scene);
  const hidden = concluded.codes(scene);
  wire.names(scene);
  act.names(scene);
  lane.names(scene);
  again.sentence(scene);
  flight.names(scene, flights);
  closeEvent.besideLane(scene, codes);
  concluded.besideLane(scene, hidden);
  noted?.drawing.moments(scene);
}

/** What a proxy has done to a connection tells of it as well. */
const isBehindProxy = ({ hasProxy = false, facts }: TracedLine): boolean => hasProxy || facts.proxies.length > 0;

/** All lanes of a line. */
const allLanes = ({ lanes, second }: Scene): readonly Lane[] =>
  [lanes.client, lanes.server].concat(second ? [second.client, second.server] : []);

function sceneOf(content: Content, i: number, sheet: Sheet, axis: Axis, client: Lane, server: Lane): Scene {
  const { labels, format, readings, lines } = content;
  const lanes = { client, server };
  const hasProxy = isBehindProxy(lines[i]!);
  const reading = readings[i]!;
  const second = hasSecond(reading) ? secondOf(client, server) : null;
  const drawn = { marked: new Set<number>(), grouped: new Map() };
  return { sheet, axis, reading, labels, format, lanes, second, hasProxy, ...drawn };
}

const namesOf = ({ server }: TracedLine, labels: TimelineLabels): Readonly<Record<Side, string>> => ({
  client: labels.client,
  server: server ?? labels.server,
});

type PaneOptions = Pick<Pane, 'id' | 'width' | 'height' | 'summary' | 'cover'>;

const paneOf = (sheet: Sheet, options: PaneOptions): Pane => ({
  ...options,
  shapes: sheet.shapes(marksFromBottom),
  words: sheet.words,
  bars: sheet.bars,
  over: sheet.over(),
  passing: sheet.passing,
});

/** Strokes and heads may reach this far beyond a frame; px. */
const bleed = 2;

/** Measures of a wide picture, in px. */
const wide = { width: 1224, names: 86, lane: 22, gap: 108, proxyGap: 128, above: 46, aboveWaits: 56, ruler: 52 };
/** Below the server's lane: nothing, an older connection, or a dimension line. */
const below = { nothing: 8, older: 10, detection: 42 };
/** The lane of a second socket: how far outside of the first one's, with room for an older connection, and how high. */
const secondLane = { away: 6, height: 16 };
const secondRoom = secondLane.away + secondLane.height;

const hasSecond = ({ besideBands }: Reading): boolean => besideBands.length > 0;

/** Outside of both lanes. */
const secondOf = (client: Lane, server: Lane): Readonly<Record<Side, Lane>> => ({
  client: [client[0] - secondRoom, client[0] - secondLane.away],
  server: [server[1] + secondLane.away, server[1] + secondRoom],
});
/** The lane of what is behind it: how far below that, and how high. */
const behindLane = { away: 4, height: 20 };

function* layOutWide(content: Content): Parts {
  const { lines, readings, summaries, endMs, labels } = content;
  const { width = wide.width } = content;
  const gap = content.gap ?? (lines.some(isBehindProxy) ? wide.proxyGap : wide.gap);
  const [size, isBold] = fontOf({ role: 'lane' });
  const longest = Math.max(
    ...lines
      .flatMap((line) => [...Object.values(namesOf(line, labels)), line.behind ?? ''])
      .concat(readings.some(hasSecond) ? labels.second : [])
      .map((name) => textWidth(name, size, isBold)),
  );
  const from = content.excerpt ? 0 : Math.max(wide.names, Math.round(longest + 16));
  const axis = content.excerpt
    ? excerptAxis(content.excerpt, width, endMs)
    : axisOf(content, from, width - from - bleed);
  const roomy = lines.length > 1 || readings.some((r) => r.waits.length > 0 || r.discoveries.some((d) => d.gaveUp));
  const aside = readings.some(hasSecond) ? secondRoom : 0;
  const top = (roomy ? wide.aboveWaits : wide.above) + aside;
  const client: Lane = [top, top + wide.lane];
  const server: Lane = [client[1] + gap, client[1] + gap + wide.lane];
  const coverage: Picture['coverage'][number][] = [];
  const panes: Pane[] = [];
  for (const [i, reading] of readings.entries()) {
    yield;
    const isServers = reading.discoveries.some(({ side }) => side === 'server');
    const isOlder = reading.bands.some(({ ghost }) => ghost);
    const line = lines[i]!;
    const bottom = server[1] + aside + (isServers ? below.detection : isOlder ? below.older : below.nothing);
    const behind: Lane = [bottom + behindLane.away, bottom + behindLane.away + behindLane.height];
    const height = line.behind === undefined ? bottom : behind[1];
    const sheet = new Sheet('wide', [-bleed, 0, width + bleed, height]);
    const scene = sceneOf(content, i, sheet, axis, client, server);
    // Lanes are full: words keep out of them.
    for (const lane of allLanes(scene)) sheet.placer.boxes.push([from, lane[0], width, lane[1]]);
    if (line.twin) squaredPaper.squares(scene, [0, width], [0, height]);
    const names = namesOf(line, labels);
    const nameAt = (text: string, lane: Lane): void =>
      void sheet.put({ role: 'lane', ink: 'muted', text }, { places: [[0, middleOf(lane) + 4.5, 'start']] });
    if (!content.excerpt) {
      nameAt(names.client, client);
      nameAt(names.server, server);
      for (const lane of Object.values(scene.second ?? {})) nameAt(labels.second, lane);
      if (scene.hasProxy) nameAt(labels.proxy, gapOf(scene));
      if (line.behind !== undefined) nameAt(line.behind, behind);
    }
    drawLine(scene, line);
    if (line.behind !== undefined) unseen.behind(scene, behind);
    const { id } = line;
    coverage.push(coverageOf(id, scene));
    const cover = { from: 0, to: height, lanes: allLanes(scene).map(middleOf) };
    panes.push(paneOf(sheet, { id, width, height, summary: summaries[i]!, cover }));
  }
  yield;
  const sheet = new Sheet('wide', [-bleed, 0, width + bleed, wide.ruler]);
  ruler(sheet, axis, rulerOf(content, 0));
  const cover = { from: 0, to: wide.ruler, lanes: [] };
  panes.push(paneOf(sheet, { id: 'ruler', width, height: wide.ruler, summary: '', cover }));
  return { mode: 'wide', width, endMs, axis, panes, coverage };
}

/** Measures of a narrow picture, in px. */
const narrow = { width: 346, names: 24, ruler: 48, lane: 18, between: 12, beside: 6, below: 14 };
/** Below the names of its lanes: the first arrow of a recording leans from before its moment (flight.ts). */
const aboveRecorded = 8;

function* layOutNarrow(content: Content): Parts {
  const { lines, summaries, endMs, labels } = content;
  const width = content.width ?? narrow.width;
  const isRecorded = lines.some(({ observation }) => observation !== undefined);
  const axis = axisOf(content, narrow.names + (isRecorded ? aboveRecorded : 0), null);
  const each = (width - narrow.ruler - narrow.between * (lines.length - 1)) / lines.length;
  const height = Math.round(axis.toPx(endMs)) + narrow.below;
  const sheet = new Sheet('narrow', [-bleed, 0, width + bleed, height]);
  const scenes = lines.map((line, i): Scene => {
    const from = Math.round(narrow.ruler + i * (each + narrow.between));
    const to = Math.round(from + each);
    const aside = hasSecond(content.readings[i]!) ? secondRoom : 0;
    const client: Lane = [from + aside, from + aside + narrow.lane];
    const server: Lane = [to - aside - narrow.lane, to - aside];
    sheet.placer.boxes.push(
      [from - narrow.beside, narrow.names, client[1], height],
      [server[0], narrow.names, to + narrow.beside, height],
    );
    const names = namesOf(line, labels);
    sheet.put({ role: 'lane', ink: 'muted', text: names.client }, { places: [[13, from, 'start']] });
    sheet.put({ role: 'lane', ink: 'muted', text: names.server }, { places: [[13, to, 'end']] });
    const scene = sceneOf(content, i, sheet, axis, client, server);
    for (const lane of Object.values(scene.second ?? {}))
      sheet.put({ role: 'label', ink: 'muted', text: '2' }, { places: [[narrow.names - 1, middleOf(lane), 'middle']] });
    if (scene.hasProxy)
      sheet.put(
        { role: 'lane', ink: 'muted', text: labels.proxy },
        { places: [[13, middleOf(gapOf(scene)), 'middle']] },
      );
    if (line.twin) squaredPaper.squares(scene, [0, height], [from - narrow.beside, to + narrow.beside]);
    return scene;
  });
  for (const [i, scene] of scenes.entries()) {
    yield;
    drawLine(scene, lines[i]!);
  }
  yield;
  const edge = narrow.ruler - 8;
  ruler(sheet, axis, rulerOf(content, edge));
  const lanes = scenes.flatMap((scene) => allLanes(scene).map(middleOf));
  const summary = summaries.join(labels.summary.between);
  const pane = paneOf(sheet, { id: 'all', width, height, summary, cover: { from: edge, to: width, lanes } });
  const coverage = scenes.map((scene, i) => coverageOf(lines[i]!.id, scene));
  return { mode: 'narrow', width, endMs, axis, panes: [pane], coverage };
}

const layOutBy: By<(content: Content) => Parts> = { wide: layOutWide, narrow: layOutNarrow };
