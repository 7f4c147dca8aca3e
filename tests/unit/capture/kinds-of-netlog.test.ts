import { describe, expect, test } from 'vitest';
import { blankConnection } from '../../../src/core/capture/draft.ts';
import type { ObservedConnection } from '../../../src/core/capture/observed.ts';
import { factsOfConnection } from '../../../src/core/diagnose/facts-of-connection.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import { isRecordingText } from '../../../src/core/diagnose/read/is-recording-text.ts';
import { bytesOf, readBytes, readCase } from '../../support/recordings.ts';

type Dependency = { readonly id: number };
type LogEvent = {
  readonly time: string;
  readonly source: { readonly id: number; readonly type: number };
  readonly params?: { readonly source_dependency?: Dependency };
};
type Log = { readonly constants: { readonly logSourceType: Record<string, number> }; readonly events: LogEvent[] };

const logOf = (id: string): Log => JSON.parse(new TextDecoder().decode(bytesOf(id, 'netlog.json.gz')));
const read = (log: object) => readBytes(Buffer.from(JSON.stringify(log)));
const told = ({ openedAtMs, endedAtMs, status, firstCloseBy, transport, tcpEnd, netError }: ObservedConnection) => ({
  lifetimeMs: openedAtMs === null || endedAtMs === null ? null : endedAtMs - openedAtMs,
  status,
  firstCloseBy,
  transport,
  tcpEnd,
  netError,
});

describe('a NetLog', () => {
  // As chrome://net-export and --net-log-file-format=ndjson write it (Chromium 156).
  test('with a line for each event is read, and cut in a line as far as it goes', () => {
    const bytes = bytesOf('formats', 'netlog-lines.ndjson.gz');
    const { connections, problems, input } = readBytes(bytes);
    expect([input, problems]).toEqual(['netlog', []]);
    expect(connections.map(told)).toEqual([
      {
        lifetimeMs: 1101,
        status: 101,
        firstCloseBy: 'server',
        transport: 'ws',
        tcpEnd: { kind: 'fin', by: 'server' },
        netError: null,
      },
    ]);
    const text = new TextDecoder().decode(bytes);
    expect(isRecordingText(text)).toBe(true);
    const cut = readBytes(Buffer.from(text.slice(0, -40)));
    expect([cut.problems, cut.connections.map(told)]).toEqual([['truncated'], connections.map(told)]);
  });

  test('says the same in lines as in one piece', () => {
    for (const id of ['server-close-1001', 'refused-403', 'reconnect-3', 'wss-h2-close-1001']) {
      const { constants, events } = logOf(id);
      const lines = [
        { type: 'constants', constants },
        ...events.map((event) => ({ type: 'event', event })),
        { type: 'polledData', polledData: {} },
      ];
      const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
      expect(readBytes(Buffer.from(text))).toEqual(readCase(id, 'netlog.json.gz'));
    }
  });

  test('has several WebSockets as streams of one connection of HTTP/2, open at the same time', () => {
    const log = logOf('wss-h2-close-1001');
    const { WEBSOCKET_CHANNEL, URL_REQUEST } = log.constants.logSourceType;
    const [channel] = log.events.filter(({ source }) => source.type === WEBSOCKET_CHANNEL);
    const own = new Set([channel!.source.id, channel!.source.id + 1]);
    const laterMs = [0, 100, 250];
    const copies = laterMs.flatMap((addedMs, i) =>
      log.events
        .filter(({ source }) => own.has(source.id) && [WEBSOCKET_CHANNEL, URL_REQUEST].includes(source.type))
        .map((event) => ({
          ...event,
          time: `${Number(event.time) + addedMs}`,
          source: { ...event.source, id: event.source.id + 1_000 * i },
        })),
    );
    const rest = log.events.filter(({ source }) => !own.has(source.id));
    const events = [...rest, ...copies].toSorted((a, b) => Number(a.time) - Number(b.time));
    const [known] = readCase('wss-h2-close-1001', 'netlog.json.gz').connections.map(told);
    const { connections } = read({ ...log, events });
    expect(connections.map(told)).toEqual(laterMs.map(() => known));
    expect(known).toMatchObject({ transport: 'h2', status: 200, firstCloseBy: 'server' });
  });

  test('a TLS that failed after an answer over HTTP/2, or with an alert, is no port without TLS', () => {
    const first = (failed: Pick<ObservedConnection, 'transport'> & Partial<ObservedConnection>) => {
      const told = { inputs: ['netlog'], recorder: 'client', netError: 'ERR_SSL_PROTOCOL_ERROR' } as const;
      return rank(factsOfConnection({ ...blankConnection, id: '1', url: 'wss://host', ...told, ...failed }))[0]!;
    };
    const alert = { kind: 'alert', atMs: 5, by: 'server', alert: 120 } as const;
    expect(first({ transport: 'wss' }).cause.id).toBe('plain-on-tls-port');
    // Chromium tries again over HTTP/1.1, which such a server does not offer.
    expect(first({ transport: 'h2' }).probability).toBeLessThan(0.5);
    expect(first({ transport: 'wss', events: [alert] }).cause.id).toBe('no-websocket-support');
  });

  test.each(['server-close-1000', 'netlog-everything', 'page-navigated'])(
    '%s: cut anywhere, it tells what came before and says that it is cut',
    (id) => {
      const bytes = bytesOf(id, 'netlog.json.gz');
      const [whole] = readBytes(bytes).connections;
      let known = 0;
      for (let at = 1; at < 40; at++) {
        const { connections, problems } = readBytes(bytes.subarray(0, Math.floor((bytes.length * at) / 40)));
        expect(problems).toHaveLength(1);
        expect(['truncated', 'not-json', 'text']).toContain(problems[0]);
        known = Math.max(known, connections.length);
        const [one] = connections;
        if (one?.endedAtMs != null) expect(told(one)).toMatchObject({ lifetimeMs: told(whole!).lifetimeMs });
      }
      expect(known).toBe(1);
    },
  );

  test('a network that changed shortly before a page closed is not what ended it', () => {
    const [one] = readCase('network-changed-h1', 'netlog.json.gz').connections;
    expect(one).toMatchObject({ firstCloseBy: 'client', netError: null });
    expect(one!.events.some(({ kind }) => kind === 'network-change')).toBe(true);
    const causes = rank(factsOfConnection(one!)).filter(({ ruledOut }) => !ruledOut);
    expect(['own-close', 'normal-close']).toContain(causes[0]?.cause.id);
  });
});
