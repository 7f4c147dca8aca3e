import { acts } from '../acts/acts.ts';
import { fill } from '../format.ts';
import type { Spot } from '../layout/place-labels.ts';
import type { Line } from './draw-line.ts';
import { boxOf } from './fonts.ts';

/** A line of a text block: class, words, how far along time and across it from where the block begins; px. */
type Row = readonly [cls: string, text: string, along: number, across: number];

/**
 * Slides a block of text along time, between two places, until all of its rows stand free between the lanes. Takes
 * that room; returns where the rows stand and when the last of them is behind the playhead, or null.
 */
function slide(line: Line, rows: readonly Row[], from: number, to: number, onHole: boolean) {
  const { wide, sheet, axis, client, server } = line;
  const middle = (client[1] + server[0]) / 2;
  for (let u = from; u < to; u += 4) {
    const spots = rows.map(
      ([, , along, across]): Spot => (wide ? [u + along, middle + across, 'start'] : [middle, u + along, 'middle']),
    );
    const boxes = rows.map(([cls, text], i) => boxOf(cls, text, spots[i]!));
    const end = Math.max(...boxes.map((box) => box[wide ? 2 : 3]));
    const broad = !wide && boxes.some((box) => box[2] - box[0] > server[0] - client[1] - 6);
    if (end > to - 6 || broad) return null;
    if (
      !boxes.every(([x0, y0, x1, y1]) =>
        sheet.placer.isFree([x0 - 3, y0, x1 + 3, y1], { lines: !wide && onHole, holes: onHole }),
      )
    )
      continue;
    sheet.placer.boxes.push(...boxes);
    return { spots, readMs: axis.toMs(end) };
  }
  return null;
}

/** The only large text: how long the silence lasts. It needs a free stretch of the hole. */
export function writeSilence(line: Line): void {
  const { wide, sheet, axis, labels, format, reading } = line;
  for (const [fromMs, toMs] of reading.silences) {
    const n = format.seconds(toMs - fromMs);
    const flat = fill(labels.silence, { n });
    const head: Row[] = wide
      ? [['V', flat, 0, -16]]
      : [
          ['V', n, 26, 0],
          ['B c6', labels.ofSilence, 46, 0],
        ];
    const more = wide ? labels.silenceWords : labels.silenceWordsShort;
    const full = more.map((text, i): Row => (wide ? ['v', text, 0, 24 + i * 18] : ['v', text, 74 + i * 19, 0]));
    // The whole story where there is room for it, or less of it, or the bare time.
    for (const rows of [[...head, ...full], head, [['V', n, 26, -16]], [['B c6', n, 14, -8]]] as Row[][]) {
      const found = slide(line, rows, axis.toPx(fromMs) + 12, axis.toPx(toMs), true);
      if (!found) continue;
      rows.forEach(([cls, text], i) => {
        const [x, y, anchor] = found.spots[i]!;
        const counts = text.includes(n);
        sheet.write(cls, text, [x, y, anchor], counts ? toMs : found.readMs);
        if (!counts) return;
        const words = { cls: wide ? cls : `${cls} M`, x: Math.round(x), y, text: text.replace(n, '{n}') };
        sheet.passing.push({ at: found.readMs, until: toMs, sinceMs: fromMs, words });
      });
      break;
    }
  }
}

