import { expect, test } from 'vitest';
import { pair } from '../../../src/core/capture/align.ts';
import { readCase } from '../../support/recordings.ts';

test('a NetLog and a capture of one incident are joined by their ports, and their clocks agree', () => {
  const [pairing, ...more] = pair(
    readCase('server-sigkill', 'netlog.json.gz'),
    readCase('server-sigkill', 'capture.pcap'),
  );
  expect(more).toEqual([]);
  expect(pairing?.by).toBe('ports');
  expect(pairing?.spreadMs).toBeLessThan(10);
});

test('a HAR has no ports: it is joined by what both saw', () => {
  const [pairing] = pair(readCase('server-sigkill', 'chrome.har'), readCase('server-sigkill', 'capture.pcap'));
  expect(pairing?.by).toBe('events');
  expect(pairing?.first.status).toBe(101);
});

test('captures of client and server of one incident belong together', () => {
  const pairs = pair(readCase('cable-heartbeat', 'capture.pcap'), readCase('cable-heartbeat', 'capture.server.pcap'));
  expect(pairs.map(({ by }) => by)).toEqual(['ports']);
});

test('files of different incidents have no connection in common', () => {
  expect(pair(readCase('server-sigkill', 'capture.pcap'), readCase('refused-403', 'capture.pcap'))).toEqual([]);
});
