import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shapeOfWaits, waitsOf } from '../../../src/core/capture/waits.ts';
import { factsOfConnection } from '../../../src/core/diagnose/facts-of-connection.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import { readBytes } from '../../support/recordings.ts';

const folder = join(import.meta.dirname, '../../../src/widgets/recording/samples');
const read = (name: string) => readBytes(readFileSync(join(folder, name)));
/** Half of what a code page weighs. */
const bytesMax = 20_000;

describe('our own recordings', () => {
  it.each(['idle-60s.pcap', 'killed-tls.pcap', 'cable-heartbeat.pcap', 'cable-heartbeat.recorder.json'])(
    '%s is small',
    (name) => {
      expect(statSync(join(folder, name)).size).toBeLessThan(bytesMax);
    },
  );

  it('hold three connections in a row that an idle timer of 60 s ended', () => {
    const { connections } = read('idle-60s.pcap');
    const ended = connections.filter(({ endedAtMs }) => endedAtMs !== null).slice(0, 3);
    expect(ended).toHaveLength(3);
    for (const { openedAtMs, endedAtMs } of ended)
      expect(Math.abs(endedAtMs! - openedAtMs! - 60_000)).toBeLessThan(200);
    const [first] = rank(factsOfConnection(ended[0]!)).filter(({ ruledOut }) => !ruledOut);
    expect(first?.cause.id).toBe('idle-timeout');
  });

  it('hold a server that was killed, over TLS, and the attempts that came after', () => {
    const { connections } = read('killed-tls.pcap');
    expect(connections[0]).toMatchObject({ transport: 'wss', encrypted: true, tcpEnd: { by: 'server' } });
    expect(shapeOfWaits(waitsOf(connections))).toMatchObject({ kind: 'exponential', factor: 2 });
    expect(connections.at(-1)?.openedAtMs).not.toBeNull();
  });

  it('hold a cable that was pulled, and a page that knew it a minute later', () => {
    const [one] = read('cable-heartbeat.recorder.json').connections;
    expect(one?.event).toEqual({ code: 1006, reason: '', wasClean: false });
    expect(one!.endedAtMs! - one!.openedAtMs!).toBeGreaterThan(60_000);
    expect(read('cable-heartbeat.pcap').connections[0]?.retransmissions).toBeGreaterThan(3);
  });
});
