import type { Side } from '../protocol/segment.ts';
import type { RandomStream } from '../random.ts';
import type { Sender, TraceDetail } from '../trace/trace.ts';
import type { Packet } from './transport/tcp.ts';

/** Where a packet can be lost. */
export type LostAt = Extract<TraceDetail, { kind: 'held' }>['where'];

/** A packet on its way, as a rule sees it. */
export type Passing = { readonly from: Sender; readonly to: Side; readonly packet: Packet };

/** What a rule does to a packet. `hold` and `reset` end its way; `delay` adds up. */
export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'delay'; readonly byMs: number }
  /** It goes no further. `acknowledges`: whoever holds it acknowledges it in the name of the peer. */
  | { readonly kind: 'hold'; readonly where: LostAt; readonly acknowledges?: true }
  /** It goes no further, and its sender is answered with a RST. */
  | { readonly kind: 'reset'; readonly where: LostAt };

/**
 * A fault, or a property of the path, as a rule over packets. Acts and timers install and remove rules; nothing else
 * decides what becomes of a packet. All of them are asked in the order of their installation.
 */
export type Rule = {
  readonly name: RuleName;
  /** Does a packet meet it when it sets out, or when it arrives? */
  readonly asked: 'departing' | 'arriving';
  /**
   * Where on the way it is, from the client (0) to the server (1). A packet under way that has not passed there yet
   * meets the rule in the moment it is installed; null: only packets that set out or arrive later do.
   */
  readonly position: number | null;
  readonly onPacket: (passing: Passing) => Verdict;
};

export type RuleName =
  | 'interface-down'
  | 'carrier-lost'
  | 'route-gone'
  | 'address-gone'
  | 'cable-pulled'
  | 'host-silent'
  | 'proxy-drops'
  | 'proxy-rejects'
  | 'proxy-closed'
  | 'jitter';

const pass: Verdict = { kind: 'pass' };

/** Something at the client's own interface stops its packets, and those to it where it cannot receive either. */
const atInterface = (name: RuleName, receives = false): Rule => ({
  name,
  asked: 'departing',
  position: 0,
  onPacket: ({ from, to }) =>
    from === 'client' || (to === 'client' && !receives) ? { kind: 'hold', where: 'interface' } : pass,
});

/** The client's own interface is down. */
export const interfaceDown: Rule = atInterface('interface-down');

/** The interface is up, and nothing is at the other end of its cable. */
export const carrierLost: Rule = atInterface('carrier-lost');

/** The client's host knows no way to the server; what comes from there still reaches it. */
export const routeGone: Rule = atInterface('route-gone', true);

/** The client's host no longer has the address that a connection was made from. */
export const addressGone: Rule = atInterface('address-gone');

/** Something in the middle drops everything, both ways. */
export const cablePulled: Rule = {
  name: 'cable-pulled',
  asked: 'departing',
  position: 0.5,
  onPacket: () => ({ kind: 'hold', where: 'path' }),
};

/** The server's host has no power, or is starting. */
export const hostSilent: Rule = {
  name: 'host-silent',
  asked: 'arriving',
  position: null,
  onPacket: ({ to }) => (to === 'server' ? { kind: 'hold', where: 'host' } : pass),
};

/** A middlebox has forgotten the connection and drops its packets. */
export const proxyDrops: Rule = {
  name: 'proxy-drops',
  asked: 'departing',
  position: null,
  onPacket: () => ({ kind: 'hold', where: 'proxy' }),
};

/** A middlebox has forgotten the connection and answers its packets with RST. */
export const proxyRejects: Rule = {
  name: 'proxy-rejects',
  asked: 'departing',
  position: null,
  onPacket: ({ from }) => (from === 'proxy' ? pass : { kind: 'reset', where: 'proxy' }),
};

/** A proxy has closed both of its connections: it acknowledges what still comes, and passes nothing on. */
export const proxyClosed: Rule = {
  name: 'proxy-closed',
  asked: 'arriving',
  position: null,
  onPacket: ({ from }) => (from === 'proxy' ? pass : { kind: 'hold', where: 'proxy', acknowledges: true }),
};

/** Extra delay, uniform in [0, jitterMs). */
export const jitter = (jitterMs: number, random: RandomStream): Rule => ({
  name: 'jitter',
  asked: 'departing',
  position: null,
  onPacket: () => ({ kind: 'delay', byMs: random() * jitterMs }),
});

/** What the rules together do: the delay that the packet gets, or the verdict that ends its way. */
export type Judgement = { readonly delayMs: number; readonly end: Exclude<Verdict, { kind: 'pass' | 'delay' }> | null };

/** Asks the rules in order, until one ends the packet's way. */
export function judge(rules: readonly Rule[], asked: Rule['asked'], passing: Passing): Judgement {
  let delayMs = 0;
  for (const rule of rules) {
    if (rule.asked !== asked) continue;
    const verdict = rule.onPacket(passing);
    if (verdict.kind === 'delay') delayMs += verdict.byMs;
    else if (verdict.kind !== 'pass') return { delayMs, end: verdict };
  }
  return { delayMs, end: null };
}

export const has = (rules: readonly Rule[], name: RuleName): boolean => rules.some((rule) => rule.name === name);
