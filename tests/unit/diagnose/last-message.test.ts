import { expect, it } from 'vitest';
import { factsOfConnection } from '../../../src/core/diagnose/facts-of-connection.ts';
import { lastMessageMs } from '../../../src/core/diagnose/last-message.ts';
import { conversation, frameOf, opening, pcapOf, type Segment } from '../../support/packet-files.ts';
import { readBytes, readCase } from '../../support/recordings.ts';

it('the last message of a connection that ended with a Close of each end is before the first Close', () => {
  const one = readCase('client-close', 'capture.pcap').connections[0]!;
  const closeMs = one.close[0]!.atMs;
  expect(one.close).toHaveLength(2);
  // That the frame of a Close counts as sent is what made it look as if there had been no message.
  expect(one.lastSentAtMs.client).toBe(closeMs);
  const messages = one.events.flatMap((event) => (event.kind === 'frame' ? [event.atMs] : []));
  expect(Math.max(...(['client', 'server'] as const).map((by) => lastMessageMs(by, one, closeMs) ?? 0))).toBe(
    Math.max(...messages),
  );
});

it('a connection that talked until both ends said Close was not quiet', () => {
  const talk = Array.from({ length: 60 }, (_, i): Segment[] => [
    [500 + i * 1000, 'client', 'PA', frameOf('client', 1, 'hello')],
    [501 + i * 1000, 'server', 'PA', frameOf('server', 1, 'hello')],
  ]).flat();
  const endMs = talk.at(-1)![0] + 300;
  const close: readonly Segment[] = [
    [endMs, 'server', 'PA', frameOf('server', 8, '')],
    [endMs + 1, 'client', 'PA', frameOf('client', 8, '')],
    [endMs + 2, 'server', 'FA'],
    [endMs + 3, 'client', 'FA'],
  ];
  const [one] = readBytes(pcapOf(conversation([...opening, ...talk, ...close]))).connections;
  expect(one!.close).toHaveLength(2);
  expect(factsOfConnection(one!).traffic).toBe('busy');
});
