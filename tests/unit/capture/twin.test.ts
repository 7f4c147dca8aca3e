import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { incidentsOf } from '../../../src/core/capture/incident.ts';
import { numbersOf, type ObservedNumbers } from '../../../src/core/capture/numbers.ts';
import { seriesFrom } from '../../../src/core/capture/waits.ts';
import { causes } from '../../../src/core/diagnose/causes/index.ts';
import { factsOfConnection } from '../../../src/core/diagnose/facts-of-connection.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import { parseFragment } from '../../../src/core/link/fragment.ts';
import { defaultRun } from '../../../src/core/link/run.ts';
import { runsOf, shortFragment } from '../../../src/core/link/run-link.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { outcome } from '../../../src/core/trace/outcome.ts';
import { scenario as find } from '../../../src/scenarios/index.ts';
import { twinOf, watchedTwin } from '../../../src/scenarios/twin.ts';
import { conversation, frameOf, opening, pcapOf, type Segment } from '../../support/packet-files.ts';
import { cases, readBytes, readCase } from '../../support/recordings.ts';

const woken = 'the simulator suspends no browser, so nothing waits in it for the moment of its waking';
/** Recordings whose twin ends in another way, and why. */
const others: Readonly<Record<string, string>> = {
  'ping-timeout.firefox/capture.pcapng': woken,
  'ping-timeout.firefox/recorder.json': woken,
  'tls-self-signed.firefox/recorder.json':
    'Firefox says 1015, all others 1006, and a recording does not name its client',
};
/** nginx does not move its timer for less than 0.3 s, and a client's process needs some time to connect. */
const withinMs = 100;

const numbersOfFile = (id: string, file: string) => {
  const { connections } = readCase(id, file);
  const one = connections[0]!;
  return { facts: factsOfConnection(one), numbers: numbersOf(seriesFrom(connections, one))! };
};
const told = cases.flatMap(({ id, files, truth }) =>
  files.flatMap((file) => {
    const { facts, numbers } = numbersOfFile(id, file);
    const [first] = rank(facts).filter(({ ruledOut }) => !ruledOut);
    const twin = twinOf(first!.cause.id, numbers);
    // What the file hides cannot be simulated from it: a HAR has no code, and TLS hides it.
    return twin && facts.code !== undefined ? [{ name: `${id}/${file}`, numbers, twin, truth }] : [];
  }),
);

describe('the simulation of a recording, with its numbers', () => {
  it('exists for most recordings that show the code', () => {
    expect(told.length).toBeGreaterThan(60);
    const names = told.map(({ name }) => name);
    expect(Object.keys(others).filter((name) => !names.includes(name))).toEqual([]);
  });

  test.each(told.map((one) => [one.name, one] as const))('%s ends as it did', (name, { twin, truth, numbers }) => {
    const { client } = outcome(factsOfTrace(simulate(twin.scenario)));
    const { closeEvent } = truth;
    const found = client && { code: client.code, wasClean: client.wasClean };
    const was = closeEvent && { code: closeEvent.code, wasClean: closeEvent.wasClean };
    if (name in others) expect(found).not.toEqual(was);
    else expect(found).toEqual(was);
    // A Close that nobody answered ends with a timer of the client, long after the first sign of the end.
    if (client && numbers.endMs !== null && numbers.openedMs !== null && numbers.close?.answered !== false)
      expect(Math.abs(client.atMs - numbers.endMs)).toBeLessThanOrEqual(withinMs);
  });

  it('reconnects after the waits that were seen, until the server is there again', () => {
    const { numbers } = numbersOfFile('reconnect-3', 'capture.pcapng');
    const facts = factsOfTrace(simulate(twinOf('process-killed', numbers)!.scenario));
    expect(facts.waits.map(({ delayMs }) => Math.round(delayMs / 100) * 100)).toEqual([500, 1000, 2000]);
    expect(facts.attempts.map(({ client }) => client.opened !== null)).toEqual([true, false, false, true]);
  });

  it('of a lost path loses it, although the client gave up with a Close that nobody answered', () => {
    const files = ['capture.pcap', 'recorder.json'].map((file) =>
      readBytes(readFileSync(`tests/captures/cable-heartbeat/${file}`)),
    );
    const { connections } = incidentsOf(files)[0]!;
    const [one] = connections;
    const numbers = numbersOf(seriesFrom(connections, one!))!;
    expect(numbers.close).toMatchObject({ by: 'client', code: 4000, answered: false });
    const twin = twinOf('network-lost', numbers)!;
    const scenario = watchedTwin(twin, false, 70_000);
    const run = simulate(scenario, scenario.acts, 70_000);
    expect(run.endMs).toBeLessThanOrEqual(70_000);
    const { client } = outcome(factsOfTrace(run));
    expect({ code: client?.code, wasClean: client?.wasClean }).toEqual({ code: 1006, wasClean: false });
    // The page waited 3 s for an answer and went on beating; its close() then waited a minute.
    expect(Math.abs(client!.atMs - (one!.endedAtMs! - one!.startedAtMs!))).toBeLessThanOrEqual(withinMs);
  });

  it('has the heartbeat that was recorded', () => {
    const { numbers } = numbersOfFile('cable-heartbeat', 'capture.pcap');
    expect(Math.round(numbers.heartbeatMs / 100) * 100).toBe(1000);
    const { scenario, remedy } = twinOf('network-lost', numbers)!;
    expect(remedy).toBeNull();
    expect(simulate(scenario).events.some(({ kind }) => kind === 'gives-up')).toBe(true);
  });
});

