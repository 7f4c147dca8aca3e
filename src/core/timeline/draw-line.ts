import { type Format, fill } from '../format.ts';
import type { Axis } from './axis.ts';
import { drawFlights, isFaint } from './draw-flights.ts';
import { drawWaits } from './draw-waits.ts';
import { drawWords, writeCloseEvents, writeGivesUp, writeSilence } from './draw-words.ts';
import { boxOf } from './fonts.ts';
import type { TimelineLabels } from './labels.ts';
import type { Coverage, GroupName } from './picture.ts';
import type { Band, Discovery, Reading } from './read-trace.ts';
import type { Sheet } from './sheet.ts';

/** Everything that drawing one line needs. `client` and `server` are the lanes, from and to, across the time axis. */
export type Line = {
  readonly wide: boolean;
  readonly sheet: Sheet;
  readonly axis: Axis;
  readonly reading: Reading;
  readonly labels: TimelineLabels;
  readonly format: Format;
  readonly client: readonly [number, number];
  readonly server: readonly [number, number];
  readonly marked: Set<number>;
  readonly grouped: Map<number, GroupName>;
};

const bandClass: Readonly<Record<Band['kind'], string>> = {
  connecting: 'c',
  open: 'o',
  dead: 'd',
  frozen: 'f',
  closing: 'k',
  'closing-dead': 'K',
  closed: 'z',
  down: 'w',
};

/** Where time is folded, the middle of each fold in px. */
export const tears = (axis: Axis): number[] => axis.chapters.filter((c) => c.pace === 'fold').map((c) => c.tear);

function drawTears({ sheet, axis, client, server }: Line): void {
  const [from, to] = [client[0] - 6, server[1] + 6];
  const step = 7;
  for (const middle of tears(axis)) {
    const [x, y] = sheet.point(middle - 2, from);
    const zig = sheet.point(5, step).join(' ');
    const zag = sheet.point(-5, step).join(' ');
    let d = `M${x} ${y}l`;
    for (let i = 0; (i + 1) * step <= to - from + 3; i++) d += (i ? ' ' : '') + (i % 2 ? zag : zig);
    // One zigzag, stroked twice: its colour shows at both sides of the paper between them.
    sheet.path('j', d);
    sheet.path('y', d);
    sheet.placer.boxes.push(sheet.rect(middle - 11, from, middle + 11, to));
  }
}

function drawBand(line: Line, band: Band): void {
  const { wide, sheet, axis, labels, marked } = line;
  const [w0, w1] = line[band.side];
  const [u0, u1] = [axis.toPx(band.fromMs), axis.toPx(band.toMs)];
  const middle = (w0 + w1) / 2;
  const { kind } = band;
  marked.add(band.seq);
  if (u1 - u0 < 0.5) return;
  const cls = bandClass[kind];
  if (band.ghost) {
    // On the outside of the lane: the newer connection has taken its place.
    const edge = band.side === 'client' ? w0 - 5 : w1 + 1;
    sheet.box('G', u0, edge, u1, edge + 4);
    return;
  }
  if (kind === 'closed' || kind === 'down') sheet.line(cls, u0 + (kind === 'down' ? 3 : 0), middle, u1, middle);
  else {
    const inset = kind === 'closing' || kind === 'closing-dead' ? (w1 - w0) / 4 : kind === 'open' ? 0 : 1;
    sheet.box(cls, u0, w0 + inset, u1, w1 - inset);
  }
  const text = {
    open: 'OPEN',
    dead: labels.stillOpen,
    frozen: labels.frozen,
    connecting: 'CONNECTING',
    closing: '',
    'closing-dead': '',
    closed: '',
    down: '',
  }[kind];
  if (!text) return;
  const font = kind === 'open' ? 'O' : kind === 'connecting' ? 'C c4' : 'D c2';
  const width = boxOf(font, text, [0, 0, 'start'])[2];
  const edges = [u0, ...tears(axis).filter((c) => c > u0 && c < u1), u1];
  for (let i = 0; i < edges.length - 1; i++) {
    const from = edges[i]! + (i ? 17 : 8);
    const to = edges[i + 1]! - (i < edges.length - 2 ? 10 : 4);
    if (to - from < width) continue;
    if (wide) sheet.write(font, text, [from, middle + 4, 'start']);
    else sheet.write(`${font} R`, text, [middle, from, 'start']);
  }
}

function drawSilence(line: Line): void {
  const { sheet, axis, client, server, reading } = line;
  for (const [fromMs, toMs] of reading.silences)
    sheet.placer.holes.push(sheet.box('V', axis.toPx(fromMs), client[1], axis.toPx(toMs), server[0]));
}

