import type { Keepalive } from '../../peers/keep-alive.ts';
import { linux } from '../../peers/systems/linux.ts';
import type { Segment } from '../../protocol/segment.ts';
import { add, dropWhile, empty, type Fifo, fifo, items, peek, replaceFirst } from './fifo.ts';

/**
 * Linux's constants. Sources: include/net/tcp.h (TCP_RTO_MIN, TCP_RTO_MAX), Documentation/networking/ip-sysctl.rst
 * (tcp_retries2 = 15, tcp_orphan_retries = 8, tcp_syn_retries = 6, tcp_syn_linear_timeouts = 4 since 6.5).
 * Both give-up times are net/ipv4/tcp_timer.c, tcp_model_timeout(): (2·2⁹ − 1)·0.2 s + 6·120 s, and (2·2⁸ − 1)·0.2 s.
 */
export const linuxTcp = {
  rtoMinMs: linux.facts['retransmission-first'].value,
  rtoMaxMs: linux.facts['retransmission-longest'].value,
  giveUpMs: linux.facts['give-up'].value,
  orphanGiveUpMs: linux.facts['orphan-give-up'].value,
  tickMs: 4,
  synTimeoutsMs: [1, 1, 1, 1, 1, 2, 4, 8, 16, 32, 64].map((s) => s * 1000),
} as const;

/** What crosses the path. `number` counts segments instead of bytes; `acknowledged` is the next one expected. */
export type Packet = {
  readonly flag: 'syn' | 'syn-ack' | 'ack' | 'data' | 'fin' | 'rst' | 'keepalive';
  readonly number: number;
  readonly acknowledged: number;
  readonly segment: Segment | null;
  /** The attempt whose stream it belongs to, where a connection carries several. */
  readonly stream?: number;
};

type Outgoing = Pick<Packet, 'number' | 'stream'> & { readonly segment: Segment; readonly sent: number };

export type TcpTimer = 'retransmit' | 'keepalive';
export type TcpFailure = 'tcp-retransmission-timeout' | 'tcp-keepalive-timeout' | 'tcp-syn-timeout';

/** One socket. `closed` also stands for "was never opened"; `closedCleanly` says that both FINs were acknowledged before. */
export type Tcp = {
  readonly state: 'closed' | 'syn-sent' | 'open';
  readonly closedCleanly: boolean;
  /** Sent, or waiting for the window, and not acknowledged: the oldest first. */
  readonly unacknowledged: Fifo<Outgoing>;
  readonly next: number;
  readonly expected: number;
  readonly retries: number;
  readonly rtoMs: number;
  readonly firstRetryAtMs: number;
  readonly keepalive: Keepalive | null;
  readonly probes: number;
  readonly heardAtMs: number;
  readonly finished: boolean;
  readonly peerFinished: boolean;
  readonly orphan: boolean;
  /** When each timer is due; a timer that fires at another moment was cancelled meanwhile. */
  readonly dueAtMs: { readonly [timer in TcpTimer]: number };
};

export type TcpInput =
  | { readonly kind: 'connect' }
  | { readonly kind: 'accept' }
  | { readonly kind: 'send'; readonly segment: Segment; readonly stream?: number }
  | { readonly kind: 'finish' } // shutdown(SHUT_WR): FIN, still reading
  | { readonly kind: 'close' } // close(): FIN, nobody reads any more
  | { readonly kind: 'abort' } // RST
  | { readonly kind: 'packet'; readonly packet: Packet }
  | { readonly kind: 'timer'; readonly timer: TcpTimer };

export type TcpEffect =
  | { readonly kind: 'transmit'; readonly packet: Packet; readonly retransmission: number }
  | { readonly kind: 'arm'; readonly timer: TcpTimer; readonly atMs: number }
  | { readonly kind: 'deliver'; readonly segment: Segment; readonly stream?: number }
  | { readonly kind: 'connected' | 'finished' | 'reset' | 'refused' | 'gone' }
  | { readonly kind: 'timed-out'; readonly timer: TcpFailure };

const never = { retransmit: -1, keepalive: -1 } as const;

