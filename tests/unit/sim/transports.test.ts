import { describe, expect, it } from 'vitest';
import type { Act } from '../../../src/core/acts/acts.ts';
import type { ClientId } from '../../../src/core/peers/clients.ts';
import type { Scenario, Transport } from '../../../src/core/sim/settings.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { outcome } from '../../../src/core/trace/outcome.ts';
import { printTrace } from '../../../src/core/trace/print-trace.ts';
import { act, story } from './tell.ts';

type Parts = Parameters<typeof story>[0];

const over = (transport: Transport, profile: ClientId, acts: readonly Act[], parts: Parts = {}): Scenario =>
  story({ profile, ...parts, settings: { ...parts.settings, transport } }, acts);

/** What passed between the two, as the golden traces write it, of one side and one moment on. */
function sent(scenario: Scenario, side: 'client' | 'server', fromMs = 0): string[] {
  const trace = simulate(scenario);
  const events = trace.events.filter(
    (event) => event.kind === 'sent' && event.side === side && event.atMs >= fromMs && event.retransmission === 0,
  );
  return printTrace({ ...trace, events })
    .split('\n')
    .flatMap((line) => /-> (.*)$/.exec(line)?.[1] ?? []);
}

const ends = (scenario: Scenario, attempt = 1) => {
  const { client, server, errorBeforeClose } = outcome(factsOfTrace(simulate(scenario)), attempt);
  const one = (end: typeof client) => end && `${end.code} ${end.wasClean ? 'clean' : 'unclean'} at ${end.atMs}`;
  return { client: one(client) && `${errorBeforeClose ? 'error, ' : ''}${one(client)}`, server: one(server) };
};

describe('a connection over TLS', () => {
  it('asks for a WebSocket behind the handshake, one trip later than over TCP', () => {
    expect(sent(over('wss', 'chromium', []), 'client')).toEqual([
      'SYN',
      'TLS client-hello',
      'TLS finished',
      'opening request',
    ]);
  });

  it('says close_notify before FIN, and nothing where the kernel ends it', () => {
    const closes = over('wss', 'ws', [act(1, 'server-close', { code: 1001 })]);
    expect(sent(closes, 'server', 1_000)).toEqual(['Close 1001', 'TLS close-notify', 'FIN']);
    // What the client still says meets a socket that is gone.
    expect(sent(over('wss', 'ws', [act(1, 'server-kill')]), 'server', 1_000)).toEqual(['FIN', 'RST', 'RST']);
  });

  it.each<[Scenario['handshake'], string, string]>([
    [{ kind: 'untrusted-certificate' }, 'error, 1006 unclean at 4', 'error, 1015 unclean at 4'],
    [{ kind: 'expired-certificate' }, 'error, 1006 unclean at 4', 'error, 1015 unclean at 4'],
    [{ kind: 'wrong-host' }, 'error, 1006 unclean at 4', 'error, 1015 unclean at 4'],
    [{ kind: 'old-version' }, 'error, 1006 unclean at 4', 'error, 1015 unclean at 4'],
    [{ kind: 'no-tls' }, 'error, 1006 unclean at 4', 'error, 1015 unclean at 4'],
  ])('that is refused is 1006 in Chromium and 1015 in Firefox: %j', (handshake, chromium, firefox) => {
    expect(ends(over('wss', 'chromium', [], { handshake })).client).toBe(chromium);
    expect(ends(over('wss', 'firefox', [], { handshake })).client).toBe(firefox);
  });

  it('opens with TLS 1.0 alone in WebKitGTK, whose library still speaks it', () => {
    expect(ends(over('wss', 'webkitgtk', [], { handshake: { kind: 'old-version' } })).client).toBeNull();
  });

  it('ends with an alert where a record cannot be decrypted, and Firefox and Node call that an error', () => {
    const flips = (profile: ClientId, from: 'client' | 'server') =>
      ends(over('wss', profile, [act(1, 'corrupt-record', { from })])).client;
    expect(flips('chromium', 'server')).toBe('1006 unclean at 1001');
    expect(flips('ws', 'server')).toBe('1006 unclean at 1001');
    expect(flips('firefox', 'server')).toBe('error, 1006 unclean at 1001');
    expect(flips('node', 'client')).toBe('error, 1006 unclean at 1002');
    expect(sent(over('wss', 'chromium', [act(1, 'corrupt-record')]), 'client', 1_000)).toEqual(['TLS alert', 'FIN']);
  });
});