/** What stands at the cut: its name before it, where there is room. */
function writeCuts({ wide, sheet, axis, client, server, labels, reading }: Line): void {
  const middle = (client[1] + server[0]) / 2;
  let off = '';
  for (const event of reading.events) {
    const u = axis.toPx(event.atMs);
    if (event.kind === 'path' && event.state === 'up') {
      if (off)
        sheet.put(
          'B c3',
          off === 'cut' ? labels.restored : labels.back,
          wide
            ? [
                [u + 10, middle + 4.5, 'start'],
                [u - 10, middle + 4.5, 'end'],
                [u, middle + 22, 'middle'],
                [u, middle - 12, 'middle'],
                [u - 4, middle + 22, 'end'],
                [u - 4, middle - 14, 'end'],
              ]
            : [
                [middle, u + 21, 'middle'],
                [middle, u - 12, 'middle'],
              ],
          event.atMs,
          wide,
        );
      off = '';
    }
    const state =
      event.kind === 'path' && event.state !== 'up'
        ? event.state
        : event.kind === 'server-state' && event.state === 'silent'
          ? event.state
          : null;
    if (state === null || off) continue;
    off = state;
    const text = labels.cuts[state];
    const spots: Spot[] = wide
      ? [0, -22, 22, -40, 40].flatMap((dw): Spot[] => [
          [u - 10, middle + 4 + dw, 'end'],
          [u + 12, middle + 4 + dw, 'start'],
        ])
      : [
          [client[1] + 6, u - 9, 'start'],
          [middle, u - 9, 'middle'],
          [client[1] + 6, u - 24, 'start'],
        ];
    sheet.put('B c2', text, spots, event.atMs, wide);
  }
}

/** Where code stops believing in a connection, before any event tells it to. */
export function writeGivesUp({ wide, sheet, axis, client, server, labels, reading, marked }: Line): void {
  for (const event of reading.events) {
    if (event.kind !== 'gives-up') continue;
    marked.add(event.seq);
    const u = axis.toPx(event.atMs);
    const lane = event.side === 'client' ? client : server;
    const silent = reading.silences.some(([from, to]) => from < event.atMs && event.atMs <= to);
    if (event.side === 'client' && silent) sheet.line('E', u, client[0] - (wide ? 2 : 0), u, server[0]);
    else sheet.line('E', u, lane[0] - 2, u, lane[1] + 2);
    if (event.side === 'client')
      sheet.put(
        wide ? 'B c2' : `b ${silent ? 'c5' : 'c2'}`,
        wide ? labels.givesUp : labels.givesUpShort,
        wide
          ? [
              [u - 8, client[0] - 30, 'end'],
              [u - 8, client[0] - 6, 'end'],
              [u - 8, client[1] + 16, 'end'],
            ]
          : [
              [client[1] + 8, u - 9, 'start'],
              [client[1] + 8, u + 14, 'start'],
            ],
        event.atMs,
        wide,
      );
    else
      sheet.put(
        'b c2',
        labels.givesUpShort,
        wide
          ? [
              [u + 8, server[0] - 8, 'start'],
              [u - 8, server[0] - 8, 'end'],
            ]
          : [
              [server[0] - 6, u + 15, 'end'],
              [server[0] - 6, u - 8, 'end'],
            ],
        event.atMs,
        wide,
      );
  }
}

/** Half a close event's badge, along and across its text; px. */
const badge = [16, 8] as const;

/**
 * The code of a close event, on the closed lane it begins: solid when it came in a frame, dashed when nobody sent it.
 * Where that lane is too short the code stands beside it: the returned function looks for a place, after other words.
 */
