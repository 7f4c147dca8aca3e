import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ObservedConnection } from '../../../src/core/capture/observed.ts';
import { redactUrl } from '../../../src/core/capture/redact.ts';
import { toTrace } from '../../../src/core/capture/to-trace.ts';
import { seriesFrom } from '../../../src/core/capture/waits.ts';
import { factsOfConnection } from '../../../src/core/diagnose/facts-of-connection.ts';
import { openingOf, openSinceMs } from '../../../src/core/diagnose/opening.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { printTrace } from '../../../src/core/trace/print-trace.ts';
import { type IpPacket, packetsOf, pcapOf } from '../../support/packet-files.ts';
import { cases, readBytes, readCase } from '../../support/recordings.ts';

const judged = {
  codeOf: (each: ObservedConnection) => factsOfConnection(each).code,
  openingOf,
  openSinceMs,
};
const traced = (id: string, file: string) => {
  const { connections, endMs } = readCase(id, file);
  return { one: connections[0]!, ...toTrace(seriesFrom(connections, connections[0]!), endMs, judged) };
};
const inputs = cases.flatMap(({ id, files }) => files.map((file) => [id, file] as const));

describe('a recording becomes a trace', () => {
  it('of packets of a proxy that hangs up', () => {
    const { trace, observation } = traced('nginx-idle-timeout', 'capture.pcap');
    expect(printTrace(trace)).toBe(`    0.000  #1  client  readyState CONNECTING
    0.000  #1  client  -> SYN
    0.000  #1  server  <- SYN
    0.000  #1  server  -> SYN-ACK
    0.000  #1  client  <- SYN-ACK
    0.001  #1  client  -> opening request
    0.001  #1  server  <- opening request
    0.010  #1  client  readyState OPEN
    0.010  #1  server  readyState OPEN
    0.010  #1  server  -> opening response 101
    0.010  #1  client  <- opening response 101
    0.079  #1  client  -> text
    0.079  #1  server  <- text
    0.082  #1  server  -> text
    0.082  #1  client  <- text
    3.005  #1  server  readyState CLOSED
    3.005  #1  server  -> FIN
    3.005  #1  client  <- FIN
    3.005  #1  client  readyState CLOSED
    3.005  #1  client  -> FIN
    3.005  #1  server  <- FIN
    3.005  end
`);
    expect(observation.recorder).toBe('wire');
    expect(observation.unseen).toEqual([]);
    expect(observation.concluded.map(({ code }) => code)).toEqual([1006]);
  });

  it('in which an end that nobody recorded is not recorded, instead of silent', () => {
    const { trace, observation } = traced('cable-heartbeat', 'capture.pcap');
    const { one } = traced('cable-heartbeat', 'capture.pcap');
    // The client's kernel repeated its packet to the end of the file; the server's last sign came long before.
    expect(observation.unseen).toEqual([
      { side: 'server', fromMs: one.lastSentAtMs.server, toMs: trace.endMs },
      { side: 'both', fromMs: trace.endMs, toMs: null },
    ]);
    expect(factsOfTrace(trace).silences).toEqual([]);
    expect(trace.events.filter(({ kind }) => kind === 'held').length).toBe(9);
  });

  const drawn = (packets: readonly IpPacket[]) => {
    const { connections, endMs } = readBytes(pcapOf(packets));
    return toTrace(seriesFrom(connections, connections[0]!), endMs, judged);
  };
  const statesIn = (trace: ReturnType<typeof drawn>['trace']) =>
    trace.events.flatMap((event) =>
      event.kind === 'ready-state' ? [`${event.attempt} ${event.side} ${event.state}`] : [],
    );

  it('that stops while it is CONNECTING: what follows is not recorded', () => {
    const { trace, observation } = drawn(packetsOf('nginx-idle-timeout', 'capture.pcap').slice(0, 4));
    expect(statesIn(trace)).toEqual(['1 client CONNECTING']);
    expect(observation.unseen).toEqual([{ side: 'both', fromMs: trace.endMs, toMs: null }]);
  });

  it('that began when it was open: OPEN from the first packet, not CONNECTING', () => {
    const { trace, observation } = drawn(packetsOf('server-close-1000', 'capture.pcap').slice(7));
    expect(statesIn(trace).slice(0, 2)).toEqual(['1 client OPEN', '1 server OPEN']);
    expect(statesIn(trace)).not.toContain('1 client CONNECTING');
    expect(observation.concluded.map(({ code }) => code)).toEqual([1000]);
  });

  it('that hides the opening inside TLS: both ends are not recorded up to the end that was seen', () => {
    const { trace, observation } = drawn(packetsOf('wss-close-1001.node', 'capture.pcap').slice(15));
    expect(statesIn(trace)).toEqual([]);
    expect(observation.unseen.map(({ side, fromMs }) => `${side} ${fromMs}`)).toEqual(['client 0', 'server 0']);
  });

  it('in which the other end of one connection does not outlive the opening of the next', () => {
    const { connections, endMs } = readCase('reconnect-3', 'chrome.har');
    const dated = connections.filter(({ startedAtMs }) => startedAtMs !== null);
    const { trace } = toTrace(seriesFrom(dated, dated[0]!), endMs, judged);
    expect(statesIn(trace).slice(-4)).toEqual([
      '1 server CLOSED',
      '2 client CONNECTING',
      '2 client OPEN',
      '2 server OPEN',
    ]);
  });

  it('with the waits that were really seen', () => {
    const { trace } = traced('reconnect-3', 'capture.pcapng');
    const { waits, attempts } = factsOfTrace(trace);
    expect(waits.map(({ delayMs }) => Math.round(delayMs))).toEqual([511, 1008, 2008]);
    expect(
      attempts.map(({ client }) => client.opened !== null || client.states.some((s) => s.state === 'OPEN')),
    ).toEqual([true, false, false, true]);
  });
});

describe.each(inputs)('%s/%s', (id, file) => {
  it('is in order, begins at zero, and says only what was recorded', () => {
    const { one, trace } = traced(id, file);
    const times = trace.events.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0] ?? 0).toBeGreaterThanOrEqual(0);
    expect(trace.endMs).toBeGreaterThanOrEqual(times.at(-1) ?? 0);
    trace.events.forEach(({ seq }, i) => {
      expect(seq).toBe(i);
    });
    const closes = trace.events.filter(
      (event) =>
        event.kind === 'sent' &&
        event.attempt === 1 &&
        event.segment.kind === 'frame' &&
        event.segment.opcode === 'close',
    );
    expect(closes.length).toBeLessThanOrEqual(one.close.length);
  });
});

describe('an address that is shown', () => {
  it('keeps host and names, and loses secrets', () => {
    expect(redactUrl('wss://user:secret@app.example.test/chat?token=abc#x')).toBe('wss://app.example.test/chat');
    expect(redactUrl('wss://a.test/rooms/3f2504e0-4f89-11d3-9a0c-0305e82c3301/live')).toBe('wss://a.test/rooms/…/live');
    expect(redactUrl('no address')).toBeNull();
  });

  it('never holds a query, a user or a fragment', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true, withFragments: true, authoritySettings: { withUserInfo: true } }),
        (url) => {
          expect(redactUrl(url) ?? '').not.toMatch(/[?#@]/);
        },
      ),
    );
  });
});
