import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Side } from '../../../src/core/protocol/segment.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { logRows } from '../../../src/core/timeline/log.ts';
import { stops } from '../../../src/core/timeline/stops.ts';
import type { AttemptFacts } from '../../../src/core/trace/attempts.ts';
import { factsOfTrace, lastBy, type TraceFacts } from '../../../src/core/trace/facts-of-trace.ts';
import { subjectOf } from '../../../src/core/trace/faults.ts';
import {
  endingOf,
  newsOf,
  otherSocket,
  readoutAt,
  seesAt,
  successorsOf,
  tellingFaults,
} from '../../../src/core/trace/readouts.ts';
import type { TraceEvent } from '../../../src/core/trace/trace.ts';
import { scenario } from '../sim/arbitrary.ts';

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 300) };
const facts = scenario.map((one) => factsOfTrace(simulate(one)));
const factsAndMoment = fc.tuple(facts, fc.integer({ min: 0, max: 260_000 })).map(([all, ms]) => ({
  all,
  // Every other moment is one at which something happens.
  nowMs: ms % 2 ? ms : (all.trace.events[ms % all.trace.events.length]?.atMs ?? ms),
}));
const sides = ['client', 'server'] as const;

/** Straight from the events: what tells this side's code that this attempt is over. */
const tells = (event: TraceEvent, side: Side, attempt: number): boolean =>
  event.attempt === attempt &&
  ((event.kind === 'gives-up' && event.side === side) ||
    (event.kind === 'event' && event.event === 'close' && event.side === side));

const laneAt = (bands: TraceFacts['bands'], side: Side, nowMs: number) =>
  bands.find((b) => b.side === side && !b.ghost && b.fromMs <= nowMs && (b.toMs === null || nowMs < b.toMs))?.kind;

