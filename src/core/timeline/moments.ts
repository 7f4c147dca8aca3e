import { type Format, fill } from '../format.ts';
import { textWidth } from '../layout/text-width.ts';
import type { Moment, Room } from './axis.ts';
import type { TimelineLabels } from './labels.ts';
import type { Reading } from './read-trace.ts';
import type { By } from './sheet.ts';
import { fontOf } from './text-roles.ts';

/** What is lost this soon after a cut belongs to its picture. */
const lostMs = 300;
/** Room around names of heartbeats and before the name of a fault, and for the words in a silence; px. */
const [afterBeat, beforeBeat, beforeFault, narrowSilence] = [26, 18, 104, 170];
/** The same around “not recorded”; px. */
const aroundUnseen = 48;
/** For a number, its words, and what is left of the line that they stand on; px. */
const [aroundQuiet, narrowQuiet] = [96, 150];

/** Stretches in which both ends were out of sight, and before whose end more was recorded. */
const outOfSight = ({ observation, unseen }: Reading): Reading['unseen'] =>
  unseen.filter(({ side }, i) => side === 'both' && observation?.unseen[i]?.toMs !== null);

type Words = { readonly labels: TimelineLabels; readonly format: Format };

const quietWidth = (text: string): number => textWidth(text, ...fontOf({ role: 'dimension' })) + aroundQuiet;

const labelWidth = (text: string): number => textWidth(text, fontOf({ role: 'label' })[0]);

/** So that the words which say it fit in. */
const unseenRooms = (reading: Reading, { labels }: Words): Room[] =>
  outOfSight(reading).map(({ fromMs }) => ({
    atMs: fromMs,
    px: labelWidth(labels.unseen) + aroundUnseen,
    side: 'after',
  }));

/** The moments that deserve room, with what may be given up first when there is none. */
export function momentsOf(reading: Reading): Moment[] {
  const moments: Moment[] = [];
  const faultMs = reading.discovery?.faulty ? reading.discovery.fromMs : Number.POSITIVE_INFINITY;
  const hasFault = faultMs < Number.POSITIVE_INFINITY;
  const opened = reading.events.find((e) => e.kind === 'event' && e.event === 'open')?.atMs ?? 0;
  const attempts = reading.events.at(-1)?.attempt ?? 0;
  for (const event of reading.events) {
    if (['sent', 'received', 'held', 'peer-reachable'].includes(event.kind)) continue;
    const isMessage = event.kind === 'event' && event.event === 'message';
    const isOpening = hasFault && event.atMs <= opened && opened < faultMs;
    // Of many attempts the first two and the last two tell the story.
    const isMiddle = event.attempt > 2 && event.attempt < attempts - 1;
    moments.push({ atMs: event.atMs, rank: isMessage ? 9 : isOpening ? 1 : isMiddle ? 2 : 0 });
  }
  for (const { fromMs, toMs } of outOfSight(reading)) moments.push({ atMs: fromMs, rank: 0 }, { atMs: toMs, rank: 0 });
  for (const flight of reading.flights) {
    const { kind, routine, retransmission, held, segment, sentMs, endMs } = flight;
    if (routine && kind !== 'transport') continue;
    if (segment.kind === 'tcp-ack' || segment.kind === 'tcp-keepalive') continue;
    if (retransmission && held) continue;
    const isEarly = hasFault && endMs < faultMs;
    const rank = !isEarly ? 0 : sentMs <= opened ? 1 : kind === 'close' ? 0 : 3;
    moments.push({ atMs: sentMs, rank }, { atMs: endMs, rank });
  }
  return moments;
}

/** For the words in the first silence, after what is lost right after the cut. */
function silenceRoom({ silences, flights }: Reading, pxOf: (durationMs: number) => number): Room[] {
  return silences.slice(0, 1).map(([atMs, toMs]) => {
    const lost = flights.filter((f) => f.held && !f.routine && f.sentMs >= atMs && f.endMs < atMs + lostMs);
    return { atMs: Math.max(atMs, ...lost.map((f) => f.endMs)), px: pxOf(toMs - atMs), side: 'after' };
  });
}

/** For the words on the line of a quiet stretch, where there is one. */
const quietRooms = ({ notes }: Reading, pxOf: (longest: string) => number): Room[] =>
  notes
    .filter(({ kind }) => kind === 'quiet')
    .map(({ fromMs, words }) => ({ atMs: fromMs, px: pxOf(words[0] ?? ''), side: 'after' }));

/** Stretches that words want free of folds: in a silence, around heartbeats, before the name of a fault. */
export const roomsOf: By<(reading: Reading, words: Words) => Room[]> = {
  wide(reading, { labels, format }) {
    const [size, isBold] = fontOf({ role: 'time' });
    const rooms = silenceRoom(
      reading,
      (ms) => textWidth(fill(labels.silence, { n: format.time(ms) }), size, isBold) + 40,
    );
    for (const { kind, routine, held, sentMs, endMs } of reading.flights) {
      if (kind !== 'heartbeat' || routine) continue;
      rooms.push({ atMs: endMs, px: labelWidth(held ? labels.heartbeat : labels.answer) + afterBeat, side: 'after' });
      if (!held) rooms.push({ atMs: sentMs, px: labelWidth(labels.heartbeat) + beforeBeat, side: 'before' });
    }
    rooms.push(...unseenRooms(reading, { labels, format }), ...quietRooms(reading, quietWidth));
    const { discovery } = reading;
    if (discovery?.faulty) rooms.push({ atMs: discovery.fromMs, px: beforeFault, side: 'before' });
    return rooms;
  },
  narrow: (reading, words) => [
    ...silenceRoom(reading, () => narrowSilence),
    ...unseenRooms(reading, words),
    ...quietRooms(reading, () => narrowQuiet),
  ],
};
