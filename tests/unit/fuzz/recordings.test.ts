import fc from 'fast-check';
import { incidentsOf } from '../../../src/core/capture/incident.ts';
import { captureBounds } from '../../../src/core/capture/observed.ts';
import { recordingJson } from '../../../src/core/capture/recording-json.ts';
import { factsOfConnection } from '../../../src/core/diagnose/facts-of-connection.ts';
import { refusingAlert } from '../../../src/core/diagnose/last-alert.ts';
import { openingOf } from '../../../src/core/diagnose/opening.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import { bytesOf, readBytes } from '../../support/recordings.ts';
import { damaged, oddJson, readsWithinBounds } from './parser.ts';

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

type NetLog = {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>>; readonly [name: string]: unknown };
  readonly events: readonly { readonly type: number }[];
};

/** Names take 75 kB at the head of each NetLog: of those that the few events below use, a few are enough. */
function shortened({ constants, events }: NetLog): NetLog {
  const used = new Set(events.map(({ type }) => type));
  const logEventTypes = Object.fromEntries(
    Object.entries(constants.logEventTypes).filter(([, number]) => used.has(number)),
  );
  const { logEventPhase, logSourceType, timeTickOffset, netError } = constants;
  return { constants: { logEventTypes, logEventPhase, logSourceType, timeTickOffset, netError }, events };
}

const shortNetLog = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(JSON.stringify(shortened(JSON.parse(textOf(bytes)))));

/** The same of one in lines: its names, each event, and its end. */
function shortLines(bytes: Uint8Array): Uint8Array {
  const lines = textOf(bytes)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { constants } = lines.find(({ type }) => type === 'constants');
  const { events, constants: kept } = shortened({ constants, events: lines.flatMap(({ event }) => event ?? []) });
  const short = [
    { type: 'constants', constants: kept },
    ...events.map((event) => ({ type: 'event', event })),
    { type: 'end' },
  ];
  return Buffer.from(short.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

const of = (...files: readonly (readonly [id: string, file: string])[]): readonly Uint8Array[] =>
  files.map(([id, file]) => bytesOf(id, file));

/** Each format as its programs write it. */
const samples: Readonly<Record<string, { readonly files: readonly Uint8Array[]; readonly isJson: boolean }>> = {
  HAR: {
    files: of(
      ['reconnect-3', 'chrome.har'],
      ['server-close-1000', 'chrome.playwright.har'],
      ['wss-close-1001.firefox', 'firefox.har'],
    ),
    isJson: true,
  },
  NetLog: {
    files: of(['server-close-1000', 'netlog.json.gz'], ['page-navigated', 'netlog.json.gz']).map(shortNetLog),
    isJson: true,
  },
  'NetLogs in lines': { files: of(['formats', 'netlog-lines.ndjson.gz']).map(shortLines), isJson: true },
  'recorder files': { files: of(['reconnect-3', 'recorder.json'], ['tab-closed', 'recorder.json']), isJson: true },
  pcap: {
    files: of(
      ['server-close-1000', 'capture.pcap'],
      ['wss-close-1001.node', 'capture.pcap'],
      ['formats', 'vlan.pcap'],
      ['formats', 'big-endian.pcap'],
    ),
    isJson: false,
  },
  pcapng: {
    files: of(
      ['server-close-1001', 'capture.pcapng'],
      ['wss-keylog', 'capture.with-keys.pcapng'],
      ['formats', 'merged-client-and-server.pcapng'],
    ),
    isJson: false,
  },
};

/** A recording of the same time, for what two files of one incident say together. */
const other = readBytes(bytesOf('reconnect-3', 'capture.pcapng'));

for (const [name, { files, isJson }] of Object.entries(samples)) {
  const sound = fc.constantFrom(...files);
  const odd = oddJson(sound.map(textOf)).map((text): Uint8Array => Buffer.from(text));
  readsWithinBounds(name, {
    inputs: fc.tuple(
      isJson ? fc.oneof({ weight: 1, arbitrary: damaged(sound) }, { weight: 2, arbitrary: odd }) : damaged(sound),
      fc.integer({ min: 1, max: 8_192 }),
    ),
    read: ([bytes, pieceBytes]) => {
      const recording = readBytes(bytes, pieceBytes);
      const { connections, problems, endMs } = recording;
      const { waitsMs } = recordingJson(recording, {
        causesOf: (connection) =>
          rank(factsOfConnection(connection)).map(({ cause, probability }) => ({ id: cause.id, probability })),
        alertOf: refusingAlert,
        openingOf,
      });
      const together = incidentsOf([recording, other]).flatMap((incident) => incident.connections);
      const times = [...connections, ...together].flatMap(
        ({ startedAtMs, openedAtMs, endedAtMs, lastSentAtMs, events }) =>
          [
            startedAtMs,
            openedAtMs,
            endedAtMs,
            ...Object.values(lastSentAtMs),
            ...events.map(({ atMs }) => atMs),
          ].filter((atMs) => atMs !== null),
      );
      const numbers = [...times, ...waitsMs, endMs ?? 0];
      return {
        connections: connections.length,
        'events of one': Math.max(0, ...[...connections, ...together].map(({ events }) => events.length)),
        'times that are no numbers': numbers.filter((ms) => !Number.isFinite(ms)).length,
        'files without an answer': connections.length + problems.length > 0 ? 0 : 1,
      };
    },
    most: {
      connections: captureBounds.connections,
      'events of one': captureBounds.eventsPerConnection,
      'times that are no numbers': 0,
      'files without an answer': 0,
    },
  });
}
