import { isDeepStrictEqual } from 'node:util';
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
/** Every attempt of a run, seen from both sides. */
const eachSide = (trace: Trace): readonly (readonly TraceEvent[])[] =>
  attempts(trace).flatMap((attempt) => ['client', 'server'].map((side) => ofSide(trace.events, attempt, side)));

type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;
/** What a run breaks of a promise, told; nothing where it keeps it. */
type Promised = (trace: Trace, one: Scenario) => readonly string[];

const states = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];

/** What each run promises. All are asked of the same runs, which are simulated once. */
const promises: readonly (readonly [name: string, Promised])[] = [
  [
    'changes no readyState and fires no CloseEvent after CLOSED, per attempt and side',
    (trace) =>
      eachSide(trace).flatMap((events) => {
        const closedAt = events.findIndex((event) => event.kind === 'ready-state' && event.state === 'CLOSED');
        if (closedAt < 0) return [];
        const later = events.slice(closedAt + 1);
        const closes = later.filter((event) => event.kind === 'event' && event.event === 'close');
        return [
          ...later.flatMap((event) => (event.kind === 'ready-state' ? [`${event.state} after CLOSED`] : [])),
          ...(closes.length === 1 ? [] : [`${closes.length} CloseEvents`]),
          ...closes.flatMap(({ atMs }) => (atMs === events[closedAt]?.atMs ? [] : [`CloseEvent at ${atMs}`])),
        ];
      }),
  ],
  [
    'moves readyState forward only',
    (trace) =>
      eachSide(trace).flatMap((events) => {
        const seen = events.flatMap((event) => (event.kind === 'ready-state' ? [states.indexOf(event.state)] : []));
        return seen.every((state, n) => n === 0 || state > seen[n - 1]!) ? [] : [seen.join(' → ')];
      }),
  ],
  [
    'tells each side of its end at most once',
    (trace) =>
      eachSide(trace).flatMap((events) => {
        const closes = events.filter((event) => event.kind === 'event' && event.event === 'close');
        return closes.length > 1 ? [`${closes.length} CloseEvents`] : [];
      }),
  ],
  [
    'tells the script of a page in the cache, or of a frozen one, nothing',
    ({ events }) => {
      let asleepAs: string | null = null;
      return events.flatMap((event) => {
        if (event.kind === 'page') asleepAs = event.state === 'cached' || event.state === 'frozen' ? event.state : null;
        const isOfScript = event.kind === 'event' || event.kind === 'ready-state' || event.kind === 'gives-up';
        return asleepAs && isOfScript && event.side === 'client' ? [`${event.kind} at ${event.atMs}, ${asleepAs}`] : [];
      });
    },
  ],
  [
    'lets no segment overtake another in the same direction',
    (trace) =>
      attempts(trace).flatMap((attempt) =>
        ['client', 'server'].flatMap((to) => {
          const received = trace.events.flatMap((event) =>
            event.kind === 'received' && event.attempt === attempt && event.side === to ? [event.transmission] : [],
          );
          const arrived = new Set(received);
          const sent = trace.events.flatMap((event) =>
            event.kind === 'sent' && event.attempt === attempt && event.to === to && arrived.has(event.transmission)
              ? [event.transmission]
              : [],
          );
          return isDeepStrictEqual(received, sent) ? [] : [`sent ${sent.join()}, received ${received.join()}`];
        }),
      ),
  ],
  [
    'gives every transmission at most one fate, and none before it was sent',
    (trace) => {
      const sentAt = new Map<number, number>();
      const fates = new Set<number>();
      return trace.events.flatMap((event) => {
        if (event.kind === 'sent') sentAt.set(event.transmission, event.atMs);
        if (event.kind !== 'received' && event.kind !== 'held') return [];
        const { transmission, atMs } = event;
        const first = !fates.has(transmission);
        fates.add(transmission);
        const sentAtMs = sentAt.get(transmission);
        return first && sentAtMs !== undefined && atMs >= sentAtMs ? [] : [`${transmission} ${event.kind} at ${atMs}`];
      });
    },
  ],
  [
    'is bounded, ordered in time, and names only earlier causes',
    (trace) => {
      let lastMs = 0;
      const wrong = trace.events.flatMap((event, index) => {
        const right = event.seq === index && event.atMs >= lastMs && (event.causeSeq ?? -1) < event.seq;
        lastMs = event.atMs;
        return right ? [] : [`event ${index}: seq ${event.seq}, ${event.atMs} ms, caused by ${event.causeSeq}`];
      });
      if (trace.events.length > bounds.events) wrong.push(`${trace.events.length} events`);
      if (attempts(trace).length > bounds.attempts) wrong.push(`${attempts(trace).length} attempts`);
      if (!(trace.endMs >= lastMs)) wrong.push(`ends at ${trace.endMs}, before its last event`);
      return wrong;
    },
  ],
  [
    'draws every wait between zero and its ceiling, and the ceiling below the cap',
    (trace, one) =>
      trace.events.flatMap((event) => {
        if (event.kind !== 'retry-scheduled') return [];
        const { delayMs, ceilingMs } = event;
        const right = delayMs >= 0 && delayMs <= ceilingMs && ceilingMs <= one.settings.policy!.capMs!;
        return right ? [] : [`waits ${delayMs} of ${ceilingMs}`];
      }),
  ],
];

describe('any run', () => {
  const traces = new Map<string, Trace>();
  const traceOf = (one: Scenario): Trace => {
    const key = JSON.stringify(one);
    const trace = traces.get(key) ?? simulate(one);
    traces.set(key, trace);
    return trace;
  };
  // The same seed for all, so that they ask for the same runs (same-cases.ts); another one each time without it.
  const seed = Number(process.env['CASES_SEED'] ?? Date.now()) | 0;

  it.each(promises)('%s', (_, broken) => {
    fc.assert(
      fc.property(scenario, (one) => {
        expect(broken(traceOf(one), one)).toEqual([]);
      }),
      { ...runs, seed },
    );
  });

  it('is the same trace for the same input', () => {
    fc.assert(
      fc.property(scenario, (one) => isDeepStrictEqual(traceOf(one), simulate(structuredClone(one)))),
      { ...runs, seed },
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
        const [shorter, longer] = [past(before), past(after)];
        expect(isDeepStrictEqual(longer.slice(0, shorter.length), shorter)).toBe(true);
        if (before.endMs >= act.atMs) expect(longer.length).toBe(shorter.length);
        expect(endMs).toBeGreaterThanOrEqual(0);
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
        expect(codes.filter((code) => code === 1005 || code === 1006 || code === 1015)).toEqual([]);
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
