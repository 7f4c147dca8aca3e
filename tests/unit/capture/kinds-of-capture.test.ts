import { describe, expect, test } from 'vitest';
import { seriesFrom } from '../../../src/core/capture/waits.ts';
import { factsOfSeries } from '../../../src/core/diagnose/facts-of-connection.ts';
import { openingOf } from '../../../src/core/diagnose/opening.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import {
  asIpv6,
  closeOf,
  conversation,
  frameOf,
  type IpPacket,
  isIpv6,
  opening,
  packetsOf,
  pcapOf,
  raw,
  type Segment,
  switching,
  upgrade,
} from '../../support/packet-files.ts';
import { readBytes } from '../../support/recordings.ts';

const mac = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2];
const etherType = (packet: IpPacket): readonly number[] => (isIpv6(packet) ? [0x86, 0xdd] : [8, 0]);
const ethernet = (packet: IpPacket): readonly number[] => [...mac, ...etherType(packet)];
const zeros = (count: number): readonly number[] => Array.from({ length: count }, () => 0);
const pktap = (dlt: number, inner: (packet: IpPacket) => readonly number[]) => (packet: IpPacket) => [
  ...[108, 0, 0, 0, 1, 0, 0, 0, dlt, 0, 0, 0],
  ...zeros(96),
  ...inner(packet),
];

const links = {
  Ethernet: { linkType: 1, head: ethernet },
  'a VLAN': { linkType: 1, head: (one: IpPacket) => [...mac, 0x81, 0, 0, 7, ...etherType(one)] },
  'a VLAN in a VLAN': {
    linkType: 1,
    head: (one: IpPacket) => [...mac, 0x88, 0xa8, 0, 9, 0x81, 0, 0, 7, ...etherType(one)],
  },
  'PPPoE of a DSL line': {
    linkType: 1,
    head: (one: IpPacket) => [...mac, 0x88, 0x64, 0x11, 0, 0, 1, 0, 0, 0, isIpv6(one) ? 0x57 : 0x21],
  },
  'all interfaces of Linux': { linkType: 113, head: (one: IpPacket) => [...zeros(14), ...etherType(one)] },
  'all interfaces of Linux, newer': { linkType: 276, head: (one: IpPacket) => [...etherType(one), ...zeros(18)] },
  'the loopback of macOS': { linkType: 0, head: (one: IpPacket) => [isIpv6(one) ? 30 : 2, 0, 0, 0] },
  'the loopback of OpenBSD': { linkType: 108, head: () => [0, 0, 0, 2] },
  'all interfaces of macOS': { linkType: 258, head: pktap(1, ethernet) },
  'all interfaces of an older macOS, a VPN': { linkType: 149, head: pktap(12, () => []) },
  'raw IP': raw,
} as const;

describe('packets tell the same whatever carried them', () => {
  const plain = packetsOf('server-close-1001', 'capture.pcapng');
  const told = (bytes: Uint8Array) => {
    const [one] = readBytes(bytes).connections;
    return { ...one, ends: null };
  };
  const known = told(pcapOf(plain));

  test.each(Object.entries(links))('%s', (_name, link) => {
    expect(known.close?.map(({ code }) => code)).toEqual([1001, 1001]);
    expect(told(pcapOf(plain, link))).toEqual(known);
    expect(told(pcapOf(plain.map(asIpv6), link))).toEqual(known);
  });

  test('a header that claims to hold itself is not followed', () => {
    const bytes = pcapOf(plain, { linkType: 258, head: pktap(149, ethernet) });
    expect(readBytes(bytes).problems).toEqual(['link-type']);
  });
});

const read = (...segments: readonly Segment[]) => readBytes(pcapOf(conversation(segments))).connections;
const causesOf = (connections: ReturnType<typeof read>) =>
  rank(factsOfSeries(seriesFrom(connections, connections[0]!))).filter(({ ruledOut }) => !ruledOut);

