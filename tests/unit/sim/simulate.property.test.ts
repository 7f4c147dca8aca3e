import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Act, actKinds } from '../../../src/core/acts/acts.ts';
import { availability } from '../../../src/core/sim/availability.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { bounds } from '../../../src/core/sim/world.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import type { Trace, TraceEvent } from '../../../src/core/trace/trace.ts';
import { acts, scenario } from './arbitrary.ts';

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 1_000) };

const ofSide = (events: readonly TraceEvent[], attempt: number, side: string) =>
  events.filter((event) => event.attempt === attempt && 'side' in event && event.side === side);
const attempts = (trace: Trace) => [...new Set(trace.events.map((event) => event.attempt))].filter((one) => one > 0);

describe('any run', () => {
  it('is the same trace for the same input', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        expect(simulate(one)).toEqual(simulate(structuredClone(one)));
      }),
      runs,
    );
  });

  it('keeps its past when a new act is added', () => {
    const newAct = fc.record({ atMs: fc.integer({ min: 0, max: 120_000 }), kind: fc.constantFrom(...actKinds) });
    fc.assert(
      fc.property(scenario, acts, newAct, (one, list, act) => {
        const kept = list.filter((other) => other.atMs <= act.atMs);
        const before = simulate(one, list);
        const after = simulate(one, [...kept, act]);
        const past = (trace: Trace) => trace.events.filter((event) => event.atMs < act.atMs);
        const endMs = Math.min(before.endMs, act.atMs);
        // A run that ended before the act shows a prefix of the longer one.
        expect(past(after).slice(0, past(before).length)).toEqual(past(before));
        if (before.endMs >= act.atMs) expect(past(after)).toEqual(past(before));
        expect(endMs).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });

  it('changes no readyState and fires no CloseEvent after CLOSED, per attempt and side', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        const trace = simulate(one);
        for (const attempt of attempts(trace))
          for (const side of ['client', 'server']) {
            const events = ofSide(trace.events, attempt, side);
            const closedAt = events.findIndex((event) => event.kind === 'ready-state' && event.state === 'CLOSED');
            if (closedAt < 0) continue;
            const later = events.slice(closedAt + 1);
            expect(later.filter((event) => event.kind === 'ready-state')).toEqual([]);
            const closes = later.filter((event) => event.kind === 'event' && event.event === 'close');
            expect(closes.length).toBe(1);
            expect(closes[0]!.atMs).toBe(events[closedAt]!.atMs);
          }
      }),
      runs,
    );
  });

  it('moves readyState forward only', () => {
    const order = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
    fc.assert(
      fc.property(scenario, (one) => {
        const trace = simulate(one);
        for (const attempt of attempts(trace))
          for (const side of ['client', 'server']) {
            const states = ofSide(trace.events, attempt, side).flatMap((event) =>
              event.kind === 'ready-state' ? [order.indexOf(event.state)] : [],
            );
            expect(states).toEqual([...new Set(states)].sort((a, b) => a - b));
          }
      }),
      runs,
    );
  });

  it('tells each side of its end at most once', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        const trace = simulate(one);
        for (const attempt of attempts(trace))
          for (const side of ['client', 'server']) {
            const closes = ofSide(trace.events, attempt, side).filter(
              (event) => event.kind === 'event' && event.event === 'close',
            );
            expect(closes.length).toBeLessThanOrEqual(1);
          }
      }),
      runs,
    );
  });

  it('puts 1005, 1006 and 1015 into a frame only when a server is told to break the protocol', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        const lawful = one.acts.filter((act) => act.kind !== 'server-violate');
        const args = (act: Act) => (act.kind === 'server-close' ? { ...act, args: { code: 1001 } } : act);
        const codes = simulate(one, lawful.map(args)).events.flatMap((event) =>
          event.kind === 'sent' && event.segment.kind === 'frame' && event.segment.opcode === 'close'
            ? [event.segment.body?.code]
            : [],
        );
        for (const code of [1005, 1006, 1015]) expect(codes).not.toContain(code);
      }),
      runs,
    );
  });

  it('lets no segment overtake another in the same direction', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        const trace = simulate(one);
        for (const attempt of attempts(trace))
          for (const to of ['client', 'server']) {
            const sent = trace.events.filter(
              (event) => event.kind === 'sent' && event.attempt === attempt && event.to === to,
            );
            const received = trace.events.flatMap((event) =>
              event.kind === 'received' && event.attempt === attempt && event.side === to ? [event.transmission] : [],
            );
            const order = sent.flatMap((event) => (event.kind === 'sent' ? [event.transmission] : []));
            expect(received).toEqual(order.filter((number) => received.includes(number)));
          }
      }),
      runs,
    );
  });

  it('gives every transmission at most one fate, and none before it was sent', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        const sentAt = new Map<number, number>();
        const fates = new Set<number>();
        for (const event of simulate(one).events) {
          if (event.kind === 'sent') sentAt.set(event.transmission, event.atMs);
          if (event.kind !== 'received' && event.kind !== 'held') continue;
          expect(fates.has(event.transmission)).toBe(false);
          fates.add(event.transmission);
          expect(event.atMs).toBeGreaterThanOrEqual(sentAt.get(event.transmission)!);
        }
      }),
      runs,
    );
  });

  it('is bounded, ordered in time, and names only earlier causes', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        const trace = simulate(one);
        expect(trace.events.length).toBeLessThanOrEqual(bounds.events);
        expect(attempts(trace).length).toBeLessThanOrEqual(bounds.attempts);
        let lastMs = 0;
        trace.events.forEach((event, index) => {
          expect(event.seq).toBe(index);
          expect(event.atMs).toBeGreaterThanOrEqual(lastMs);
          expect(event.causeSeq ?? -1).toBeLessThan(event.seq);
          lastMs = event.atMs;
        });
        expect(trace.endMs).toBeGreaterThanOrEqual(lastMs);
      }),
      runs,
    );
  });

  it('draws every wait between zero and its ceiling, and the ceiling below the cap', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        for (const event of simulate(one).events) {
          if (event.kind !== 'retry-scheduled') continue;
          expect(event.delayMs).toBeGreaterThanOrEqual(0);
          expect(event.delayMs).toBeLessThanOrEqual(event.ceilingMs);
          expect(event.ceilingMs).toBeLessThanOrEqual(one.settings.policy!.capMs!);
        }
      }),
      runs,
    );
  });

  it('carries out exactly the acts that are offered at their moment', () => {
    const kind = fc.constantFrom(...actKinds);
    fc.assert(
      fc.property(scenario, acts, fc.integer({ min: 0, max: 120_000 }), kind, (one, list, atMs, act) => {
        const past = list.filter((other) => other.atMs < atMs);
        const offered = availability(factsOfTrace(simulate(one, past, atMs)), one.profile, atMs)(act) === 'available';
        const done = simulate(one, [...past, { atMs, kind: act }]).events.some(
          (event) => event.kind === 'act' && event.atMs === atMs,
        );
        expect(done).toBe(offered);
      }),
      runs,
    );
  });
});
