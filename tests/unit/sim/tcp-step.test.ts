import { describe, expect, it } from 'vitest';
import type { Segment } from '../../../src/core/protocol/segment.ts';
import { fifo } from '../../../src/core/sim/transport/fifo.ts';
import {
  newTcp,
  type Packet,
  packetFromPeer,
  resetAnswer,
  type Tcp,
  type TcpEffect,
  type TcpInput,
  tcpStep,
} from '../../../src/core/sim/transport/tcp.ts';

const keepalive = { idleMs: 45_000, intervalMs: 15_000, probes: 2 };
const text: Segment = { kind: 'frame', opcode: 'text', payload: 'hello' };
const send: TcpInput = { kind: 'send', segment: text };
const retransmit: TcpInput = { kind: 'timer', timer: 'retransmit' };
const probe: TcpInput = { kind: 'timer', timer: 'keepalive' };
const packet = (flag: Packet['flag'], number = 1, acknowledged = 1, segment: Segment | null = null): TcpInput => ({
  kind: 'packet',
  packet: { flag, number, acknowledged, segment },
});

function line(effect: TcpEffect): string {
  switch (effect.kind) {
    case 'transmit': {
      const { flag, number, acknowledged, segment } = effect.packet;
      const again = effect.retransmission ? ` again ${effect.retransmission}` : '';
      return `${flag} ${number} expects ${acknowledged}${segment ? ` ${segment.kind}` : ''}${again}`;
    }
    case 'arm':
      return `arm ${effect.timer} ${effect.atMs}`;
    case 'deliver':
      return `deliver ${effect.segment.kind}`;
    case 'timed-out':
      return `timed out: ${effect.timer}`;
    default:
      return effect.kind;
  }
}

/** Takes inputs at their times; what the last one brought about is `did`. */
function at(start: Tcp, ...inputs: readonly (readonly [TcpInput, number])[]) {
  let tcp = start;
  let did: string[] = [];
  for (const [input, nowMs] of inputs) {
    const [next, effects] = tcpStep(tcp, input, nowMs);
    tcp = next;
    did = effects.map(line);
  }
  return { tcp, did };
}

const fresh = (kept: typeof keepalive | null = null) => newTcp(80, kept);
const client = (kept: typeof keepalive | null = null) =>
  at(fresh(kept), [{ kind: 'connect' }, 0], [packet('syn-ack'), 80]).tcp;
const server = () => at(fresh(), [{ kind: 'accept' }, 40]).tcp;