/** A socket that has not been used. `rttMs` is the path's round trip, from which Linux computes the first timeout. */
export function newTcp(rttMs: number, keepalive: Keepalive | null): Tcp {
  return {
    state: 'closed',
    closedCleanly: false,
    unacknowledged: empty,
    next: 1,
    expected: 1,
    retries: 0,
    // RFC 6298 with Linux's lower bound on the variance term, up to the next timer tick.
    rtoMs: linuxTcp.tickMs * (Math.floor((rttMs + linuxTcp.rtoMinMs) / linuxTcp.tickMs) + 1),
    firstRetryAtMs: 0,
    keepalive,
    probes: 0,
    heardAtMs: 0,
    finished: false,
    peerFinished: false,
    orphan: false,
    dueAtMs: never,
  };
}

const packetOf = (tcp: Tcp, flag: Packet['flag'], segment: Segment | null = null): Packet => ({
  flag,
  number: tcp.next,
  acknowledged: tcp.expected,
  segment,
});

const control = { syn: { kind: 'tcp-syn' }, 'syn-ack': { kind: 'tcp-syn-ack' }, rst: { kind: 'tcp-rst' } } as const;
const transmit = (tcp: Tcp, flag: keyof typeof control, retransmission = 0): TcpEffect => ({
  kind: 'transmit',
  packet: packetOf(tcp, flag, control[flag]),
  retransmission,
});
const acknowledge = (tcp: Tcp): TcpEffect => ({ kind: 'transmit', packet: packetOf(tcp, 'ack'), retransmission: 0 });

/** The RST that a living kernel answers to a packet for a socket it does not have. RFC 9293 §3.10.7.1. */
export const resetAnswer = (packet: Packet): Packet => ({
  flag: 'rst',
  number: packet.acknowledged,
  acknowledged: packet.number,
  segment: control.rst,
});

/** What a kernel that has closed a socket properly answers to a FIN that comes once more. RFC 9293 §3.10.7.4, TIME-WAIT. */
export const acknowledgement = (fin: Packet): Packet => ({
  flag: 'ack',
  number: fin.acknowledged,
  acknowledged: fin.number + 1,
  segment: null,
});

/** What the proxy puts on the path in the name of `tcp`'s peer. */
export const packetFromPeer = (tcp: Tcp, flag: 'fin' | 'rst' | 'ack'): Packet => ({
  flag,
  number: tcp.expected,
  acknowledged: tcp.next,
  segment: flag === 'ack' ? null : flag === 'fin' ? { kind: 'tcp-fin' } : control.rst,
});

/** A socket that is no more: nothing is sent again, no timer runs. */
export const closed = (tcp: Tcp, closedCleanly: boolean): Tcp => ({
  ...tcp,
  state: 'closed',
  closedCleanly,
  unacknowledged: empty,
  dueAtMs: never,
});

function arm(tcp: Tcp, timer: TcpTimer, atMs: number): readonly [Tcp, TcpEffect] {
  return [
    { ...tcp, dueAtMs: { ...tcp.dueAtMs, [timer]: atMs } },
    { kind: 'arm', timer, atMs },
  ];
}

const rto = (tcp: Tcp) => Math.min(tcp.rtoMs * 2 ** tcp.retries, linuxTcp.rtoMaxMs);

const onStream = (stream: number | undefined): { readonly stream?: number } => (stream === undefined ? {} : { stream });

function sendOutgoing(tcp: Tcp, outgoing: Outgoing): TcpEffect {
  const { segment, number, sent, stream } = outgoing;
  const flag = segment.kind === 'tcp-fin' ? 'fin' : 'data';
  return {
    kind: 'transmit',
    packet: { flag, number, acknowledged: tcp.expected, segment, ...onStream(stream) },
    retransmission: sent,
  };
}