describe('a WebSocket over HTTP/2', () => {
  it('is a stream: it opens with 200, and ends with END_STREAM', () => {
    const closes = over('h2', 'chromium', [act(1, 'client-close', { code: 1000 })], { server: 'polite' });
    expect(sent(closes, 'client')).toEqual([
      'SYN',
      'TLS client-hello',
      'TLS finished',
      'HTTP/2 SETTINGS',
      'opening request',
      'Close 1000',
      'HTTP/2 END_STREAM',
    ]);
    expect(sent(closes, 'server', 7)).toEqual(['opening response 200', 'Close 1000', 'HTTP/2 END_STREAM']);
  });

  it('carries a WebSocket only where the server offers it, and in Chromium where the page came over it', () => {
    const answer = (profile: ClientId, offer?: Scenario['offer']) =>
      sent(over('h2', profile, [], offer && { offer }), 'server').findLast((line) => line.startsWith('opening'));
    expect((['chromium', 'firefox'] as const).map((client) => answer(client))).toEqual([
      'opening response 200',
      'opening response 200',
    ]);
    expect(answer('chromium', 'page-elsewhere')).toBe('opening response 101');
    expect(answer('firefox', 'page-elsewhere')).toBe('opening response 200');
    expect(answer('firefox', 'not-advertised')).toBe('opening response 101');
  });

  it('is never ended by Firefox, which only resets what went wrong', () => {
    const closes = over('h2', 'firefox', [act(1, 'server-close', { code: 1001 })], { server: 'polite' });
    expect(sent(closes, 'client', 1_000)).toEqual(['Close 1001']);
    const breaks = over('h2', 'firefox', [act(1, 'server-violate', { how: 'invalid-utf8' })]);
    expect(sent(breaks, 'client', 1_000)).toEqual(['HTTP/2 RST_STREAM cancel']);
  });

  it('is only a stream: when it is reset, the other socket on the connection stays', () => {
    const acts = [act(1, 'client-connect-another'), act(2, 'server-reset', { error: 'internal-error' })];
    const scenario = over('h2', 'firefox', acts);
    expect(sent(scenario, 'client').filter((line) => line === 'SYN')).toHaveLength(1);
    expect(ends(scenario, 2).client).toBe('1006 unclean at 2001');
    expect(ends(scenario, 1).client).toBeNull();
  });

  it('ends with its connection, all sockets at once, and Firefox calls that an error', () => {
    const acts = [act(1, 'client-connect-another'), act(2, 'server-goaway', { ends: 'connection' })];
    for (const attempt of [1, 2]) {
      expect(ends(over('h2', 'chromium', acts), attempt).client).toBe('1006 unclean at 2051');
      expect(ends(over('h2', 'firefox', acts), attempt).client).toBe('error, 1006 unclean at 2051');
    }
  });

  it('goes on after a GOAWAY, while a new socket takes a new connection', () => {
    const acts = [act(1, 'server-goaway'), act(2, 'client-connect-another'), act(3, 'server-send')];
    const scenario = over('h2', 'firefox', acts);
    expect(ends(scenario, 1).client).toBeNull();
    expect(sent(scenario, 'client').filter((line) => line === 'SYN')).toHaveLength(2);
  });

  it('loses the 1001 that a closed tab announces in Chromium, because the reset takes it back', () => {
    expect(ends(over('wss', 'chromium', [act(1, 'tab-close')], { server: 'polite' })).server).toBe(
      '1001 clean at 1001',
    );
    expect(ends(over('h2', 'chromium', [act(1, 'tab-close')], { server: 'polite' })).server).toBe(
      '1006 unclean at 1001',
    );
    expect(ends(over('h2', 'firefox', [act(1, 'tab-close')], { server: 'polite' })).server).toBe('1001 clean at 1001');
  });

  it('loses the 1001 of a server that exits in the same turn', () => {
    const exits = act(1, 'server-shutdown', { exit: 'at-once' });
    expect(ends(over('ws', 'firefox', [exits])).client).toBe('1001 clean at 1002');
    expect(ends(over('h2', 'firefox', [exits])).client).toBe('error, 1006 unclean at 1010');
  });

  it('falls back to HTTP/1.1 in clients without it, and in Chromium on a connection of its own', () => {
    const opening = (scenario: Scenario, attempt: number) =>
      simulate(scenario).events.flatMap((event) =>
        event.kind === 'received' && event.attempt === attempt && event.segment.kind === 'opening-response'
          ? [event.segment.status]
          : [],
      );
    for (const profile of ['webkitgtk', 'ws', 'node'] as const)
      expect(opening(over('h2', profile, []), 1)).toEqual([101]);
    const again = [act(1, 'proxy-timeout'), act(2, 'client-connect')];
    expect(opening(over('h2', 'chromium', again), 2)).toEqual([101]);
    expect(opening(over('h2', 'firefox', again), 2)).toEqual([200]);
  });
});

