import { describe, expect, test } from 'vitest';
import { captureBounds } from '../../../src/core/capture/observed.ts';
import { sniff } from '../../../src/core/capture/read.ts';
import { factsOfConnection } from '../../../src/core/diagnose/facts-of-connection.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import { bytesOf, readBytes, readCase } from '../../support/recordings.ts';

type Entry = Record<string, unknown> & { readonly request: Record<string, unknown> };

const harOf = (entries: readonly unknown[]) => readBytes(Buffer.from(JSON.stringify({ log: { entries } })));
const entriesOf = (id: string, file: string): readonly Entry[] =>
  JSON.parse(new TextDecoder().decode(bytesOf(id, file))).log.entries;
const first = (...entries: readonly unknown[]) => harOf(entries).connections[0]!;
const causeOf = (entry: unknown) =>
  rank(factsOfConnection(first(entry))).filter(({ ruledOut }) => !ruledOut)[0]?.cause.id;

/** What mitmproxy writes (addons/savehar.py): the address of the request that it saw, and times in seconds. */
const throughProxy = (status: number, fields: object = {}) => ({
  startedDateTime: '2026-11-27T10:00:00.250000+00:00',
  time: 12.5,
  request: {
    method: 'GET',
    url: 'https://chat.test/feed',
    httpVersion: 'HTTP/1.1',
    headers: [
      { name: 'upgrade', value: 'websocket' },
      { name: 'connection', value: 'Upgrade' },
    ],
  },
  response: { status, statusText: '', httpVersion: 'HTTP/1.1', headers: [] },
  timings: { connect: null, ssl: null, send: 0.5, receive: 1, wait: 11 },
  ...fields,
});

describe('a HAR of a proxy', () => {
  test('has the address of the request, and messages in seconds', () => {
    const time = Date.parse('2026-11-27T10:00:01Z') / 1000;
    const _webSocketMessages = [
      { type: 'send', time, opcode: 1, data: 'hello' },
      { type: 'receive', time: time + 0.02, opcode: 1, data: 'hello' },
    ];
    const one = first(throughProxy(101, { _resourceType: 'websocket', _webSocketMessages }));
    expect(one).toMatchObject({
      url: 'wss://chat.test/feed',
      transport: 'wss',
      status: 101,
      openedAtMs: 0,
      endedAtMs: null,
      lastSentAtMs: { client: 750, server: 770 },
    });
    const sent = first(throughProxy(101, { _webSocketMessages }));
    expect(sent.url).toBe('wss://chat.test/feed');
  });

  test.each([
    [401, 'auth-refused'],
    [403, 'auth-refused'],
    [404, 'wrong-path'],
    [502, 'upstream-down'],
    [200, 'wrong-path'],
    [426, 'upgrade-not-passed'],
  ])('has the status of a refusal: %d', (status, cause) => {
    expect(first(throughProxy(status))).toMatchObject({ status, openedAtMs: null, transport: 'wss' });
    expect(causeOf(throughProxy(status))).toBe(cause);
  });

  test('has requests of other kinds, which are left out', () => {
    const plain = throughProxy(200);
    const { problems } = harOf([{ ...plain, request: { ...plain.request, headers: [] } }]);
    expect(problems).toEqual(['no-websocket']);
  });
});

describe('a HAR of Firefox', () => {
  const [refused] = entriesOf('refused-401.firefox', 'firefox.har').filter(({ request }) =>
    `${request['url']}`.startsWith('ws'),
  );

  test.each([
    [200, 'wrong-path'],
    [403, 'auth-refused'],
    [404, 'wrong-path'],
    [426, 'upgrade-not-passed'],
    [502, 'upstream-down'],
    [503, 'upstream-down'],
  ])('has the status of a refusal, which is no opening: %d', (status, cause) => {
    const entry = { ...refused, response: { ...(refused!['response'] as object), status } };
    expect(first(entry)).toMatchObject({ status, openedAtMs: null });
    expect(causeOf(entry)).toBe(cause);
  });

  test('says HTTP/2 of a stream of HTTP/2, where 200 is success', () => {
    expect(readCase('wss-h2-close-1001.firefox', 'firefox.har').connections[0]).toMatchObject({
      transport: 'h2',
      openedAtMs: expect.any(Number),
    });
  });
});

describe('a HAR of Chromium', () => {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        /^(?:headers|cookies|queryString)$/.test(key) ? [] : key === 'data' ? '' : strip(one),
      ]),
    );
  };

  test.each(['nginx-idle-timeout', 'reconnect-3', 'cable-heartbeat', 'refused-401'])(
    '%s: without headers, cookies and messages it tells as much',
    (id) => {
      const known = readCase(id, 'chrome.har').connections.filter(({ errorText }) => errorText === null);
      const { connections } = harOf(entriesOf(id, 'chrome.har').map(strip));
      const times = (some: typeof connections) =>
        some.map(({ openedAtMs, endedAtMs, lastSentAtMs }) => ({ openedAtMs, endedAtMs, lastSentAtMs }));
      expect(times(connections.filter(({ openedAtMs }) => openedAtMs !== null))).toEqual(
        times(known.filter(({ openedAtMs }) => openedAtMs !== null)),
      );
    },
  );
});