describe('a conversation of many messages', () => {
  const talked = (count: number, everyMs: number, quietMs: number) => {
    const talk = Array.from({ length: count }, (_, i): Segment[] => [
      [500 + i * everyMs, 'client', 'PA', frameOf('client', 1, 'hello')],
      [501 + i * everyMs, 'server', 'PA', frameOf('server', 1, 'hello')],
    ]).flat();
    const endMs = talk.at(-1)![0] + quietMs;
    const end: readonly Segment[] = [
      [endMs, 'server', 'FA'],
      [endMs + 0.3, 'client', 'FA'],
    ];
    const { connections } = readBytes(pcapOf(conversation([...opening, ...talk, ...end])));
    return numbersOf(connections)!;
  };

  it('is kept alive in the simulation for as long as it was, and its link holds it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom(200, 4_000, 20_000, 55_000),
        fc.constantFrom(30_000, 60_000, 120_000),
        (count, everyMs, quietMs) => {
          const numbers = talked(count, everyMs, quietMs);
          const twin = twinOf('idle-timeout', numbers);
          if (!twin) {
            expect(numbers.isPatchy || numbers.endMs! > 1_800_000).toBe(true);
            return;
          }
          if (everyMs > quietMs) return;
          const { client } = outcome(factsOfTrace(simulate(twin.scenario, twin.scenario.acts, numbers.endMs! + 1000)));
          expect(Math.abs(client!.atMs - numbers.endMs!)).toBeLessThanOrEqual(withinMs);
          const run = defaultRun(twin.scenario.id, twin.scenario);
          const fragment = parseFragment(shortFragment(run, find));
          expect(runsOf(fragment.kind === 'ok' ? fragment.values : {}, find)).toMatchObject({ kind: 'ok' });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a remedy', () => {
  it('is a heartbeat that beats twice within the idle limit, and the connection stays open', () => {
    const { numbers } = numbersOfFile('nginx-idle-timeout', 'capture.pcap');
    const { scenario, remedy, remedied, idleMs } = twinOf('idle-timeout', numbers)!;
    expect(idleMs).toBe(3000);
    expect(remedy).toEqual({ kind: 'heartbeat', everyMs: 1000 });
    expect(outcome(factsOfTrace(simulate(scenario))).client?.code).toBe(1006);
    expect(outcome(factsOfTrace(simulate(remedied!, remedied!.acts, 60_000))).client).toBeNull();
  });

  it('is a heartbeat of 25 s where the limit is a minute', () => {
    const { numbers } = numbersOfFile('nginx-idle-timeout', 'capture.pcap');
    const longer = { ...numbers, endMs: numbers.endMs! + 57_000 };
    expect(twinOf('idle-timeout', longer)?.remedy).toEqual({ kind: 'heartbeat', everyMs: 25_000 });
  });

  it('is to reconnect where the server was stopped', () => {
    const { numbers } = numbersOfFile('server-sigkill', 'capture.pcap');
    const { remedied } = twinOf('process-killed', numbers)!;
    expect(factsOfTrace(simulate(remedied!)).attempts.at(-1)?.client.opened).not.toBeNull();
  });
});

const time = fc.double({ min: 0, max: 10_000_000, noNaN: true });
const maybe = fc.option(time, { nil: null });
const anyNumbers: fc.Arbitrary<ObservedNumbers> = fc.record({
  transport: fc.constantFrom('ws', 'wss', 'h2'),
  latencyMs: fc.option(fc.double({ min: 0, max: 5000, noNaN: true }), { nil: null }),
  openedMs: maybe,
  endMs: maybe,
  heardMs: maybe,
  sends: fc.array(fc.record({ atMs: time, by: fc.constantFrom('client', 'server') }), { maxLength: 24 }),
  isPatchy: fc.boolean(),
  heartbeatMs: fc.integer({ min: 0, max: 100_000 }),
  firstBeatMs: maybe,
  lastBeatMs: maybe,
  calledCloseMs: maybe,
  close: fc.option(
    fc.record({
      by: fc.constantFrom('client', 'server'),
      code: fc.option(fc.integer({ min: 0, max: 65_535 }), { nil: null }),
      answered: fc.boolean(),
      byScript: fc.boolean(),
    }),
    { nil: null },
  ),
  status: fc.option(fc.integer({ min: 100, max: 599 }), { nil: null }),
  waitsMs: fc.array(time, { maxLength: 6 }),
  shape: fc.constant(null),
  againAfterMs: maybe,
});

test('whatever a file says, its simulation ends, and its acts are in order', () => {
  fc.assert(
    fc.property(fc.constantFrom(...causes.map(({ id }) => id)), anyNumbers, (id, numbers) => {
      const twin = twinOf(id, numbers);
      for (const scenario of [twin?.scenario, twin?.remedied]) {
        if (!scenario) continue;
        const times = scenario.acts.map(({ atMs }) => atMs);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(simulate(scenario).endMs).toBeLessThanOrEqual(3_600_000);
      }
    }),
    { numRuns: 300 },
  );
});
