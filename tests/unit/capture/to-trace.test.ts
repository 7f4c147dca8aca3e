import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactUrl } from '../../../src/core/capture/redact.ts';
import { toTrace } from '../../../src/core/capture/to-trace.ts';
import { seriesFrom } from '../../../src/core/capture/waits.ts';
import { factsOfConnection } from '../../../src/core/diagnose/facts-of-connection.ts';
import { openingOf } from '../../../src/core/diagnose/opening.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { printTrace } from '../../../src/core/trace/print-trace.ts';
import { cases, readCase } from '../../support/recordings.ts';

const traced = (id: string, file: string) => {
  const { connections, endMs } = readCase(id, file);
  return {
    one: connections[0]!,
    ...toTrace(seriesFrom(connections, connections[0]!), endMs, {
      codeOf: (each) => factsOfConnection(each).code,
      openingOf,
    }),
  };
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
