import { expect, test } from 'vitest';
import { inCommon, pair } from '../../../src/core/capture/align.ts';
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

test('a machine whose clock is off is joined by connections that live as long in both files, and as far apart', () => {
  for (const [id, file, packets] of [
    ['reconnect-3', 'chrome.har', 'capture.pcapng'],
    ['reconnect-3', 'recorder.json', 'capture.pcapng'],
    ['reconnect-3.node', 'recorder.json', 'capture.pcap'],
  ] as const) {
    const [browser, wire] = [readCase(id, file), readCase(id, packets)];
    const known = inCommon(browser, wire)!;
    for (const aheadMs of [-90_000, 2_500, 90_000]) {
      const found = inCommon({ ...browser, startEpochMs: browser.startEpochMs! + aheadMs }, wire);
      expect(found?.connections, `${id} ${file} ${aheadMs}`).toBe(known.connections);
      expect(Math.abs(found!.clockMs! - known.clockMs! + aheadMs), `${id} ${file} ${aheadMs}`).toBeLessThan(100);
    }
  }
});

test('one connection that lives as long in both files is no reason to join them: a timer ends strangers alike', () => {
  const browser = readCase('nginx-idle-timeout', 'chrome.har');
  const shifted = { ...browser, startEpochMs: browser.startEpochMs! + 90_000 };
  expect(pair(shifted, readCase('nginx-idle-timeout', 'capture.pcap'))).toEqual([]);
});