/** Queues a segment. While the head of the queue is being retransmitted, Linux's window lets nothing new out. */
function enqueue(tcp: Tcp, segment: Segment, nowMs: number, stream?: number): readonly [Tcp, readonly TcpEffect[]] {
  const waits = tcp.retries > 0;
  const outgoing: Outgoing = { number: tcp.next, segment, sent: 0, ...onStream(stream) };
  const queued = { ...outgoing, sent: waits ? 0 : 1 };
  const next: Tcp = { ...tcp, next: tcp.next + 1, unacknowledged: add(tcp.unacknowledged, queued) };
  if (waits) return [next, []];
  if (tcp.unacknowledged.length > 0) return [next, [sendOutgoing(tcp, outgoing)]];
  const [armed, effect] = arm(next, 'retransmit', nowMs + rto(next));
  return [armed, [sendOutgoing(tcp, outgoing), effect]];
}

/** Both directions are finished and acknowledged: the socket goes without a further word. */
function closeIfDone(tcp: Tcp, effects: readonly TcpEffect[]): readonly [Tcp, readonly TcpEffect[]] {
  if (!tcp.finished || !tcp.peerFinished || tcp.unacknowledged.length > 0) return [tcp, effects];
  return [closed(tcp, true), [...effects, { kind: 'gone' }]];
}

function onPacket(tcp: Tcp, packet: Packet, nowMs: number): readonly [Tcp, readonly TcpEffect[]] {
  if (packet.flag === 'rst') return [closed(tcp, false), [{ kind: tcp.state === 'syn-sent' ? 'refused' : 'reset' }]];
  if (packet.flag === 'syn') return [tcp, [transmit(tcp, 'syn-ack')]];
  let next: Tcp = { ...tcp, heardAtMs: nowMs, probes: 0 };
  const effects: TcpEffect[] = [];
  if (tcp.state === 'syn-sent') {
    next = { ...next, state: 'open', retries: 0, dueAtMs: never };
    if (next.keepalive) {
      const [armed, effect] = arm(next, 'keepalive', nowMs + next.keepalive.idleMs);
      next = armed;
      effects.push(effect);
    }
    return [next, [...effects, { kind: 'connected' }]];
  }
  const left = dropWhile(next.unacknowledged, (one) => one.number < packet.acknowledged);
  if (left.length < next.unacknowledged.length) {
    // Something got through: what was held back or lost behind it follows at once.
    const behind = tcp.retries > 0 ? items(left) : [];
    for (const one of behind) effects.push(sendOutgoing(next, one));
    const again = behind.length ? fifo(behind.map((one) => ({ ...one, sent: one.sent + 1 }))) : left;
    next = { ...next, unacknowledged: again, retries: 0 };
    if (left.length > 0) {
      const [armed, effect] = arm(next, 'retransmit', nowMs + rto(next));
      next = armed;
      effects.push(effect);
    } else next = { ...next, dueAtMs: { ...next.dueAtMs, retransmit: -1 } };
  }
  if (packet.flag === 'data' || packet.flag === 'fin') {
    if (packet.flag === 'data' && tcp.orphan) return [closed(next, false), [...effects, transmit(next, 'rst')]];
    if (packet.number === next.expected) {
      next = { ...next, expected: next.expected + 1, peerFinished: next.peerFinished || packet.flag === 'fin' };
      effects.push(acknowledge(next));
      effects.push(
        packet.flag === 'fin'
          ? { kind: 'finished' }
          : { kind: 'deliver', segment: packet.segment!, ...onStream(packet.stream) },
      );
    } else effects.push(acknowledge(next));
  } else if (packet.flag === 'keepalive') effects.push(acknowledge(next));
  return closeIfDone(next, effects);
}