describe('an answer inside TLS', () => {
  const sealed = (bytes: number) => Buffer.concat([Buffer.from([23, 3, 3, 0, bytes]), Buffer.alloc(bytes)]);
  const secured: readonly Segment[] = [
    ...opening.slice(0, 3),
    [21, 'client', 'PA', Buffer.from([22, 3, 1, 0, 4, 1, 0, 0, 0])],
    [32, 'server', 'PA', Buffer.from([22, 3, 3, 0, 4, 2, 0, 0, 0])],
    [33, 'client', 'PA', sealed(69)],
    [34, 'client', 'PA', sealed(200)],
    [45, 'server', 'PA', sealed(180)],
  ];

  test('after which the client leaves at once may be a refusal: it is not known whether anything opened', () => {
    const [refused] = read(...secured, [46, 'client', 'PA', sealed(19)], [46.1, 'client', 'FA'], [57, 'server', 'FA']);
    expect(refused).toMatchObject({ encrypted: true, openedAtMs: null, isOpeningHidden: true });
    expect(openingOf(refused!)).toBe('hidden');
  });

  test('was a 101 where the client says something behind it, or stays', () => {
    const [said] = read(...secured, [46, 'client', 'PA', sealed(40)], [60, 'client', 'FA'], [61, 'server', 'FA']);
    expect(said).toMatchObject({ openedAtMs: 45, isOpeningHidden: false });
    const [stayed] = read(...secured, [945, 'server', 'FA'], [946, 'client', 'FA']);
    expect(stayed).toMatchObject({ openedAtMs: 45, isOpeningHidden: false });
  });
});

describe('what precedes the handshake is passed over', () => {
  const rest: readonly Segment[] = [
    [1021, 'server', 'PA', closeOf('server', 1001, 'bye')],
    [1030, 'client', 'PA', closeOf('client', 1001)],
    [1041, 'server', 'FA'],
    [1041.2, 'client', 'FA'],
  ];
  const known = { status: 101, firstCloseBy: 'server', tcpEnd: { kind: 'fin', by: 'server' } };

  test('the line with which a load balancer names the client', () => {
    const line = 'PROXY TCP4 203.0.113.7 198.51.100.20 51234 80\r\n';
    const [first, second, third] = opening;
    const [one] = read(first!, second!, third!, [10.2, 'client', 'PA', line + upgrade], opening[4]!, ...rest);
    expect(one).toMatchObject(known);
    const [apart] = read(first!, second!, third!, [10.1, 'client', 'PA', line], opening[3]!, opening[4]!, ...rest);
    expect(apart).toMatchObject(known);
  });

  test('the same in binary', () => {
    const head = Buffer.from([13, 10, 13, 10, 0, 13, 10, 81, 85, 73, 84, 10, 0x21, 0x11, 0, 12, ...Array(12).fill(1)]);
    const all = Buffer.concat([head, Buffer.from(upgrade)]);
    const [one] = read(...opening.slice(0, 3), [10.2, 'client', 'PA', all], opening[4]!, ...rest);
    expect(one).toMatchObject(known);
  });

  test('a tunnel through a proxy', () => {
    const tunnel: readonly Segment[] = [
      ...opening.slice(0, 3),
      [10.2, 'client', 'PA', 'CONNECT chat.test:80 HTTP/1.1\r\nHost: chat.test:80\r\n\r\n'],
      [20, 'server', 'PA', 'HTTP/1.1 200 Connection established\r\n\r\n'],
    ];
    const [one] = read(...tunnel, [20.2, 'client', 'PA', upgrade], [31, 'server', 'PA', switching], ...rest);
    expect(one).toMatchObject({ ...known, openedAtMs: 31, endedAtMs: 1041.2 });
    const hello = Buffer.from([22, 3, 1, 0, 4, 1, 0, 0, 0]);
    const sealed = (bytes: number) => Buffer.concat([Buffer.from([23, 3, 3, 0, bytes]), Buffer.alloc(bytes)]);
    const [hidden] = read(
      ...tunnel,
      [21, 'client', 'PA', hello],
      [32, 'server', 'PA', Buffer.from([22, 3, 3, 0, 4, 2, 0, 0, 0])],
      [33, 'client', 'PA', sealed(69)],
      [34, 'client', 'PA', sealed(200)],
      [45, 'server', 'PA', sealed(180)],
      [5_045, 'server', 'FA'],
      [5_046, 'client', 'FA'],
    );
    expect(hidden).toMatchObject({ encrypted: true, transport: 'wss', openedAtMs: 45, endedAtMs: 5046 });
  });
});

