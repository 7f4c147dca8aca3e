import type { Spot } from '../layout/place-labels.ts';
import type { Flight } from '../trace/flights.ts';
import { inFold } from './axis.ts';
import type { Line } from './draw-line.ts';
import { boxOf } from './fonts.ts';

const flightClass = { message: 'm', heartbeat: 'p', close: 'a', fin: 'r', reset: 'x', transport: 't' } as const;
const labelClass = {
  message: 'b',
  heartbeat: 'b c3',
  close: 'B c1',
  fin: 'b c4',
  reset: 'b c2',
  transport: 'b c4',
} as const;

function labelOf({ segment, answers, kind, held }: Flight, line: Line): string {
  const { labels } = line;
  switch (segment.kind) {
    case 'opening-request':
      return labels.upgrade;
    case 'opening-response':
      return String(segment.status);
    case 'tcp-fin':
      return 'FIN';
    case 'tcp-rst':
      return answers?.kind === 'tcp-syn' ? labels.refused : 'RST';
    case 'tcp-syn':
      return held ? labels.noAnswer : '';
    case 'tls':
      return segment.step === 'alert' ? 'TLS alert' : '';
    case 'frame':
      if (segment.opcode === 'close') {
        const { body } = segment;
        if (answers?.kind === 'frame' && answers.opcode === 'close' && answers.body?.code === body?.code)
          return labels.echo;
        return body ? `Close ${body.code}` : labels.closeEmpty;
      }
      if (segment.opcode !== 'text') return segment.opcode;
      return segment.defect
        ? labels.defect
        : kind !== 'heartbeat'
          ? labels.data
          : answers
            ? labels.answer
            : labels.heartbeat;
    default:
      return '';
  }
}

/** Repetitions and routine traffic stay in the background. */
export const isFaint = ({ retransmission, routine, kind, held }: Flight): boolean =>
  (retransmission > 0 && held !== null) || (routine && kind !== 'transport');

/** Draws what travels; the words follow later, in the returned function, when more important ones have their place. */
export function drawFlights(line: Line, which: (flight: Flight) => boolean): () => void {
  const { wide, sheet, axis, client, server, reading, marked, grouped } = line;
  const middle = (client[1] + server[0]) / 2;
  const edge = (who: Flight['from']): number => (who === 'client' ? client[1] : who === 'server' ? server[0] : middle);
  const first: (() => void)[] = [];
  const labels: (() => void)[] = [];
  const named = new Set<string>();
  for (const flight of reading.flights) {
    const { segment, sentMs, endMs, held, kind } = flight;
    if (!which(flight)) continue;
    if (segment.kind === 'tcp-ack' && !held) {
      grouped.set(flight.seq, 'acknowledgement');
      continue;
    }
    if (inFold(axis, sentMs) || inFold(axis, endMs)) {
      grouped.set(flight.seq, 'fold');
      continue;
    }
    const silent = reading.silences.some(([from, to]) => from <= sentMs && sentMs < to);
    const [wa, wb] = [edge(flight.from), edge(flight.to)];
    const part = held === 'interface' ? 0.16 : held === 'host' ? 0.86 : 0.5;
    const w = held ? wa + (wb - wa) * (flight.from === 'proxy' ? 0.6 : part) : wb;
    const u0 = axis.toPx(sentMs);
    const u1 = Math.max(axis.toPx(endMs), held ? u0 + 5 : u0);
    const bad = segment.kind === 'frame' && segment.opcode === 'text' && segment.defect;
    const faint = isFaint(flight) ? ' F' : '';
    const [[x0, y0], [x1, y1]] = [sheet.point(u0, wa), sheet.point(u1, w)];
    if (faint && silent && !sheet.placer.isClear([x0, y0, x1, y1])) {
      grouped.set(flight.seq, 'retransmission');
      continue;
    }
    marked.add(flight.seq);
    const cls = held ? (silent ? 'l' : 'x') : bad ? 'x' : flightClass[kind];
    if (held) {
      sheet.line(cls + faint, u0, wa, u1, w);
      if (!faint) sheet.placer.lines.push([x0, y0, x1, y1]);
      sheet.cross(`${silent ? 'X' : 'Y'}${faint}`, u1, w);
    } else sheet.arrow(cls + faint, u0, wa, u1, w, kind === 'close' ? 10 : kind === 'transport' ? 6 : 8);
    const text = faint ? '' : labelOf(flight, line);
    const key = `${text}${flight.from}${Math.round(u0)}`;
    if (!text || named.has(key)) continue;
    named.add(key);
    const font = held && kind !== 'transport' ? (silent ? 'b c5' : 'b c2') : bad ? 'b c2' : labelClass[kind];
    const at = endMs;
    // A Close is what the picture is about: its name has the first choice of places, and stands on a line if it must.
    const urgent = kind === 'close';
    (urgent ? first : labels).push(() => {
      if (!wide) {
        if (held) {
          sheet.put(
            font,
            text,
            [
              [x1 + 9, y1 + 4, 'start'],
              [x1 - 9, y1 + 4, 'end'],
              [x1, y1 + 18, 'middle'],
            ],
            at,
          );
          return;
        }
        let angle = Math.atan2(y1 - y0, x1 - x0);
        if (Math.abs(angle) > Math.PI / 2) angle += Math.PI;
        const turn = (((angle * 180) / Math.PI + 540) % 360) - 180;
        const spots = [0.5, 0.42, 0.58, 0.35, 0.65].map(
          (q): Spot => [x0 + (x1 - x0) * q, y0 + (y1 - y0) * q, 'middle'],
        );
        for (const [dy, above] of [
          [-5, true],
          [14, false],
        ] as const)
          for (const [x, y] of spots) {
            const spot: Spot = [x - Math.sin(angle) * dy, y + Math.cos(angle) * dy, 'middle'];
            const box = boxOf(font, text, spot, turn);
            if (!sheet.placer.isFree(box, { lines: above })) continue;
            sheet.placer.boxes.push(box);
            sheet.write(font, text, spot, at, turn);
            return;
          }
        return;
      }
      // Outside of the V first: what starts an exchange to its left, what answers to its right.
      const left: Spot[] = [];
      const right: Spot[] = [];
      for (const q of flight.from === 'client' ? [0.36, 0.6, 0.2, 0.75] : [0.36, 0.6, 0.75, 0.2]) {
        const x = u0 + (u1 - u0) * q;
        const y = wa + (w - wa) * q + 4;
        left.push([x - 9, y, 'end']);
        right.push([x + 9, y, 'start']);
      }
      sheet.put(font, text, flight.answers ? [...right, ...left] : [...left, ...right], at, !urgent);
    });
  }
  return () => {
    for (const label of [...first, ...labels]) label();
  };
}