describe('any run, at any moment', () => {
  it('counts in its headline until exactly the event that tells the code', () => {
    fc.assert(
      fc.property(factsAndMoment, ({ all, nowMs }) => {
        const { side, state, ms } = readoutAt(all, nowMs);
        if (state === 'nothing') return;
        const fault = lastBy(tellingFaults(all), nowMs)!;
        const told = all.trace.events.find((event) => tells(event, side, fault.attempt));
        if (state === 'unaware') {
          expect(ms).toBe(nowMs - fault.atMs);
          expect(told?.atMs ?? Number.POSITIVE_INFINITY).toBeGreaterThan(nowMs);
        } else if (state === 'knows') expect(fault.atMs + ms).toBe(told?.atMs);
        else expect(told?.atMs ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(fault.atMs + ms);
      }),
      runs,
    );
  });

  it('shows in its headline what the panel of that side shows', () => {
    fc.assert(
      fc.property(factsAndMoment, ({ all, nowMs }) => {
        const { side, state, ms } = readoutAt(all, nowMs);
        const seen = seesAt(all, side, nowMs);
        if (state === 'unaware') expect([seen.close, seen.gaveUp]).toEqual([null, null]);
        if (state === 'knows') expect(seen.gaveUp?.afterMs ?? seen.afterMs).toBe(ms);
        for (const ms of [seen.gaveUp?.afterMs, seen.afterMs]) expect(ms ?? 0).toBeGreaterThanOrEqual(0);
        if (seen.unawareMs !== null) expect([seen.close, seen.gaveUp, seen.gone]).toEqual([null, null, null]);
      }),
      runs,
    );
  });

  it('shows in its panels what the events of that connection say, and the log has the same', () => {
    fc.assert(
      fc.property(factsAndMoment, ({ all, nowMs }) => {
        const past = all.trace.events.filter((event) => event.atMs <= nowMs);
        const rows = logRows([{ id: 'a', facts: all }]);
        for (const side of sides) {
          const seen = seesAt(all, side, nowMs);
          const own = past.filter((e) => e.attempt === seen.attempt && 'side' in e && e.side === side);
          const state = own.findLast((event) => event.kind === 'ready-state');
          expect(seen.readyState).toBe(state?.kind === 'ready-state' ? state.state : null);
          const close = own.find((event) => event.kind === 'event' && event.event === 'close');
          expect(seen.close).toEqual(close?.kind === 'event' && close.event === 'close' ? close.close : null);
          if (!close) continue;
          const row = rows.find(({ seq }) => seq === close.seq)!;
          expect([row.key, row.params.code, row.atMs]).toEqual(['event close', seen.close?.code, close.atMs]);
        }
      }),
      runs,
    );
  });

  it('draws each lane as the panel of its newest connection says', () => {
    fc.assert(
      fc.property(factsAndMoment, ({ all, nowMs }) => {
        for (const side of sides) {
          const seen = seesAt(all, side, nowMs);
          const isKnown = ({ [side]: end }: AttemptFacts) => end.states[0] !== undefined && end.states[0].atMs <= nowMs;
          const later = seen.attempt === null ? [] : successorsOf(all, seen.attempt).filter(isKnown);
          const newest = later.at(-1) ?? all.attempts.find(({ number }) => number === seen.attempt);
          const isSecond = newest?.beside != null;
          const lane = laneAt(isSecond ? all.besideBands : all.bands, side, nowMs);
          const state = seen.newer ?? (seen.gone ? null : seen.readyState);
          if (state === null || lane === 'down') continue;
          const looks = {
            CONNECTING: ['connecting'],
            OPEN: ['open', 'dead', 'frozen'],
            CLOSING: ['closing', 'closing-dead'],
            CLOSED: ['closed'],
          }[state];
          // A server that started again knows nothing of what its process before had open.
          const gone = newest?.[side].gone;
          const isGone = gone != null && gone.atMs <= nowMs;
          expect(isGone ? ['closed'] : looks).toContain(lane);
        }
      }),
      runs,
    );
  });

  it('says of the other of two sockets what its own events say', () => {
    fc.assert(
      fc.property(factsAndMoment, ({ all, nowMs }) => {
        for (const side of sides) {
          const { attempt, other } = seesAt(all, side, nowMs);
          const own = attempt === null ? undefined : otherSocket(all, attempt);
          const past = all.trace.events.filter(
            (e) => e.attempt === own?.number && e.atMs <= nowMs && 'side' in e && e.side === side,
          );
          const state = past.findLast((event) => event.kind === 'ready-state');
          const gone = own?.[side].gone;
          if (gone && gone.atMs <= nowMs) {
            expect(other).toBeNull();
            continue;
          }
          expect(other?.readyState).toBe(state?.kind === 'ready-state' ? state.state : undefined);
          const close = past.find((event) => event.kind === 'event' && event.event === 'close');
          expect(other?.close ?? null).toEqual(close?.kind === 'event' && close.event === 'close' ? close.close : null);
        }
      }),
      runs,
    );
  });

  it('announces every detection that a headline shows, and step by step halts there', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const halts = new Set(stops([all], all.trace.endMs));
        const told = newsOf(all).filter(({ kind }) => kind === 'detected');
        for (const { atMs, afterMs } of told) {
          expect(halts.has(atMs)).toBe(true);
          expect(afterMs).toBeGreaterThanOrEqual(0);
        }
        const shown = tellingFaults(all).filter((fault) => fault[subjectOf(fault)].kind === 'notified');
        expect(told).toHaveLength(shown.length);
      }),
      runs,
    );
  });

  it('is titled by a code that somebody was told, or by none', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const { how, code } = endingOf(all);
        const codes = all.trace.events.flatMap((e) =>
          e.kind === 'event' && e.event === 'close' ? [e.close.code] : [],
        );
        if (code === null) expect(['open', 'connecting']).toContain(how);
        else expect(codes).toContain(code);
      }),
      runs,
    );
  });
});

describe('the facts of a trace', () => {
  it('begin each fault before anybody detects it, in order of time', () => {
    fc.assert(
      fc.property(facts, ({ faults }) => {
        const order = faults.map(({ seq }) => seq);
        expect(order).toEqual([...order].sort((a, b) => a - b));
        for (const fault of faults)
          for (const side of sides)
            if ('atMs' in fault[side]) expect(fault[side].atMs).toBeGreaterThanOrEqual(fault.atMs);
      }),
      runs,
    );
  });

  it('come from one reading of each event, however long the run', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        const trace = simulate(one);
        let reads = 0;
        const events = new Proxy(trace.events as TraceEvent[], {
          get(target, key, receiver) {
            if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
            return Reflect.get(target, key, receiver);
          },
        });
        factsOfTrace({ ...trace, events });
        expect(reads).toBe(trace.events.length);
      }),
      { numRuns: 30 },
    );
  });

  it('are the same for the same trace', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        const trace = simulate(one);
        expect(factsOfTrace(trace)).toEqual(factsOfTrace(structuredClone(trace)));
      }),
      { numRuns: 30 },
    );
  });
});