describe('an answer that counts is found', () => {
  const asked = opening.slice(0, 4);
  const rest: readonly Segment[] = [
    [1021, 'server', 'PA', closeOf('server', 1001, 'bye')],
    [1030, 'client', 'PA', closeOf('client', 1001)],
    [1041, 'server', 'FA'],
    [1041.2, 'client', 'FA'],
  ];
  const known = { status: 101, openedAtMs: 21, endedAtMs: 1041.2, firstCloseBy: 'server' };

  test.each(['HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n'])(
    'behind %j, in the same packet or in one of its own',
    (interim) => {
      expect(read(...asked, [21, 'server', 'PA', interim + switching], ...rest)).toMatchObject([known]);
      expect(read(...asked, [15, 'server', 'PA', interim], opening[4]!, ...rest)).toMatchObject([known]);
    },
  );

  test('behind a refusal, to a client that asks again with credentials on the same connection', () => {
    const refusal = 'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n';
    const refused = [...asked, [15, 'server', 'PA', refusal]] as const;
    expect(read(...refused, [16, 'client', 'PA', upgrade], opening[4]!, ...rest)).toMatchObject([known]);
    expect(read(...refused, [16, 'client', 'FA'], [17, 'server', 'FA'])).toMatchObject([
      { status: 401, openedAtMs: null },
    ]);
  });

  test('and no answer to another request is taken for it', () => {
    const [one] = read(
      ...asked,
      [15, 'server', 'PA', 'HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n'],
      [16, 'client', 'PA', 'GET /health HTTP/1.1\r\nHost: chat.test\r\n\r\n'],
      [17, 'server', 'PA', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'],
      [18, 'client', 'FA'],
    );
    expect(one).toMatchObject({ status: 426, openedAtMs: null });
  });

  test('of an end that writes a letter at a time', () => {
    const letters = (by: 'client' | 'server', text: string, fromMs: number): readonly Segment[] =>
      [...text].map((letter, i) => [fromMs + i / 1000, by, 'A', letter] as const);
    const all = [...opening.slice(0, 3), ...letters('client', upgrade, 11), ...letters('server', switching, 21)];
    expect(read(...all, ...rest)).toMatchObject([known]);
  });

  test('in a head that is longer than any that is kept', () => {
    const long = switching.replace('\r\n\r\n', `\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`);
    const pieces = Array.from({ length: 30 }, (_, i) => long.slice(1400 * i, 1400 * (i + 1)));
    const answer = pieces.map((piece, i): Segment => [21 + i / 100, 'server', 'PA', piece]);
    expect(read(...asked, ...answer, ...rest)).toMatchObject([known]);
  });
});

describe('idle limits of proxies and load balancers, from the packets', () => {
  const lastMs = 2_021;
  const idle = (seconds: number, flags: 'FA' | 'RA'): readonly Segment[] => [
    ...opening,
    [2_000, 'client', 'PA', frameOf('client', 1, 'hello')],
    [lastMs, 'server', 'PA', frameOf('server', 1, 'hello')],
    [lastMs + seconds * 1000 + 1.4, 'server', flags],
    ...(flags === 'FA' ? ([[lastMs + seconds * 1000 + 1.7, 'client', 'FA']] as const) : []),
  ];

  test.each([
    ['nginx', 60, 'FA'],
    ['an Application Load Balancer', 60, 'FA'],
    ['HAProxy', 50, 'FA'],
    ['Cloudflare', 100, 'FA'],
    ['Heroku', 55, 'FA'],
    ['Azure', 240, 'RA'],
    ['a limit that somebody set', 30, 'FA'],
    ['a Network Load Balancer', 350, 'RA'],
    ['one of an hour', 3600, 'FA'],
  ] as const)('%s: %d s', (_name, seconds, flags) => {
    const connections = read(...idle(seconds, flags));
    expect(connections[0]!.endedAtMs! - connections[0]!.openedAtMs!).toBeCloseTo(seconds * 1000 + 2001.4, -1);
    const [first] = causesOf(connections);
    expect(first?.cause.id).toBe('idle-timeout');
  });

  /** A chat with a message every `everyMs`, and then silence of `quietMs` to the end; the server is `wayMs` away. */
  const chat = (count: number, everyMs: number, quietMs: number, wayMs: number): readonly Segment[] => {
    const talk = Array.from({ length: count }, (_, i): Segment[] => [
      [500 + i * everyMs, 'server', 'PA', frameOf('server', 1, 'hello')],
      [501 + i * everyMs, 'client', 'PA', frameOf('client', 1, 'hello')],
    ]).flat();
    const endMs = talk.at(-1)![0] + quietMs + 2 * wayMs;
    const [syn, ...rest] = opening;
    return [
      syn!,
      ...rest.map(([atMs, ...said]): Segment => [atMs - 10 + 2 * wayMs, ...said]),
      ...talk,
      [endMs, 'server', 'FA'],
      [endMs + 0.3, 'client', 'FA'],
    ];
  };

  test.each([
    [3, 1_000],
    [100, 7_000],
    [400, 4_000],
    [30, 50_000],
  ])('after %d messages, one every %d ms, and from any distance', (count, everyMs) => {
    for (const wayMs of [0.1, 5, 87]) {
      const connections = read(...chat(count, everyMs, 60_001, wayMs));
      const [first] = causesOf(connections);
      expect([first?.cause.id, first?.strength]).toEqual(['idle-timeout', 3]);
      expect(factsOfSeries(seriesFrom(connections, connections[0]!)).signs).toContain('idle-limit');
    }
  });

  test('what outlived longer silences had no such limit', () => {
    const connections = read(...chat(30, 50_000, 30_000, 5));
    expect(factsOfSeries(seriesFrom(connections, connections[0]!)).signs).not.toContain('idle-limit');
    expect(causesOf(connections)[0]?.cause.id).not.toBe('idle-timeout');
  });

  /** The same as the server sees it: what ends the connection there is a proxy, or a page. */
  const endedByClient = (segments: readonly Segment[]): readonly Segment[] => [
    ...segments.slice(0, -2),
    [segments.at(-2)![0], 'client', 'FA'],
    [segments.at(-2)![0] + 0.3, 'server', 'FA'],
  ];

  test.each(['idle-timeout', 'page-left'] as const)('recorded at the server, behind a proxy: %s', (cause) => {
    const connections = read(...endedByClient(chat(100, 7_000, cause === 'idle-timeout' ? 20_001 : 20_401, 0.2)));
    expect(causesOf(connections)[0]?.cause.id).toBe(cause);
  });

  test.each([
    ['no product has', 3, 2],
    ['nginx has', 60, 3],
  ])('a silence of whole seconds that %s as a limit: %d s', (_who, seconds, strength) => {
    const [first] = causesOf(read(...idle(seconds, 'FA')));
    expect([first?.cause.id, first?.strength]).toEqual(['idle-timeout', strength]);
  });

  test('what the client of a server ended after a long silence is not plainly a page that was left', () => {
    const [first] = causesOf(read(...endedByClient(idle(18.07, 'FA'))));
    expect(first!.probability).toBeLessThan(0.5);
  });

  test('who is refused at once after the end had no idle timeout: the server is gone', () => {
    const facts = factsOfSeries([read(...idle(8.27, 'FA'))[0]!]);
    const [first] = rank({ ...facts, signs: [...(facts.signs ?? []), 'refused'] });
    expect(['process-killed', 'stopped-without-close']).toContain(first?.cause.id);
  });

  test('an end at an odd time is not called very likely', () => {
    const [first] = causesOf(read(...idle(37.4321, 'FA')));
    expect(first!.strength).toBeLessThan(3);
  });
});

describe('an answer that a client has to refuse', () => {
  const requestWith = (header: string): string => upgrade.replace('\r\n\r\n', `\r\n${header}\r\n\r\n`);
  const answerWith = (header: string): string => switching.replace('\r\n\r\n', `\r\n${header}\r\n\r\n`);
  const exchange = (request: string, answer: string): readonly Segment[] => [
    ...opening.slice(0, 3),
    [10.2, 'client', 'PA', request],
    [21, 'server', 'PA', answer],
  ];
  const leaves: readonly Segment[] = [
    [21.4, 'client', 'FA'],
    [31, 'server', 'FA'],
  ];
  const subprotocols = requestWith('Sec-WebSocket-Protocol: chat.v1, chat.v2');

  test.each([
    ['a wrong Sec-WebSocket-Accept', upgrade, switching.replace(/Accept: ./, 'Accept: Z')],
    ['no Sec-WebSocket-Accept', upgrade, switching.replace(/Sec-WebSocket-Accept.*\r\n/, '')],
    ['no Upgrade', upgrade, switching.replace(/Upgrade: websocket\r\n/, '')],
    ['an extension that nobody offered', upgrade, answerWith('Sec-WebSocket-Extensions: permessage-deflate')],
    ['a subprotocol that nobody offered', upgrade, answerWith('Sec-WebSocket-Protocol: chat.v1')],
  ])('because of %s', (_name, request, answer) => {
    const refused = read(...exchange(request, answer), ...leaves);
    expect(refused).toMatchObject([{ status: 101, openedAtMs: null, handshakeFault: 'answer-refused' }]);
    expect(factsOfSeries([refused[0]!])).toMatchObject({ phase: 'never-opened', signs: ['not-a-websocket'] });
  });

  test('because of a subprotocol that is none of those it asked for', () => {
    const refused = read(...exchange(subprotocols, answerWith('Sec-WebSocket-Protocol: mqtt')), ...leaves);
    expect(refused).toMatchObject([{ status: 101, openedAtMs: null, handshakeFault: 'subprotocol-not-selected' }]);
    const taken = read(...exchange(subprotocols, answerWith('Sec-WebSocket-Protocol: chat.v2')), ...leaves);
    expect(taken).toMatchObject([{ status: 101, openedAtMs: 21, handshakeFault: null }]);
  });

  test('was not refused by one that stays, as Firefox does without a subprotocol', () => {
    const opened = { status: 101, openedAtMs: 21, handshakeFault: null };
    const stays = read(...exchange(subprotocols, switching), [5_000, 'server', 'FA'], [5_001, 'client', 'FA']);
    expect(stays).toMatchObject([opened]);
    const speaks = read(...exchange(subprotocols, switching), [40, 'client', 'PA', frameOf('client', 1, 'x')]);
    expect(speaks).toMatchObject([opened]);
  });

  test('is not in HTTP at all, whoever speaks first', () => {
    const banner = [10.15, 'server', 'PA', 'SSH-2.0-OpenSSH_9.2\r\n'] as const;
    const before = read(...opening.slice(0, 3), banner, opening[3]!, [12, 'client', 'FA'], [13, 'server', 'FA']);
    const after = read(...opening.slice(0, 4), [12, 'server', 'PA', '-ERR unknown\r\n'], [12.1, 'server', 'FA']);
    for (const found of [before, after]) {
      expect(found).toMatchObject([{ openedAtMs: null, handshakeFault: 'answer-is-no-http' }]);
      expect(factsOfSeries([found[0]!]).signs).toContain('not-a-websocket');
    }
  });
});

describe('a long message over a slow path', () => {
  const header = Buffer.from([0x82, 127, 0, 0, 0, 0, 0, 1, 0x86, 0xa0]);
  const piece = 'x'.repeat(1000);
  const pieces = (from: number, count: number): readonly Segment[] =>
    Array.from({ length: count }, (_, i): Segment => [from + 1000 * i, 'server', 'A', piece]);
  const message: readonly Segment[] = [
    ...opening,
    [1_000, 'client', 'PA', frameOf('client', 1, 'send it')],
    [1_010, 'server', 'PA', header],
  ];

  test('that breaks off is no silence: no idle limit ended it', () => {
    const cut = read(...message, ...pieces(1_020, 47), [47_733, 'server', 'FA'], [47_734, 'client', 'FA']);
    expect(cut[0]).toMatchObject({ lastSentAtMs: { server: 47_020 } });
    expect(factsOfSeries([cut[0]!])).toMatchObject({ traffic: 'busy' });
    expect(causesOf(cut)[0]).not.toMatchObject({ cause: { id: 'idle-timeout' } });
  });

  test('is no pause either, and the silence begins with its end', () => {
    const [one] = read(
      ...message,
      ...pieces(1_020, 100),
      [100_050, 'client', 'PA', frameOf('client', 1, 'got it')],
      [160_060, 'server', 'FA'],
      [160_061, 'client', 'FA'],
    );
    expect(factsOfSeries([one!])).toMatchObject({ traffic: 'quiet', signs: expect.arrayContaining(['idle-limit']) });
  });

  test('before a Close is no silence before it', () => {
    const [one] = read(
      ...message,
      ...pieces(1_020, 100),
      [100_021, 'server', 'PA', closeOf('server', 1001)],
      [100_022, 'client', 'PA', closeOf('client', 1001)],
      [100_023, 'server', 'FA'],
      [100_024, 'client', 'FA'],
    );
    expect(factsOfSeries([one!]).traffic).toBe('busy');
  });
});

describe('closing handshakes that went wrong, from the packets', () => {
  const factsOf = (...segments: readonly Segment[]) => {
    const connections = read(...opening, ...segments);
    return { one: connections[0]!, facts: factsOfSeries([connections[0]!]), first: causesOf(connections)[0] };
  };

  test('a close() that nobody answers ends in 1006 with the client’s timer', () => {
    const { facts, first } = factsOf(
      [2_000, 'client', 'PA', closeOf('client', 1000)],
      [2_010, 'server', 'A'],
      [62_000, 'client', 'FA'],
      [62_010, 'server', 'FA'],
    );
    expect(facts).toMatchObject({ code: 1006, phase: 'closing' });
    expect(first?.cause.id).toBe('close-unanswered');
  });

  test.each([1004, 1005, 1006, 1015, 999, 2000, 5000])('a code that nobody may send: %d', (code) => {
    const { first } = factsOf(
      [2_000, 'server', 'PA', closeOf('server', code)],
      [2_001, 'client', 'PA', closeOf('client', 1002)],
      [2_001.2, 'client', 'FA'],
      [2_012, 'server', 'FA'],
    );
    expect([first?.cause.id, first?.strength]).toEqual(['code-not-sendable', 3]);
  });

  test('who has said everything waits for the other’s FIN', () => {
    const { one } = factsOf(
      [2_000, 'server', 'PA', closeOf('server', 1000)],
      [2_001, 'client', 'PA', closeOf('client', 1000)],
      [2_001.2, 'client', 'FA'],
      [4_500, 'server', 'FA'],
    );
    expect(one).toMatchObject({ endedAtMs: 4_500, tcpEnd: { kind: 'fin', by: 'client' } });
  });
});

describe('openings that came to nothing, from the packets', () => {
  const answered = (status: string): readonly Segment[] => [
    ...opening.slice(0, 4),
    [21, 'server', 'PA', `HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`],
    [21.1, 'server', 'FA'],
    [21.4, 'client', 'FA'],
  ];

  test.each([
    ['400 Bad Request', 400, ['upgrade-not-passed', 'wrong-path', 'wrong-node', 'plain-on-tls-port']],
    ['401 Unauthorized', 401, ['auth-refused']],
    ['403 Forbidden', 403, ['auth-refused', 'origin-refused']],
    ['404 Not Found', 404, ['wrong-path']],
    ['405 Method Not Allowed', 405, ['wrong-path']],
    ['200 OK', 200, ['wrong-path']],
    ['301 Moved Permanently', 301, ['redirected']],
    ['426 Upgrade Required', 426, ['upgrade-not-passed']],
    ['429 Too Many Requests', 429, ['too-many']],
    ['500 Internal Server Error', 500, ['upstream-down', 'server-exception', 'handshake-exception']],
    ['502 Bad Gateway', 502, ['upstream-down']],
    ['503 Service Unavailable', 503, ['upstream-down']],
    ['504 Gateway Timeout', 504, ['upstream-down', 'never-answered']],
    ['521 Web server is down', 521, ['upstream-down']],
  ] as const)('%s', (line, status, causes) => {
    const connections = read(...answered(line));
    expect(connections[0]).toMatchObject({ status, openedAtMs: null });
    const [first] = causesOf(connections);
    expect(causes).toContain(first?.cause.id);
  });

  test('nobody listens', () => {
    const connections = read([0, 'client', 'S'], [10, 'server', 'RA']);
    expect(causesOf(connections)[0]?.cause.id).toBe('not-listening');
  });

  const hello = Buffer.from([22, 3, 1, 0, 4, 1, 0, 0, 0]);
  const answer = Buffer.from([22, 3, 3, 0, 4, 2, 0, 0, 0]);
  const sealed = (bytes: number) => Buffer.concat([Buffer.from([23, 3, 3, 0, bytes]), Buffer.alloc(bytes)]);

  test.each<readonly [how: string, cause: string, strength: number, rest: readonly Segment[]]>([
    [
      'the client says an encrypted alert and leaves',
      'bad-certificate',
      2,
      [
        [30, 'server', 'PA', Buffer.concat([answer, sealed(200)])],
        [35, 'client', 'PA', sealed(19)],
        [35.2, 'client', 'FA'],
      ],
    ],
    [
      'the client leaves without a word',
      'bad-certificate',
      2,
      [
        [30, 'server', 'PA', Buffer.concat([answer, sealed(200)])],
        [35.2, 'client', 'RA'],
      ],
    ],
    ['a server without TLS', 'plain-on-tls-port', 3, [[30, 'server', 'PA', 'HTTP/1.1 400 Bad Request\r\n\r\n']]],
    ['the server hangs up', 'cut-before-answer', 3, [[30, 'server', 'FA']]],
    ['no answer, until the client has waited enough', 'never-answered', 3, [[10_000, 'client', 'FA']]],
  ])('TLS: %s', (_how, cause, strength, rest) => {
    const [first] = causesOf(read(...opening.slice(0, 3), [11, 'client', 'PA', hello], ...rest));
    expect([first?.cause.id, first?.strength]).toEqual([cause, strength]);
  });

  test.each([
    ['Chromium', 60_006, 'close-unanswered'],
    ['the ws library', 30_010, 'close-unanswered'],
    ['whoever has no such timer', 41_234, 'page-left'],
  ])('TLS: %s leaves without an answer to what it said last', (_who, afterMs, cause) => {
    const [first] = causesOf(
      read(
        ...opening.slice(0, 3),
        [11, 'client', 'PA', hello],
        [30, 'server', 'PA', Buffer.concat([answer, sealed(200)])],
        [31, 'client', 'PA', Buffer.concat([sealed(69), sealed(250)])],
        [50, 'server', 'PA', sealed(180)],
        [2_000, 'client', 'PA', sealed(25)],
        [2_000 + afterMs, 'client', 'FA'],
        [2_020 + afterMs, 'server', 'FA'],
      ),
    );
    expect([first?.cause.id, first!.strength < 3]).toEqual([cause, true]);
  });

  test('a request that nobody answers, until the client has waited enough', () => {
    const [first] = causesOf(read(...opening.slice(0, 4), [10_000, 'client', 'FA'], [10_010, 'server', 'FA']));
    expect(first?.cause.id).toBe('never-answered');
  });

  test('nobody answers: the same SYN again and again', () => {
    const syn = conversation([[0, 'client', 'S']])[0]!;
    const again = [0, 1000, 3000, 7000].map((atMs, i) => ({
      ...syn,
      atMs: syn.atMs + atMs,
      ip: syn.ip.map((byte, at) => (at === 5 ? i + 1 : byte)),
    }));
    const { connections } = readBytes(pcapOf(again));
    expect(factsOfSeries([connections[0]!]).signs).toEqual(['unreachable']);
    const [first] = causesOf(connections);
    expect(['not-listening', 'path-blocks', 'never-answered']).toContain(first?.cause.id);
  });

  test('the other end leaves without an answer', () => {
    const connections = read(...opening.slice(0, 4), [15, 'server', 'RA']);
    expect(causesOf(connections)[0]?.cause.id).toBe('cut-before-answer');
  });

  test('a client that does not trust the certificate says so in the clear, up to TLS 1.2', () => {
    const connections = read(
      ...opening.slice(0, 3),
      [10.2, 'client', 'PA', Buffer.from([22, 3, 1, 0, 4, 1, 0, 0, 0])],
      [20, 'server', 'PA', Buffer.from([22, 3, 3, 0, 4, 2, 0, 0, 0])],
      [21, 'client', 'PA', Buffer.from([21, 3, 3, 0, 2, 2, 48])],
      [21.1, 'client', 'FA'],
      [31, 'server', 'FA'],
    );
    expect(causesOf(connections)[0]?.cause.id).toBe('bad-certificate');
  });
});

describe('a server that goes away, from the packets', () => {
  test('a pod that is killed: the kernel ends its connections, and nobody listens for a while', () => {
    const alive: readonly Segment[] = [
      ...opening,
      [5_000, 'client', 'PA', frameOf('client', 1, 'x')],
      [5_011, 'server', 'PA', frameOf('server', 1, 'y')],
      [8_311, 'server', 'FA'],
      [8_311.4, 'client', 'FA'],
    ];
    const again = conversation(
      [
        [9_400, 'client', 'S'],
        [9_410, 'server', 'RA'],
      ],
      50_001,
    );
    const { connections } = readBytes(pcapOf([...conversation(alive), ...again]));
    expect(connections).toHaveLength(2);
    expect(['process-killed', 'stopped-without-close']).toContain(causesOf(connections)[0]?.cause.id);
  });

  test('a service that restarts and says so', () => {
    const connections = read(
      ...opening,
      [8_311, 'server', 'PA', closeOf('server', 1012)],
      [8_321, 'client', 'PA', closeOf('client', 1012)],
      [8_331, 'server', 'FA'],
      [8_331.4, 'client', 'FA'],
    );
    expect(causesOf(connections)[0]?.cause.id).toBe('service-restart');
  });
});