export function writeCloseEvents({ wide, sheet, axis, client, server, reading, marked }: Line): () => void {
  const later: (() => void)[] = [];
  const lastOn = { client: -99, server: -99 };
  for (const event of reading.events) {
    if (event.kind !== 'event' || event.event !== 'close') continue;
    marked.add(event.seq);
    const lane = event.side === 'client' ? client : server;
    const { code } = event.close;
    const [shape, colour] = [1005, 1006, 1015].includes(code) ? ['S', 'c2'] : ['s', 'c7'];
    const u = axis.toPx(event.atMs);
    const draw = (x: number, y: number, upright: boolean): void => {
      const [hx, hy] = upright ? [badge[1], badge[0]] : badge;
      sheet.placer.boxes.push([x - hx, y - hy, x + hx, y + hy]);
      sheet.path(shape!, `M${x - hx} ${y - hy}h${2 * hx}v${2 * hy}h-${2 * hx}z`, event.atMs);
      if (upright) sheet.write(`g ${colour} R M`, String(code), [x, y, 'start'], event.atMs);
      else sheet.write(`g ${colour}`, String(code), [x, y + 4, 'middle'], event.atMs);
    };
    const rest = reading.bands.find(
      (b) => b.side === event.side && !b.ghost && b.fromMs <= event.atMs && event.atMs < b.toMs,
    );
    const last = lastOn[event.side];
    if (
      u - last > 2 * badge[0] &&
      rest &&
      (rest.kind === 'closed' || rest.kind === 'down') &&
      axis.toPx(rest.toMs) - u >= 2 * badge[0] + 5
    ) {
      lastOn[event.side] = u;
      draw(...sheet.point(u + 3 + badge[0], (lane[0] + lane[1]) / 2), !wide);
      continue;
    }
    // A try that failed says so with its cross: its code needs no room of its own.
    if (event.side === 'client' && reading.waits.some((w) => w.ok === false && w.endMs === event.atMs)) continue;
    later.push(() => {
      const sign = event.side === 'client' ? 1 : -1;
      const [outer, inner] = sign > 0 ? lane : [lane[1], lane[0]];
      const places = wide
        ? [outer - 11 * sign, inner + 11 * sign].flatMap((w) => [20, -20].map((du) => [u + du, w] as const))
        : [14, 32, -12].map((du) => [u + du, inner + 22 * sign] as const);
      const free = places
        .map(([pu, pw]) => sheet.point(pu, pw))
        .find(([x, y]) => sheet.placer.isFree([x - badge[0], y - badge[1], x + badge[0], y + badge[1]]));
      if (free) draw(...free, false);
    });
  }
  return () => {
    for (const write of later) write();
  };
}

/** Words on the lanes' other troubles: a process that is gone, an act that no frame shows. */
function writeWorld({ wide, sheet, axis, client, server, labels, reading, marked }: Line): void {
  const { events } = reading;
  for (const event of events) {
    const u = axis.toPx(event.atMs);
    if (event.kind === 'act') {
      marked.add(event.seq);
      const text = labels.acts[event.act];
      if (!text) continue;
      const atClient = acts[event.act].place === 'client';
      const w = atClient ? client[1] + 16 : server[0] - 8;
      const x = atClient ? client[1] + 6 : server[0] - 6;
      const side = atClient ? 'start' : 'end';
      sheet.put(
        'B c2',
        text,
        wide
          ? [
              [u - 8, w, 'end'],
              [u - 8, w + (atClient ? 16 : -16), 'end'],
              [u + 8, w, 'start'],
            ]
          : [
              [x, u - 8, side],
              [x, u + 16, side],
              [x, u - 24, side],
            ],
        event.atMs,
        wide,
      );
    }
  }
  for (const band of reading.bands) {
    if (band.kind !== 'down') continue;
    const u0 = axis.toPx(band.fromMs);
    const u1 = axis.toPx(band.toMs);
    const text = band.side === 'client' ? labels.gone : band.toMs < axis.endMs ? labels.restarting : labels.down;
    if (!wide || boxOf('b', text, [0, 0, 'start'])[2] > u1 - u0 + 30) continue;
    const w = band.side === 'client' ? client[1] + 16 : server[0] - 8;
    sheet.put(
      'b c4',
      text,
      [
        [u0 + 9, w, 'start'],
        [u0 + 24, w, 'start'],
      ],
      band.fromMs,
    );
  }
}

/** A sentence in the calm after the storm, where there is room for one. */
function writeAgain(line: Line): void {
  const { wide, sheet, axis, labels, format, reading } = line;
  const { againMs, discovery, discoveries } = reading;
  if (againMs === null || !discovery?.faulty) return;
  const values = { at: format.exact(againMs), after: format.seconds(againMs - discovery.fromMs) };
  const rows = labels.again.map(
    (text, i): Row => [wide ? 'N c4' : 'b c4', fill(text, values), wide ? 24 : 20 + i * 18, i * 21 - 4],
  );
  const end = axis.toPx(discoveries[1]?.fromMs ?? axis.endMs);
  const found = slide(line, rows, axis.toPx(againMs), end, false);
  rows.forEach(([cls, text], i) => {
    if (found) sheet.write(cls, text, found.spots[i]!, found.readMs);
  });
}

/** All words that are not the name of a segment, the important ones first. */
export function drawWords(line: Line): void {
  writeCuts(line);
  writeWorld(line);
  writeAgain(line);
}