test('over HTTP/2 a socket that failed later was open, and one that was refused was not', () => {
  const over = (data: string) => ({
    startedDateTime: '2026-11-27T10:00:00.250Z',
    _initiator: {},
    request: { method: 'GET', url: 'wss://chat.test/feed' },
    response: { status: 200, httpVersion: 'HTTP/1.1' },
    _webSocketMessages: [{ type: 'error', time: 1_795_773_601, opcode: -1, data }],
  });
  expect(first(over('Could not decode a text frame as UTF-8.')).openedAtMs).toBe(0);
  expect(causeOf(over('Could not decode a text frame as UTF-8.'))).toBe('bad-utf8');
  expect(first(over('Error during WebSocket handshake: Unexpected response code: 200')).openedAtMs).toBeNull();
});

test('an error of TLS between two that speak it names no port without TLS', () => {
  const failed = (name: string) =>
    causeOf({
      request: { method: '', url: 'wss://chat.test/feed' },
      response: { status: -1, _failureText: `net::${name}` },
      startedDateTime: '2026-11-27T10:00:00.250Z',
    });
  expect(failed('ERR_SSL_PROTOCOL_ERROR')).toBe('plain-on-tls-port');
  expect(failed('ERR_SSL_VERSION_OR_CIPHER_MISMATCH')).not.toBe('plain-on-tls-port');
});

describe('a HAR with very many messages', () => {
  const time = Date.parse('2026-11-27T10:00:01Z') / 1000;
  const message = (at: number) => ({ type: 'receive', time: time + at / 1000, opcode: 1, data: 'x'.repeat(400) });

  test('of one socket, larger than any entry that is held, is read in bounded memory', () => {
    const [before, after] = JSON.stringify({
      log: { entries: [throughProxy(101, { _resourceType: 'websocket', _webSocketMessages: ['here'] })] },
    }).split('"here"');
    const some = 10_000;
    const pieces = Array.from({ length: 9 }, (_, piece) =>
      Buffer.from(
        Array.from({ length: some }, (_, i) => JSON.stringify(message(piece * some + i))).join() +
          (piece === 8 ? '' : ','),
      ),
    );
    const reader = sniff(Buffer.from(before!), (bytes) => new TextDecoder().decode(bytes));
    if ('problem' in reader) throw new Error(reader.problem);
    for (const piece of [Buffer.from(before!), ...pieces, Buffer.from(after!)]) reader.push(piece);
    expect(pieces.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThan(captureBounds.elementBytes);
    const { connections, problems } = reader.end();
    expect(problems).toEqual([]);
    const [one] = connections;
    expect(one!.lastSentAtMs.server).toBe(750 + 9 * some - 1);
    expect(one!.events.length).toBeLessThanOrEqual(captureBounds.eventsPerConnection);
    expect(one!.gaps).toHaveLength(1);
  });

  test('gives each entry its own, also behind one that is not JSON', () => {
    const entry = (at: number) => throughProxy(101, { _resourceType: 'websocket', _webSocketMessages: [message(at)] });
    const text = JSON.stringify({
      log: { entries: [entry(0), entry(10), { broken: 'here' }, throughProxy(101), entry(30)] },
    });
    const { connections } = readBytes(Buffer.from(text.replace('"here"', 'tru')), 100);
    const frames = connections.map(({ events }) => events.flatMap((one) => (one.kind === 'frame' ? [one.atMs] : [])));
    expect(frames).toEqual([[750], [760], [], [780]]);
  });
});

test.each([
  ["Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value", 101, 'not-a-websocket'],
  [
    "Error during WebSocket handshake: Found an unsupported extension 'x' in 'Sec-WebSocket-Extensions' header",
    101,
    'not-a-websocket',
  ],
  ["Error during WebSocket handshake: 'Upgrade' header is missing", 101, 'not-a-websocket'],
  [
    "Error during WebSocket handshake: 'Sec-WebSocket-Protocol' header value 'b' in response does not match any of sent values",
    101,
    'subprotocol',
  ],
  ['net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', null, 'csp'],
  ['net::ERR_PROXY_CONNECTION_FAILED', null, 'tunnel-refused'],
  ['net::ERR_BLOCKED_BY_CLIENT', null, 'path-filtered'],
])('what Chromium says of a handshake is understood: %s', (_failureText, status, sign) => {
  const entry = {
    startedDateTime: '2026-11-29T10:00:00.000Z',
    time: 3,
    request: { method: 'GET', url: 'ws://chat.test/' },
    response: { status: -1, _failureText },
  };
  const har = JSON.stringify({ log: { version: '1.2', entries: [entry] } });
  const [one] = readBytes(Buffer.from(har)).connections;
  expect(one).toMatchObject({ openedAtMs: null, status });
  expect(factsOfConnection(one!)).toMatchObject({ phase: 'never-opened', signs: [sign] });
});