function onRetransmit(tcp: Tcp, nowMs: number): readonly [Tcp, readonly TcpEffect[]] {
  if (tcp.state === 'syn-sent') {
    const timeoutMs = linuxTcp.synTimeoutsMs[tcp.retries + 1];
    if (timeoutMs === undefined) return [closed(tcp, false), [{ kind: 'timed-out', timer: 'tcp-syn-timeout' }]];
    const [armed, effect] = arm({ ...tcp, retries: tcp.retries + 1 }, 'retransmit', nowMs + timeoutMs);
    return [armed, [transmit(tcp, 'syn', armed.retries), effect]];
  }
  const giveUpMs = tcp.orphan ? linuxTcp.orphanGiveUpMs : linuxTcp.giveUpMs;
  // tcp_timer.c, retransmits_timed_out(): counted from the first retransmission, looked at when the timer fires.
  if (tcp.retries > 0 && nowMs - tcp.firstRetryAtMs >= giveUpMs)
    return [closed(tcp, false), [{ kind: 'timed-out', timer: 'tcp-retransmission-timeout' }]];
  const first = peek(tcp.unacknowledged)!;
  const next: Tcp = {
    ...tcp,
    unacknowledged: replaceFirst(tcp.unacknowledged, { ...first, sent: first.sent + 1 }),
    firstRetryAtMs: tcp.retries === 0 ? nowMs : tcp.firstRetryAtMs,
    retries: tcp.retries + 1,
  };
  const [armed, effect] = arm(next, 'retransmit', nowMs + rto(next));
  return [armed, [sendOutgoing(tcp, first), effect]];
}

function onKeepalive(tcp: Tcp, nowMs: number): readonly [Tcp, readonly TcpEffect[]] {
  const { idleMs, intervalMs, probes } = tcp.keepalive!;
  const later = (atMs: number): readonly [Tcp, readonly TcpEffect[]] => {
    const [armed, effect] = arm(tcp, 'keepalive', atMs);
    return [armed, [effect]];
  };
  // tcp_timer.c, tcp_keepalive_timer(): "It is alive without keepalive" while data is unacknowledged.
  if (tcp.unacknowledged.length > 0) return later(nowMs + idleMs);
  if (nowMs < tcp.heardAtMs + idleMs) return later(tcp.heardAtMs + idleMs);
  if (tcp.probes >= probes)
    return [closed(tcp, false), [transmit(tcp, 'rst'), { kind: 'timed-out', timer: 'tcp-keepalive-timeout' }]];
  const [armed, effect] = arm({ ...tcp, probes: tcp.probes + 1 }, 'keepalive', nowMs + intervalMs);
  const packet = packetOf(tcp, 'keepalive', { kind: 'tcp-keepalive' });
  return [armed, [{ kind: 'transmit', packet, retransmission: tcp.probes }, effect]];
}

/** One step of a socket: pure; what it wants done is returned as effects, in order. */
export function tcpStep(tcp: Tcp, input: TcpInput, nowMs: number): readonly [Tcp, readonly TcpEffect[]] {
  switch (input.kind) {
    case 'connect': {
      const [armed, effect] = arm({ ...tcp, state: 'syn-sent' }, 'retransmit', nowMs + linuxTcp.synTimeoutsMs[0]!);
      return [armed, [transmit(tcp, 'syn'), effect]];
    }
    case 'accept': {
      const next: Tcp = { ...tcp, state: 'open', heardAtMs: nowMs };
      if (!next.keepalive) return [next, [transmit(next, 'syn-ack')]];
      const [armed, effect] = arm(next, 'keepalive', nowMs + next.keepalive.idleMs);
      return [armed, [transmit(next, 'syn-ack'), effect]];
    }
    case 'send':
      return tcp.state === 'open' && !tcp.finished ? enqueue(tcp, input.segment, nowMs, input.stream) : [tcp, []];
    case 'finish':
    case 'close': {
      if (tcp.state === 'closed') return [tcp, []];
      if (tcp.state === 'syn-sent') return [closed(tcp, false), []];
      const orphaned = input.kind === 'close' ? { ...tcp, orphan: true } : tcp;
      if (tcp.finished) return [orphaned, []];
      return enqueue({ ...orphaned, finished: true }, { kind: 'tcp-fin' }, nowMs);
    }
    case 'abort':
      return tcp.state === 'open' ? [closed(tcp, false), [transmit(tcp, 'rst')]] : [closed(tcp, false), []];
    case 'packet':
      return onPacket(tcp, input.packet, nowMs);
    case 'timer':
      return input.timer === 'retransmit' ? onRetransmit(tcp, nowMs) : onKeepalive(tcp, nowMs);
  }
}
