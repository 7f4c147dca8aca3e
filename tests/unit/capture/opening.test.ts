import { describe, expect, test } from 'vitest';
import { recordingJson } from '../../../src/core/capture/recording-json.ts';
import { factsOfConnection } from '../../../src/core/diagnose/facts-of-connection.ts';
import { openingOf } from '../../../src/core/diagnose/opening.ts';
import { tellsEnd } from '../../../src/core/diagnose/tells-end.ts';
import { closeOf, conversation, frameOf, opening, packetsOf, pcapOf, raw } from '../../support/packet-files.ts';
import { bytesOf, readBytes, readCase } from '../../support/recordings.ts';

const headerBytes = 40;
const said = (of: unknown) => readBytes(Buffer.from(JSON.stringify(of)));

function judged(connection: ReturnType<typeof readBytes>['connections'][number]) {
  const facts = factsOfConnection(connection);
  return { opening: openingOf(connection), facts, isEndTold: tellsEnd(connection, facts) };
}

describe('packets that are cut before the handshake', () => {
  const packets = packetsOf('server-close-1001', 'capture.pcapng');
  const cutTo = (snapBytes: number) => readBytes(pcapOf(packets, { ...raw, snapBytes }));

  test.each([headerBytes, 50])('at %i bytes: whether it opened is not known, and no handshake has failed', (bytes) => {
    const { connections, problems } = cutTo(bytes);
    expect(problems).toEqual(['cut-packets']);
    expect(connections[0]).toMatchObject({ openedAtMs: null, handshakeFault: null });
    const { opening, facts, isEndTold } = judged(connections[0]!);
    expect([opening, isEndTold]).toEqual(['hidden', false]);
    expect(facts.phase).toBeUndefined();
    expect(facts.signs).toEqual([]);
  });

  test('where a letter of the request is left, the cut is named and not another port', () => {
    expect(cutTo(54)).toMatchObject({ connections: [], problems: ['cut-packets'] });
  });

  test('a FIN after a request that is not cut is still a handshake that failed', () => {
    const packets = conversation([...opening.slice(0, 4), [30, 'server', 'FA'], [30.4, 'client', 'FA']]);
    expect(judged(readBytes(pcapOf(packets)).connections[0]!)).toMatchObject({ opening: 'failed', isEndTold: true });
  });
});

describe('a recording that began when the connection was open already', () => {
  const from = (id: string, file: string, packet: number) =>
    readBytes(pcapOf(packetsOf(id, file).slice(packet))).connections[0]!;

  test('it opened before, and the Close that ended it is told as in a whole recording', () => {
    const late = from('server-close-1000', 'capture.pcap', 7);
    const { opening, facts, isEndTold } = judged(late);
    expect(late).toMatchObject({ openedAtMs: null, firstCloseBy: 'server', close: [{ code: 1000 }, { code: 1000 }] });
    expect([opening, isEndTold]).toEqual(['undated', true]);
    expect(facts).toMatchObject({ phase: 'opened', code: 1000, signs: ['server-closed'] });
    expect(facts.seconds).toBeUndefined();
  });

  test('without a Close it ends in 1006, and how long it was silent is known', () => {
    const { opening, facts } = judged(from('nginx-idle-timeout', 'capture.pcap', 6));
    expect(opening).toBe('undated');
    expect(facts).toMatchObject({ phase: 'opened', code: 1006, traffic: 'quiet' });
    expect(facts.signs).toContain('eof');
  });

  test('inside TLS nobody knows what the first records are, so nothing is said of its opening', () => {
    const late = from('wss-close-1001.node', 'capture.pcap', 15);
    const { opening, facts, isEndTold } = judged(late);
    expect([opening, isEndTold, late.openedAtMs]).toEqual(['hidden', false, null]);
    expect(facts.phase).toBeUndefined();
  });
});

test('a recording that stops while the connection is open and answered says nothing of its end', () => {
  const packets = packetsOf('nginx-idle-timeout', 'capture.pcap');
  for (const length of [7, 8, 9, 10]) {
    const { opening, facts, isEndTold } = judged(readBytes(pcapOf(packets.slice(0, length))).connections[0]!);
    expect([length, opening, facts.phase, isEndTold]).toEqual([length, 'opened', 'still-open', false]);
  }
});

describe('a HAR whose entry has no usable date', () => {
  const har = (startedDateTime: unknown) =>
    said({
      log: {
        entries: [
          {
            startedDateTime,
            time: 1e300,
            _resourceType: 'websocket',
            _webSocketMessages: [{ type: 'send', time: 1_795_730_361, opcode: 1, data: 'hello' }],
            request: { url: 'ws://chat.test/' },
            response: { status: 101, httpVersion: 'HTTP/1.1' },
          },
        ],
      },
    });

  test.each(['not a time', '1955-11-05T06:00:00Z', '+275760-09-13T00:00:00.000Z', undefined])(
    '%s: it opened',
    (date) => {
      const [one] = har(date).connections;
      const { opening, facts, isEndTold } = judged(one!);
      expect(['undated', 'opened']).toContain(opening);
      expect(isEndTold).toBe(false);
      expect(facts).toMatchObject({ phase: 'opened', signs: [] });
    },
  );
});

test('a recorder whose file breaks off before the connection is open: it has not failed', () => {
  const text = new TextDecoder().decode(bytesOf('server-close-1001', 'recorder.json'));
  const cut = text.slice(0, text.indexOf('}', text.indexOf('"constructor"')) + 1);
  const { connections, problems } = readBytes(Buffer.from(cut));
  expect(problems).toContain('truncated');
  const { opening, facts, isEndTold } = judged(connections[0]!);
  expect([opening, isEndTold]).toEqual(['pending', false]);
  expect(facts.phase).toBeUndefined();
});

test.each(['chrome.playwright.har', 'netlog.json.gz', 'recorder.json'])(
  'nothing in %s of a killed browser says that the connection ended',
  (file) => {
    const [one] = readCase('browser-killed', file).connections;
    expect(judged(one!)).toMatchObject({ opening: 'opened', isEndTold: false });
  },
);

test('a Close without a code has an empty reason, and what is not in the file is null', () => {
  const closes = (payload: Uint8Array, snapBytes = 262_144) => {
    const packets = conversation([...opening, [50, 'server', 'PA', payload], [51, 'server', 'FA']]);
    const recording = readBytes(pcapOf(packets, { ...raw, snapBytes }));
    return recordingJson(recording, { causesOf: () => [], alertOf: () => null, openingOf }).connections[0]?.close;
  };
  expect(closes(frameOf('server', 8))).toEqual([{ by: 'server', code: null, reason: '' }]);
  expect(closes(closeOf('server', 1001, 'bye'))).toEqual([{ by: 'server', code: 1001, reason: 'bye' }]);
});