describe('a new socket', () => {
  it('has done nothing yet, and computes its first timeout from the round trip', () => {
    expect(fresh()).toMatchObject({
      state: 'closed',
      closedCleanly: false,
      retries: 0,
      finished: false,
      peerFinished: false,
    });
    expect(fresh()).toMatchObject({ orphan: false, probes: 0, dueAtMs: { retransmit: -1, keepalive: -1 } });
    // Up to the next tick of 4 ms past the round trip and the least variance of 200 ms.
    expect([0, 2, 80, 83].map((rttMs) => newTcp(rttMs, null).rtoMs)).toEqual([204, 204, 284, 284]);
  });

  it('connects, and is connected by the answer', () => {
    const { tcp, did } = at(fresh(keepalive), [{ kind: 'connect' }, 0]);
    expect([tcp.state, ...did]).toEqual(['syn-sent', 'syn 1 expects 1 tcp-syn', 'arm retransmit 1000']);
    const answered = at(tcp, [packet('syn-ack'), 80]);
    expect(answered.did).toEqual(['arm keepalive 45080', 'connected']);
    expect(answered.tcp).toMatchObject({
      state: 'open',
      heardAtMs: 80,
      dueAtMs: { retransmit: -1, keepalive: 45_080 },
    });
    expect(at(fresh(), [{ kind: 'connect' }, 0], [packet('syn-ack'), 80]).did).toEqual(['connected']);
  });

  it('counts from the start again when the SYN had to be repeated', () => {
    const { tcp } = at(fresh(), [{ kind: 'connect' }, 0], [retransmit, 1_000], [packet('syn-ack'), 1_080]);
    expect(tcp.retries).toBe(0);
    const { did } = at(fresh(), [{ kind: 'connect' }, 0], [retransmit, 1_000]);
    expect(did).toEqual(['syn 1 expects 1 tcp-syn again 1', 'arm retransmit 2000']);
  });

  it('is refused by a reset, and just goes when the application gives up', () => {
    const connecting = at(fresh(), [{ kind: 'connect' }, 0]).tcp;
    expect(at(connecting, [packet('rst'), 80]).did).toEqual(['refused']);
    for (const kind of ['close', 'finish', 'abort'] as const) {
      const { tcp, did } = at(connecting, [{ kind }, 10]);
      expect([tcp.state, tcp.closedCleanly, ...did]).toEqual(['closed', false]);
    }
    const unanswered = { ...connecting, retries: 10 };
    const { tcp, did } = at(unanswered, [retransmit, 131_000]);
    expect([tcp.state, tcp.closedCleanly, ...did]).toEqual(['closed', false, 'timed out: tcp-syn-timeout']);
  });

  it('accepts, and answers a SYN that comes again', () => {
    const { tcp, did } = at(fresh(), [{ kind: 'accept' }, 40]);
    expect([tcp.state, tcp.heardAtMs, ...did]).toEqual(['open', 40, 'syn-ack 1 expects 1 tcp-syn-ack']);
    expect(at(tcp, [packet('syn'), 1_040]).did).toEqual(['syn-ack 1 expects 1 tcp-syn-ack']);
    expect(at(fresh(keepalive), [{ kind: 'accept' }, 40]).did).toEqual([
      'syn-ack 1 expects 1 tcp-syn-ack',
      'arm keepalive 45040',
    ]);
  });

  it('that is closed sends nothing', () => {
    for (const input of [send, { kind: 'close' }, { kind: 'finish' }, { kind: 'abort' }] as const)
      expect(at(fresh(), [input, 0]).did).toEqual([]);
  });
});

