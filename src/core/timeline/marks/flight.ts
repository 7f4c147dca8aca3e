import { fill } from '../../format.ts';
import type { Http2Frame } from '../../protocol/segment.ts';
import { tlsAlertName } from '../../protocol/tls-alerts.ts';
import type { Flight } from '../../trace/flights.ts';
import { inFold } from '../axis.ts';
import { besideLine } from '../beside-line.ts';
import { gapOf, middleOf, type Scene } from '../scene.ts';
import type { By, Candidates } from '../sheet.ts';
import type { Text } from '../text-roles.ts';
import { boxBeside } from './sealed.ts';

/** What travels between the lanes. What is lost ends at a cross. */
export const marks = [
  'flight-transport',
  'flight-message',
  'flight-heartbeat',
  'flight-fin',
  'flight-bad',
  'flight-silent',
  'flight-close',
  'lost-silent',
  'lost',
] as const;

const looks: Readonly<Record<Flight['kind'], Pick<Text, 'role' | 'ink'> & { readonly mark: string; head: number }>> = {
  message: { mark: 'flight-message', head: 8, role: 'label' },
  heartbeat: { mark: 'flight-heartbeat', head: 8, role: 'label', ink: 'live' },
  close: { mark: 'flight-close', head: 10, role: 'strong', ink: 'bye' },
  fin: { mark: 'flight-fin', head: 8, role: 'label', ink: 'muted' },
  reset: { mark: 'flight-bad', head: 8, role: 'label', ink: 'hush' },
  transport: { mark: 'flight-transport', head: 6, role: 'label', ink: 'muted' },
};

/** Repetitions and routine traffic stay in the background. */
const isFaint = ({ retransmission, routine, kind, held }: Flight): boolean =>
  (retransmission > 0 && held !== null) || (routine && kind !== 'transport');

/** How far across the gap something gets that is held there. */
const reach = { interface: 0.16, path: 0.5, proxy: 0.5, host: 0.86 } as const;

/** So many marks without room: the picture is full, and the other thousands would find none either. */
const crampedMax = 300;
/** So many repetitions in a silence are looked at: more of them are one grey. */
const repetitionsMax = 300;

/**
 * A recorder saw a segment at one moment and cannot time its far end, so a recorded arrow leans by a length that means
 * nothing but its direction: before and after that moment, in px.
 */
const lean = { client: { client: [0, 9], server: [9, 0] }, wire: { client: [5, 5], server: [5, 5] } } as const;

/** `short`: what is written where there is no room for the whole name. */
type Name = {
  readonly flight: Flight;
  readonly text: Text;
  readonly short?: string;
  readonly ends: readonly [number, number, number, number];
};

/** Everything but repetitions; returns what wants a name. */
export const first = (scene: Scene): readonly Name[] => draw(scene, (flight) => !isFaint(flight));

export const repetitions = (scene: Scene): void => void draw(scene, isFaint);

function draw(scene: Scene, which: (flight: Flight) => boolean): Name[] {
  const { sheet, axis, reading, marked, grouped } = scene;
  const [from, to] = gapOf(scene);
  const edge = { client: from, server: to, proxy: middleOf(gapOf(scene)) };
  const names: Name[] = [];
  const named = new Set<string>();
  let looked = 0;
  for (const flight of reading.flights) {
    const { seq, segment, sentMs, endMs, held, kind } = flight;
    if (!which(flight)) continue;
    if (segment.kind === 'tcp-ack' && !held) {
      grouped.set(seq, 'acknowledgement');
      continue;
    }
    if (inFold(axis, sentMs) || inFold(axis, endMs)) {
      grouped.set(seq, 'fold');
      continue;
    }
    const inSilence = reading.silences.some(([a, b]) => a <= sentMs && sentMs < b);
    const [sent, received] = [edge[flight.from], edge[flight.to]];
    const part = held && flight.from === 'proxy' ? 0.6 : held ? reach[held] : 1;
    const across = sent + (received - sent) * part;
    const recorder = reading.observation?.recorder;
    const [before, after] = recorder && flight.from !== 'proxy' ? lean[recorder][flight.from] : [0, 0];
    const start = axis.toPx(sentMs) - before;
    const end = Math.max(axis.toPx(endMs) + after, held ? start + 5 : start);
    const faint = isFaint(flight);
    const isFull = (): boolean =>
      ++looked > repetitionsMax || !sheet.placer.isClear(sheet.rect(start, sent, end, across));
    if (faint && inSilence && isFull()) {
      grouped.set(seq, 'retransmission');
      continue;
    }
    marked.add(seq);
    const isBad = segment.kind === 'frame' && segment.opcode === 'text' && segment.defect !== undefined;
    const look = looks[kind];
    if (held) {
      // Whether it arrived was not recorded: that is no loss.
      const mark = recorder ? looks[kind].mark : inSilence ? 'flight-silent' : 'flight-bad';
      sheet.line(mark, start, sent, end, across, faint);
      if (!faint) sheet.keepLine(start, sent, end, across);
      if (!recorder) sheet.cross(inSilence ? 'lost-silent' : 'lost', end, across, 4, faint);
    } else {
      sheet.arrow(isBad ? 'flight-bad' : look.mark, start, sent, end, across, look.head, faint);
      // The handshake below WebSocket is a faint background: words may cross it.
      if (isBad || kind !== 'transport') sheet.keepLine(start, sent, end, across);
    }
    const words = faint ? '' : nameOf(flight, scene);
    const key = `${words}${flight.from}${Math.round(start)}`;
    if (!words || named.has(key)) continue;
    named.add(key);
    const style: Pick<Text, 'role' | 'ink'> =
      held && !recorder && kind !== 'transport'
        ? { role: 'label', ink: inSilence ? 'void-hush' : 'hush' }
        : isBad
          ? { role: 'label', ink: 'hush' }
          : look;
    const text: Text = { role: style.role, ...(style.ink ? { ink: style.ink } : {}), text: words };
    const short = shortOf(segment);
    names.push({ flight, text, ...(short !== null && { short }), ends: [start, sent, end, across] });
  }
  return names;
}

