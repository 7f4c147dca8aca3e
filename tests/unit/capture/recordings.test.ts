import { describe, expect, test } from 'vitest';
import type { ObservedConnection } from '../../../src/core/capture/observed.ts';
import { type Case, cases, readCase, type Truth } from '../../support/recordings.ts';

const lifetimeOf = ({ openedAtMs, endedAtMs }: ObservedConnection): number | null =>
  openedAtMs === null || endedAtMs === null ? null : endedAtMs - openedAtMs;

/** Wire and browser know of the 101 before script does: earlier by at most the time that connecting took, and its queue. */
function expectLifetime(connection: ObservedConnection, { openMs, connectMs }: Truth): void {
  const lifetimeMs = lifetimeOf(connection)!;
  expect(lifetimeMs).toBeGreaterThanOrEqual(openMs! - 20);
  expect(lifetimeMs).toBeLessThanOrEqual(openMs! + 20 + connectMs);
}

const formatOf = (file: string): string =>
  file.startsWith('capture')
    ? 'pcap'
    : file.startsWith('netlog')
      ? 'netlog'
      : file.endsWith('.har')
        ? 'har'
        : 'recorder';

const inputs = cases.flatMap((one) =>
  one.files.map((file) => ({ one, file, format: formatOf(file), first: () => readCase(one.id, file).connections[0]! })),
);
const named = (some: typeof inputs) => some.map((input) => [`${input.one.id}/${input.file}`, input] as const);
const of = (...formats: string[]) => inputs.filter(({ format }) => formats.includes(format));

// What stood between client and application in some cases: its captures begin behind the handshake that others see.
const onClient = ({ file }: { file: string }): boolean => !file.includes('.server.') && !file.includes('.proxy.');
const plain = ({ one }: { one: Case }): boolean => !one.encrypted;

describe('each recording gives the connection that was there', () => {
  test.each(named(inputs))('%s has one', (_name, { first }) => {
    expect(first()).toBeDefined();
  });
});

describe('packets without TLS tell everything that was on the wire', () => {
  const wire = of('pcap').filter((input) => plain(input) && onClient(input));

  test.each(named(wire))('%s: first Close and HTTP status', (_name, { one, first }) => {
    const { firstClose, httpStatus } = one.truth;
    const { close, firstCloseBy, status } = first();
    expect(firstCloseBy).toBe(firstClose?.by ?? null);
    expect(close[0]?.code ?? null).toBe(firstClose?.code ?? null);
    // A capture with a snap length may have the code and not the whole reason.
    if (one.id !== 'cut-snaplen') expect(close[0]?.reason ?? '').toBe(firstClose?.reason ?? '');
    expect(status).toBe(httpStatus);
  });

  test.each(named(wire))('%s: how TCP ended', (_name, { one, first }) => {
    const { tcp } = one.truth;
    // Seen from the client, a proxy is the other end.
    const by = tcp.by === 'proxy' ? 'server' : tcp.by;
    expect(first().tcpEnd).toEqual({ kind: tcp.first.toLowerCase(), by });
  });

  const lived = wire.filter(({ one }) => one.truth.openMs !== null && one.truth.tcp.first !== 'none');
  test.each(named(lived))('%s: how long it was open', (_name, { one, first }) => {
    expectLifetime(first(), one.truth);
  });
});

describe('packets inside TLS hide the code and say so', () => {
  const hidden = of('pcap').filter(({ one }) => one.encrypted);

  test.each(named(hidden))('%s', (_name, { first }) => {
    expect(first()).toMatchObject({ encrypted: true, close: [], firstCloseBy: null, status: null });
  });

  test.each(named(hidden.filter(({ one }) => !one.id.includes('h2'))))(
    '%s: lifetime from the records',
    (_name, { one, first }) => {
      expectLifetime(first(), one.truth);
    },
  );

  test.each(named(hidden.filter(({ one }) => one.id.includes('h2'))))(
    '%s: a stream ends out of sight',
    (_name, { first }) => {
      expect(first()).toMatchObject({ endedAtMs: null, tcpEnd: { kind: 'none' } });
    },
  );
});

describe('a NetLog tells who closed first, and the code only in the mode that holds bytes', () => {
  const netlogs = of('netlog');

  test.each(named(netlogs))('%s', (_name, { one, first }) => {
    const connection = first();
    const { truth } = one;
    if (truth.firstClose) expect(connection.firstCloseBy).toBe(truth.firstClose.by);
    if (truth.firstClose && one.id === 'netlog-everything')
      expect(connection.close[0]?.code).toBe(truth.firstClose.code);
    if (truth.httpStatus !== null) expect(connection.status).toBe(truth.httpStatus);
    if (truth.netError) expect(`net::${connection.netError}`).toBe(truth.netError);
    if (connection.tcpEnd.kind === 'fin') expect(truth.tcp.first).toBe('FIN');
  });

  const lived = netlogs.filter(({ one }) => one.truth.openMs !== null);
  test.each(named(lived))('%s: how long it was open', (_name, { one, first }) => {
    expectLifetime(first(), one.truth);
  });

  test('a killed browser leaves what it had written', () => {
    const recording = readCase('browser-killed', 'netlog.json.gz');
    expect(recording.problems).toEqual(['truncated']);
    expect(recording.connections[0]).toMatchObject({ status: 101, endedAtMs: null });
  });

  test.each(['page-navigated', 'page-navigated-bfcache', 'tab-closed'])('%s: the page was left', (id) => {
    expect(readCase(id, 'netlog.json.gz').connections[0]?.pageLeft).toBe(true);
  });

  test('a WebSocket of HTTP/2 is known by its stream', () => {
    expect(readCase('wss-h2-close-1001', 'netlog.json.gz').connections[0]).toMatchObject({
      transport: 'h2',
      status: 200,
      firstCloseBy: 'server',
    });
  });
});

describe('a HAR has no code, and only that of DevTools has the end', () => {
  test.each(named(of('har')))('%s', (_name, { one, file, first }) => {
    const connection = first();
    expect(connection.close).toEqual([]);
    if (one.truth.httpStatus !== null) expect(connection.status).toBe(one.truth.httpStatus);
    if (file !== 'chrome.har' && file !== 'chrome.sensitive.har') expect(connection.endedAtMs).toBeNull();
  });

  const devTools = of('har').filter(({ one, file }) => file === 'chrome.har' && one.truth.openMs !== null);
  test.each(named(devTools))(
    '%s: how long it was open, within the handshake that a HAR does not date',
    (_name, { one, first }) => {
      expectLifetime(first(), one.truth);
    },
  );

  test('attempts that never left have no date, and stand last', () => {
    const { connections, startEpochMs } = readCase('reconnect-3', 'chrome.har');
    expect(connections.map(({ startedAtMs }) => startedAtMs === null)).toEqual([false, false, true, true]);
    expect(connections[3]?.netError).toBe('ERR_CONNECTION_REFUSED');
    expect(startEpochMs).toBeGreaterThan(Date.parse('2026-01-01'));
  });
});

describe('our recorder tells what script saw', () => {
  test.each(named(of('recorder')))('%s', (_name, { one, first }) => {
    const { closeEvent, openMs } = one.truth;
    expect(first().event).toEqual(
      closeEvent ? { code: closeEvent.code, reason: closeEvent.reason, wasClean: closeEvent.wasClean } : null,
    );
    if (openMs !== null) expect(lifetimeOf(first())).toBe(openMs);
  });
});