describe('data', () => {
  it('is numbered, and only the first of a burst starts the timer', () => {
    expect(at(client(), [send, 100]).did).toEqual(['data 1 expects 1 frame', 'arm retransmit 384']);
    expect(at(client(), [send, 100], [send, 110]).did).toEqual(['data 2 expects 1 frame']);
  });

  it('that was acknowledged stops the timer; what is left starts it again', () => {
    const two = at(client(), [send, 100], [send, 110]).tcp;
    const one = at(two, [packet('ack', 1, 2), 180]);
    expect(one.did).toEqual(['arm retransmit 464']);
    expect(at(one.tcp, [retransmit, 464]).did[0]).toBe('data 2 expects 1 frame again 1');
    const none = at(one.tcp, [packet('ack', 1, 3), 190]);
    expect(none.did).toEqual([]);
    expect(none.tcp.dueAtMs.retransmit).toBe(-1);
    // An old acknowledgement says nothing new.
    expect(at(two, [packet('ack', 1, 1), 180]).did).toEqual([]);
  });

  it('is repeated with twice the wait, and all of it once something gets through', () => {
    const lost = at(client(), [send, 100], [send, 110]).tcp;
    const once = at(lost, [retransmit, 384]);
    expect(once.did).toEqual(['data 1 expects 1 frame again 1', 'arm retransmit 952']);
    expect(once.tcp).toMatchObject({ retries: 1, firstRetryAtMs: 384 });
    const twice = at(once.tcp, [retransmit, 952]);
    expect(twice.did).toEqual(['data 1 expects 1 frame again 2', 'arm retransmit 2088']);
    expect(twice.tcp).toMatchObject({ retries: 2, firstRetryAtMs: 384 });
    const through = at(twice.tcp, [packet('ack', 1, 2), 1_000]);
    expect(through.did).toEqual(['data 2 expects 1 frame again 1', 'arm retransmit 1284']);
    expect(through.tcp.retries).toBe(0);
    // Sent a third time it counts on.
    expect(at(through.tcp, [retransmit, 1_284]).did[0]).toBe('data 2 expects 1 frame again 2');
  });

  it('written during a repetition waits, and counts as sent for the first time', () => {
    const repeating = at(client(), [send, 100], [retransmit, 384]).tcp;
    const waiting = at(repeating, [send, 400]);
    expect(waiting.did).toEqual([]);
    expect(at(waiting.tcp, [packet('ack', 1, 2), 500]).did[0]).toBe('data 2 expects 1 frame');
  });

  it('is delivered in order, once, and acknowledged each time', () => {
    const { tcp, did } = at(server(), [packet('data', 1, 1, text), 100]);
    expect(did).toEqual(['ack 1 expects 2', 'deliver frame']);
    expect(tcp).toMatchObject({ expected: 2, heardAtMs: 100, peerFinished: false });
    expect(at(tcp, [packet('data', 1, 1, text), 110]).did).toEqual(['ack 1 expects 2']);
    expect(at(tcp, [packet('data', 3, 1, text), 110]).did).toEqual(['ack 1 expects 2']);
  });

  it('may carry an acknowledgement', () => {
    const sent = at(server(), [send, 50]).tcp;
    const { tcp, did } = at(sent, [packet('data', 1, 2, text), 100]);
    expect(did).toEqual(['ack 2 expects 2', 'deliver frame']);
    expect(tcp.unacknowledged.length).toBe(0);
  });

  it('is given up after the limit that counts from the first repetition', () => {
    const old = { ...at(client(), [send, 0], [retransmit, 284]).tcp };
    expect(at(old, [retransmit, 284 + 924_599]).did).not.toContain('timed out: tcp-retransmission-timeout');
    const { tcp, did } = at(old, [retransmit, 284 + 924_600]);
    expect([tcp.state, tcp.closedCleanly, ...did]).toEqual(['closed', false, 'timed out: tcp-retransmission-timeout']);
    // The first firing never gives up, however late it is.
    expect(at(client(), [send, 0], [retransmit, 2_000_000]).did[0]).toBe('data 1 expects 1 frame again 1');
    const orphan = at(client(), [{ kind: 'close' }, 0], [retransmit, 284]).tcp;
    expect(at(orphan, [retransmit, 284 + 102_199]).did[0]).toBe('fin 1 expects 1 tcp-fin again 2');
    expect(at(orphan, [retransmit, 284 + 102_200]).did).toEqual(['timed out: tcp-retransmission-timeout']);
  });

  it('waits two minutes at most', () => {
    const old = { ...client(), retries: 20, unacknowledged: fifo([{ number: 1, segment: text, sent: 20 }]) };
    expect(at({ ...old, firstRetryAtMs: 1_000 }, [retransmit, 1_000]).did).toEqual([
      'data 1 expects 1 frame again 20',
      'arm retransmit 121000',
    ]);
  });
});

describe('the end', () => {
  it('by shutdown sends FIN once and still reads; by close nobody reads any more', () => {
    const half = at(client(), [{ kind: 'finish' }, 100]);
    expect(half.did).toEqual(['fin 1 expects 1 tcp-fin', 'arm retransmit 384']);
    expect(half.tcp).toMatchObject({ finished: true, orphan: false });
    expect(at(half.tcp, [{ kind: 'finish' }, 110]).did).toEqual([]);
    expect(at(half.tcp, [send, 110]).did).toEqual([]);
    expect(at(half.tcp, [packet('data', 1, 1, text), 120]).did).toEqual(['ack 2 expects 2', 'deliver frame']);
    const whole = at(half.tcp, [{ kind: 'close' }, 110]);
    expect(whole.did).toEqual([]);
    expect(whole.tcp.orphan).toBe(true);
    const { tcp, did } = at(whole.tcp, [packet('data', 1, 1, text), 120]);
    expect([tcp.state, tcp.closedCleanly, ...did]).toEqual(['closed', false, 'rst 2 expects 1 tcp-rst']);
  });

  it('by FIN of the peer is told, and counts in the order of the data', () => {
    const { tcp, did } = at(client(), [packet('fin', 1), 100]);
    expect(did).toEqual(['ack 1 expects 2', 'finished']);
    expect(tcp).toMatchObject({ state: 'open', peerFinished: true });
    expect(at(client(), [packet('fin', 2), 100]).did).toEqual(['ack 1 expects 1']);
  });

  it('is closedCleanly when both FINs were acknowledged, whoever was first', () => {
    const closing = at(client(), [{ kind: 'close' }, 100]).tcp;
    const acknowledged = at(closing, [packet('ack', 1, 2), 180]).tcp;
    expect(acknowledged.state).toBe('open');
    const first = at(acknowledged, [packet('fin', 1, 2), 200]);
    expect(first.did).toEqual(['ack 2 expects 2', 'finished', 'gone']);
    expect(first.tcp).toMatchObject({ state: 'closed', closedCleanly: true });
    const second = at(client(), [packet('fin', 1), 100], [{ kind: 'close' }, 110], [packet('ack', 2, 2), 190]);
    expect(second.did).toEqual(['gone']);
    expect(second.tcp).toMatchObject({
      state: 'closed',
      closedCleanly: true,
      dueAtMs: { retransmit: -1, keepalive: -1 },
    });
    // With something unacknowledged it is not over.
    expect(at(closing, [packet('fin', 1, 1), 200]).tcp.state).toBe('open');
  });

  it('by a reset is told at once, and by an abort sent', () => {
    const { tcp, did } = at(client(), [send, 90], [packet('rst'), 100]);
    expect([tcp.state, tcp.closedCleanly, tcp.unacknowledged.length, ...did]).toEqual(['closed', false, 0, 'reset']);
    const aborted = at(client(), [{ kind: 'abort' }, 100]);
    expect([aborted.tcp.state, aborted.tcp.closedCleanly, ...aborted.did]).toEqual([
      'closed',
      false,
      'rst 1 expects 1 tcp-rst',
    ]);
  });
});

