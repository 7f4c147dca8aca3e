import { describe, expect, it } from 'vitest';
import {
  newTcp,
  type Packet,
  type Tcp,
  type TcpEffect,
  type TcpInput,
  tcpStep,
} from '../../../src/core/sim/transport/tcp.ts';

const established = (rttMs: number, keepalive: Parameters<typeof newTcp>[1] = null): Tcp => {
  const [connecting] = tcpStep(newTcp(rttMs, keepalive), { kind: 'connect' }, 0);
  const answer: Packet = { flag: 'syn-ack', number: 1, acknowledged: 1, segment: null };
  return tcpStep(connecting, { kind: 'packet', packet: answer }, 0)[0];
};

/** Runs a socket's own timers with nobody answering, until it gives up or none is left. */
function alone(tcp: Tcp, input: TcpInput) {
  let atMs = 0;
  const sentAtMs: number[] = [];
  let gaveUp: string | null = null;
  let [socket, effects]: readonly [Tcp, readonly TcpEffect[]] = tcpStep(tcp, input, 0);
  for (;;) {
    for (const effect of effects) {
      if (effect.kind === 'transmit' && effect.packet.flag !== 'rst') sentAtMs.push(atMs);
      if (effect.kind === 'timed-out') gaveUp = effect.timer;
    }
    const { retransmit, keepalive } = socket.dueAtMs;
    const timer = keepalive < 0 || (retransmit >= 0 && retransmit <= keepalive) ? 'retransmit' : 'keepalive';
    if (gaveUp || socket.dueAtMs[timer] < 0) return { atMs, sentAtMs, gaveUp };
    atMs = socket.dueAtMs[timer];
    [socket, effects] = tcpStep(socket, { kind: 'timer', timer }, atMs);
  }
}

const hello: TcpInput = { kind: 'send', segment: { kind: 'frame', opcode: 'text', payload: 'hello' } };

describe('a TCP socket that nobody answers', () => {
  it('repeats its SYN as Linux 6.5 and later do, and stops after 131 s', () => {
    const { atMs, sentAtMs, gaveUp } = alone(newTcp(80, null), { kind: 'connect' });
    expect(sentAtMs.map((ms) => ms / 1000)).toEqual([0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 67]);
    expect([atMs, gaveUp]).toEqual([131_000, 'tcp-syn-timeout']);
  });

  it('doubles the wait between retransmissions up to 120 s', () => {
    const { sentAtMs } = alone(established(2), hello);
    const waits = sentAtMs.slice(1).map((ms, at) => ms - sentAtMs[at]!);
    expect(waits.slice(0, 4)).toEqual([204, 408, 816, 1632]);
    expect(waits.slice(-3)).toEqual([120_000, 120_000, 120_000]);
  });

  it('gives up on data at the first timer past 924.6 s after the first retransmission', () => {
    const { atMs, sentAtMs, gaveUp } = alone(established(2), hello);
    expect(gaveUp).toBe('tcp-retransmission-timeout');
    expect(atMs - sentAtMs[1]!).toBeGreaterThanOrEqual(924_600);
    expect(sentAtMs.at(-1)! - sentAtMs[1]!).toBeLessThan(924_600);
  });

  it('gives up sooner once the application has closed it', () => {
    const { atMs } = alone(established(2), { kind: 'close' });
    expect(atMs / 1000).toBeGreaterThan(102);
    expect(atMs / 1000).toBeLessThan(330);
  });

  it.each([
    ['Chromium', { idleMs: 45_000, intervalMs: 45_000, probes: 9 }, 450],
    ['Firefox', { idleMs: 600_000, intervalMs: 1_000, probes: 4 }, 604],
    ['Linux by default', { idleMs: 7_200_000, intervalMs: 75_000, probes: 9 }, 7_875],
  ])('with the keepalive of %s is declared dead after idle plus every interval', (_, keepalive, seconds) => {
    const idle = established(2, keepalive);
    const { atMs, gaveUp, sentAtMs } = alone(idle, { kind: 'timer', timer: 'keepalive' });
    expect([atMs / 1000, gaveUp]).toEqual([seconds, 'tcp-keepalive-timeout']);
    expect(sentAtMs.length).toBe(keepalive.probes);
  });
});

describe('a TCP socket with a peer', () => {
  const ack = (acknowledged: number): TcpInput => ({
    kind: 'packet',
    packet: { flag: 'ack', number: 1, acknowledged, segment: null },
  });

  it('holds new data back while the first is being repeated, and sends it all once something gets through', () => {
    let tcp = established(80);
    [tcp] = tcpStep(tcp, hello, 0);
    [tcp] = tcpStep(tcp, { kind: 'timer', timer: 'retransmit' }, 284);
    const [waiting, held] = tcpStep(tcp, hello, 300);
    expect(held).toEqual([]);
    const [, released] = tcpStep(waiting, ack(2), 400);
    expect(released.filter((effect) => effect.kind === 'transmit').length).toBe(1);
  });

  it('answers data with RST once its application has gone', () => {
    const [orphan] = tcpStep(established(80), { kind: 'close' }, 0);
    const data: Packet = { flag: 'data', number: 1, acknowledged: 1, segment: hello.segment };
    const [, effects] = tcpStep(orphan, { kind: 'packet', packet: data }, 10);
    expect(effects.at(-1)).toMatchObject({ kind: 'transmit', packet: { flag: 'rst' } });
  });

  it('delivers what comes twice only once', () => {
    const data: TcpInput = {
      kind: 'packet',
      packet: { flag: 'data', number: 1, acknowledged: 1, segment: hello.segment },
    };
    const [once, first] = tcpStep(established(80), data, 0);
    const [, second] = tcpStep(once, data, 1);
    expect(first.map((effect) => effect.kind)).toContain('deliver');
    expect(second.map((effect) => effect.kind)).not.toContain('deliver');
  });
});