describe('the PING of HTTP/2', () => {
  const pulled = act(7, 'cable-pull');
  const long = { watchMs: 1_200_000 };

  it('is asked by Firefox after 58 s of silence, whoever sends, and waits 8 s', () => {
    expect(ends(over('h2', 'firefox', [pulled], long)).client).toBe('error, 1006 unclean at 66008');
    const sends = { ...long, settings: { clientSendMs: 1_000 } };
    expect(ends(over('h2', 'firefox', [pulled], sends)).client).toBe('error, 1006 unclean at 66008');
  });

  it('is asked by Chromium before it sends, after 10 s of silence, and waits 10 s', () => {
    const sends = { ...long, settings: { clientSendMs: 1_000 } };
    expect(ends(over('h2', 'chromium', [pulled], sends)).client).toBe('1006 unclean at 21008');
    const fetches = [pulled, act(22, 'client-fetch')];
    expect(ends(over('h2', 'chromium', fetches, long)).client).toBe('1006 unclean at 32000');
    // Whoever sends nothing asks nothing: then TCP keepalive decides, as over HTTP/1.1.
    expect(ends(over('h2', 'chromium', [pulled], long)).client).toBe('1006 unclean at 450008');
  });

  it('keeps a quiet connection open as long as it is answered', () => {
    const quiet = over('h2', 'firefox', [act(600, 'server-send')], long);
    expect(ends(quiet).client).toBeNull();
    expect(sent(quiet, 'client').filter((line) => line === 'HTTP/2 PING')).toHaveLength(10);
  });

  it('that HAProxy ends is quiet for as long as its streams are, whatever PINGs pass: measured with 70 s', () => {
    const quiet = { heartbeatMs: 0, serverPingMs: 0, proxyIdleMs: 70_000, proxyExpiry: 'fin' } as const;
    for (const profile of ['chromium', 'firefox'] as const) {
      const scenario = over('h2', profile, [], { front: 'haproxy', settings: quiet, watchMs: 120_000 });
      expect(ends(scenario).client, profile).toMatch(/^1006 unclean at 70\d\d\d$/);
    }
  });
});

describe('a proxy that has forgotten a connection', () => {
  it('answers the next packet with RST, where it rejects', () => {
    const acts = [act(1, 'proxy-timeout', { how: 'reject' }), act(5, 'client-send')];
    expect(ends(over('ws', 'firefox', acts))).toEqual({ client: 'error, 1006 unclean at 5001', server: null });
  });
});

it.each([
  ['ws', 'GET'],
  ['wss', 'GET'],
  ['h2', 'CONNECT'],
] as const)('over %s the opening handshake asks with %s', (transport, method) => {
  const { events } = simulate(over(transport, 'chromium', []));
  const methods = events.flatMap((event) =>
    event.kind === 'sent' && event.segment.kind === 'opening-request' ? [event.segment.method] : [],
  );
  expect(methods).toEqual([method]);
});