/** The path between the lanes: cut at a jagged stroke, dotted while it is gone, a ring where it is back. */
function drawPath(line: Line): void {
  const { sheet, axis, client, server, reading, marked } = line;
  const middle = (client[1] + server[0]) / 2;
  const gap = server[0] - client[1];
  let cutMs: number | null = null;
  const wire = (fromMs: number, toMs: number): void => {
    const silent = reading.silences.find(([from, to]) => from < toMs && fromMs < to);
    const [from, to] = silent ?? [toMs, toMs];
    const put = (cls: string, a: number, b: number): void => {
      if (b > a) sheet.line(cls, axis.toPx(a), middle, axis.toPx(b), middle);
    };
    put('I', fromMs, Math.min(from, toMs));
    put('i', Math.max(from, fromMs), Math.min(to, toMs));
    if (silent) put('I', Math.max(to, fromMs), toMs);
  };
  for (const event of reading.events) {
    const off =
      event.kind === 'path' ? event.state !== 'up' : event.kind === 'server-state' ? event.state === 'silent' : null;
    if (off === null) continue;
    const closes = event.kind === 'path' && event.state === 'proxy-closes';
    const u = axis.toPx(event.atMs);
    marked.add(event.seq);
    if (off && cutMs === null) {
      const [x, y] = sheet.point(u, client[1]);
      const steps = [-5, 9, -9, 9, -9, 5].map((du, i) => sheet.point(du, gap * [0.2, 0.14, 0.16, 0.16, 0.14, 0.2][i]!));
      sheet.path('J', `M${x} ${y}l${steps.map((p) => p.join(' ')).join(' ')}`);
      sheet.placer.boxes.push(sheet.rect(u - 5, client[1], u + 5, server[0]));
      cutMs = closes ? null : event.atMs;
    } else if (!off && cutMs !== null && event.kind === 'path') {
      wire(cutMs, event.atMs);
      cutMs = null;
      const [x, y] = sheet.point(u, middle);
      sheet.path('H', `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0-8 0z`, event.atMs);
      sheet.placer.boxes.push([x - 6, y - 6, x + 6, y + 6]);
    }
  }
  if (cutMs !== null) wire(cutMs, axis.endMs);
}

/** The line from the fault to the moment when somebody's code knows of it. */
function drawDiscovery(line: Line, found: Discovery): void {
  const { sheet, axis, client, server, labels, format } = line;
  const toMs = found.untilMs;
  const [u0, u1] = [axis.toPx(found.fromMs), axis.toPx(toMs)];
  const onServer = found.side === 'server';
  const edge = onServer ? server[1] : client[0];
  const w = onServer ? edge + 16 : edge - 16;
  const cls = found.clean ? 'u' : 'U';
  const tick = (u: number): void => sheet.line(cls, u, onServer ? edge + 2 : edge - 2, u, onServer ? w + 7 : w - 7);
  tick(u0);
  const [x0, y] = sheet.point(u0, w);
  const [x1] = sheet.point(u1, w);
  const colour = found.clean ? 'c1' : 'c2';
  const unaware = onServer ? labels.serverUnaware : labels.clientUnaware;
  const n = format.time(toMs - found.fromMs);
  const long = found.toMs === null ? unaware : fill(onServer ? labels.serverKnows : labels.clientKnows, { n });
  const short = n;
  const font = `h ${colour}`;
  const widthOf = (text: string): number => boxOf('h', text, [0, 0, 'start'])[2];
  const text = [long, short].find((t) => widthOf(t) + 60 < u1 - u0);
  const middle = (u0 + u1) / 2;
  // The line makes way for its words, or they stand on its far side.
  let d = `M${x0} ${y}`;
  if (text) {
    sheet.write(font, text, [middle, w + 4.5, 'middle'], toMs);
    const half = Math.round(widthOf(text) / 2 + 4);
    d += `H${Math.round(middle) - half}m${2 * half} 0`;
  } else {
    const above = w - (onServer ? -18 : 12);
    sheet.put(
      font,
      short,
      [
        [middle, above, 'middle'],
        [u0, above, 'end'],
        [u1, above, 'start'],
      ],
      toMs,
      false,
    );
  }
  d += `H${x1}M${x0} ${y}l7-3v6z`;
  if (found.toMs !== null) {
    tick(u1);
    d += `M${x1} ${y}l-7-3v6z`;
  }
  sheet.path(found.toMs === null ? `${cls} L` : cls, d);
  sheet.placer.boxes.push([x0, y - 7, x1, y + 7]);
  // Until then the same gap says that nobody knows yet.
  if (text && found.toMs !== null && widthOf(unaware) < widthOf(text))
    sheet.passing.push({
      at: axis.toMs(middle + widthOf(text) / 2),
      until: toMs,
      sinceMs: found.fromMs,
      words: { cls: `${font} M`, x: Math.round(middle), y: w + 4.5, text: unaware },
    });
}

/** Draws the whole of one line. What matters most comes first, because later words give way to earlier ones. */
export function drawLine(line: Line): void {
  drawSilence(line);
  for (const band of line.reading.bands) drawBand(line, band);
  drawTears(line);
  drawPath(line);
  const labelFlights = drawFlights(line, (flight) => !isFaint(flight));
  writeSilence(line);
  drawFlights(line, isFaint);
  const labelWaits = drawWaits(line);
  writeGivesUp(line);
  if (line.wide) for (const found of line.reading.discoveries) drawDiscovery(line, found);
  labelWaits();
  const otherCodes = writeCloseEvents(line);
  drawWords(line);
  labelFlights();
  otherCodes();
}

export const coverage = (id: Coverage['id'], { marked, grouped }: Line): Coverage => ({ id, marked, grouped });