/** The number of an alert whose name is written, and a Close whose code is not recorded. */
function shortOf(segment: Flight['segment']): string | null {
  if (segment.kind === 'sealed') return segment.what === 'close' ? 'Close' : null;
  return segment.kind === 'tls' && segment.step === 'alert' && segment.alert ? `TLS alert ${segment.alert}` : null;
}

/** Frames of HTTP/2 that end something, by their names in RFC 9113. */
const http2Names: Partial<Record<Http2Frame['frame'], string>> = { goaway: 'GOAWAY', 'rst-stream': 'RST_STREAM' };

function nameOf({ segment, answers, kind, held }: Flight, { labels }: Scene): string {
  switch (segment.kind) {
    case 'opening-request':
      return segment.method === 'CONNECT' ? 'CONNECT' : labels.upgrade;
    case 'opening-response':
      return String(segment.status);
    case 'tcp-fin':
      return 'FIN';
    case 'tcp-rst':
      return answers?.kind === 'tcp-syn' ? labels.refused : 'RST';
    case 'tcp-syn':
      return held ? labels.noAnswer : '';
    case 'http2':
      return http2Names[segment.frame] ?? '';
    case 'sealed':
      return segment.what === 'close' ? labels.closeUnseen : fill(labels.sealed, { n: segment.bytes ?? '?' });
    case 'tls':
      if (segment.step !== 'alert') return '';
      return segment.alert === undefined ? 'TLS alert' : `TLS alert ${tlsAlertName(segment.alert)}`;
    case 'frame': {
      if (segment.opcode === 'close') {
        const { body } = segment;
        const isEcho = answers?.kind === 'frame' && answers.opcode === 'close' && answers.body?.code === body?.code;
        return isEcho ? labels.echo : body ? `Close ${body.code}` : labels.closeEmpty;
      }
      if (segment.opcode !== 'text') return segment.opcode;
      if (segment.defect === 'too-big') return labels.tooBig;
      if (segment.defect === 'corrupt-record') return labels.damagedRecord;
      if (segment.defect) return labels.defect;
      if (kind !== 'heartbeat') return labels.data;
      return answers ? labels.answer : labels.heartbeat;
    }
    default:
      return '';
  }
}

const lostPlaces = (along: number, across: number): By<Candidates> => ({
  wide: { places: [] },
  narrow: {
    places: [
      [along + 4, across + 9, 'start'],
      [along + 4, across - 9, 'end'],
      [along + 18, across, 'middle'],
    ],
  },
});

/** A Close, or the alert that refuses, is what the picture is about: its name chooses first; a Close's crosses lines. */
export function names(scene: Scene, all: readonly Name[]): void {
  const isUrgent = ({ flight, short }: Name): boolean => flight.kind === 'close' || short !== undefined;
  let cramped = 0;
  /** The request that had no room of its own: a HAR times it and its answer alike, and they are named together. */
  let asked: string | null = null;
  for (const name of [...all.filter(isUrgent), ...all.filter((one) => !isUrgent(one))]) {
    if (cramped >= crampedMax) return;
    const { flight, text, short, ends } = name;
    const { sheet } = scene;
    const lost = sheet.of(lostPlaces(Math.round(ends[2]), Math.round(ends[3])));
    if (flight.segment.kind === 'sealed' && flight.segment.what === 'record') {
      if (!boxBeside(scene, text, ends, flight.from === 'client')) cramped += 1;
    } else if (flight.held && lost.places.length > 0) sheet.put(text, lost, flight.endMs);
    else {
      const options = {
        at: flight.endMs,
        starts: flight.from === 'client',
        answers: flight.answers !== null,
        overLines: flight.kind === 'close',
      };
      const both: string | null =
        asked !== null && flight.segment.kind === 'opening-response' ? `${asked} · ${text.text}` : null;
      const isPlaced: boolean =
        (both !== null && besideLine(sheet, { ...text, text: both }, ends, options)) ||
        besideLine(sheet, text, ends, options) ||
        (short !== undefined && besideLine(sheet, { ...text, text: short }, ends, { ...options, far: true }));
      if (!isPlaced) cramped += 1;
      if (flight.segment.kind === 'opening-request') asked = isPlaced ? null : text.text;
    }
  }
}