describe('keepalive', () => {
  it('probes once nothing came for the idle time, then at its interval, then gives up with a reset', () => {
    const idle = client(keepalive);
    const first = at(idle, [probe, 45_080]);
    expect(first.did).toEqual(['keepalive 1 expects 1 tcp-keepalive', 'arm keepalive 60080']);
    const second = at(first.tcp, [probe, 60_080]);
    expect(second.did).toEqual(['keepalive 1 expects 1 tcp-keepalive again 1', 'arm keepalive 75080']);
    const { tcp, did } = at(second.tcp, [probe, 75_080]);
    expect([tcp.state, tcp.closedCleanly, ...did]).toEqual([
      'closed',
      false,
      'rst 1 expects 1 tcp-rst',
      'timed out: tcp-keepalive-timeout',
    ]);
  });

  it('waits on while anything came meanwhile, or while data is unacknowledged', () => {
    const heard = at(client(keepalive), [packet('data', 1, 1, text), 10_000]).tcp;
    expect(at(heard, [probe, 45_080]).did).toEqual(['arm keepalive 55000']);
    expect(at(heard, [probe, 55_000]).did[0]).toBe('keepalive 1 expects 2 tcp-keepalive');
    const unacknowledged = at(client(keepalive), [send, 45_000]).tcp;
    expect(at(unacknowledged, [probe, 45_080]).did).toEqual(['arm keepalive 90080']);
  });

  it('is answered, and an answer clears the count of probes', () => {
    expect(at(server(), [packet('keepalive'), 100]).did).toEqual(['ack 1 expects 1']);
    const probed = at(client(keepalive), [probe, 45_080]).tcp;
    expect(probed.probes).toBe(1);
    expect(at(probed, [packet('ack'), 45_160]).tcp).toMatchObject({ probes: 0, heardAtMs: 45_160 });
  });
});

describe('a packet in the name of another', () => {
  it('from a kernel without that socket is a reset with the numbers turned round', () => {
    expect(resetAnswer({ flag: 'data', number: 7, acknowledged: 3, segment: text })).toEqual({
      flag: 'rst',
      number: 3,
      acknowledged: 7,
      segment: { kind: 'tcp-rst' },
    });
  });

  it('from a proxy fits what the end expects', () => {
    const tcp = at(client(), [send, 100]).tcp;
    expect(packetFromPeer(tcp, 'ack')).toEqual({ flag: 'ack', number: 1, acknowledged: 2, segment: null });
    expect(packetFromPeer(tcp, 'fin').segment).toEqual({ kind: 'tcp-fin' });
    expect(packetFromPeer(tcp, 'rst').segment).toEqual({ kind: 'tcp-rst' });
  });
});
