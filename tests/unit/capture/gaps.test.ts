import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captureBounds, type ObservedConnection, type Recording } from '../../../src/core/capture/observed.ts';
import { toTrace } from '../../../src/core/capture/to-trace.ts';
import { seriesFrom } from '../../../src/core/capture/waits.ts';
import { factsOfConnection } from '../../../src/core/diagnose/facts-of-connection.ts';
import { isEndMissed } from '../../../src/core/diagnose/is-end-missed.ts';
import { openingOf, openSinceMs } from '../../../src/core/diagnose/opening.ts';
import { layOut } from '../../../src/core/timeline/lay-out.ts';
import { readTrace } from '../../../src/core/timeline/read-trace.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { languages } from '../../../src/i18n/languages.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import { format } from '../../../src/ui/format.ts';
import { findingsOf } from '../../../src/widgets/recording/findings.ts';
import { closeOf, conversation, frameOf, opening, pcapOf, type Segment } from '../../support/packet-files.ts';
import { readBytes } from '../../support/recordings.ts';

const [lang] = languages;
const labels = wordsOf(lang!, 'timeline');
const written = format(lang!);

const tracedOf = ({ connections, endMs }: Recording) => {
  const one = connections[0]!;
  return {
    one,
    ...toTrace(seriesFrom(connections, one), endMs, {
      codeOf: (each) => factsOfConnection(each).code,
      openingOf,
      openSinceMs,
    }),
  };
};
type Traced = ReturnType<typeof tracedOf>;

/** The moments, ms from the start, at which something happened and the picture shows an end that is open and silent. */
function shownAsSilence({ trace, observation }: Traced, happenedMs: readonly number[]): readonly number[] {
  const facts = factsOfTrace(trace);
  const { bands, unseen } = readTrace(facts, trace.endMs + 1000, observation);
  const shown = new Set(trace.events.map(({ atMs }) => Math.round(atMs)));
  const isWithin = (ms: number, fromMs: number, toMs: number) => fromMs - 0.5 <= ms && ms <= toMs + 0.5;
  return happenedMs.filter((ms) => {
    if (shown.has(Math.round(ms))) return false;
    const isSlatted = unseen.some(({ fromMs, toMs }) => isWithin(ms, fromMs, toMs));
    // On the edge of a stretch its neighbour may begin.
    const isClaimed = bands.some(
      ({ kind, fromMs, toMs }) => kind === 'open' && fromMs + 0.5 < ms && ms < toMs - 0.5 && !isSlatted,
    );
    return !isSlatted || isClaimed;
  });
}

const startMs = Date.parse('2026-11-27T10:00:00Z');

function harOf(timesMs: readonly number[]): Recording {
  const entry = {
    request: { url: 'wss://a.test/' },
    response: { status: 101 },
    startedDateTime: new Date(startMs).toISOString(),
    _webSocketMessages: timesMs.map((ms) => ({ type: 'receive', time: (startMs + ms) / 1000, data: 'x' })),
  };
  return readBytes(Buffer.from(JSON.stringify({ log: { entries: [entry] } })));
}

function recorderOf(timesMs: readonly number[]): Recording {
  const events = [
    { at: startMs, type: 'constructor', socket: 1, url: 'wss://a.test/' },
    { at: startMs, type: 'open', socket: 1 },
    ...timesMs.map((ms) => ({ at: startMs + ms, type: 'message', socket: 1, bytes: 1 })),
  ];
  return readBytes(Buffer.from(JSON.stringify({ recorder: 'x', events })));
}

/** Times of many messages: bursts and pauses. */
const manyTimes = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom(1, 40, 2_000)), { minLength: 1, maxLength: 8 })
  .map((bursts) => {
    let ms = 0;
    return bursts.flatMap(([count, everyMs]) =>
      Array.from({ length: count }, () => {
        ms += everyMs;
        return ms;
      }),
    );
  });

describe('of a long connection', () => {
  it('no message that is left out is drawn as silence, whatever its length', () => {
    fc.assert(
      fc.property(manyTimes, fc.constantFrom(harOf, recorderOf), (timesMs, write) => {
        const traced = tracedOf(write(timesMs));
        expect(shownAsSilence(traced, timesMs)).toEqual([]);
        const isLong = timesMs.length + 2 > captureBounds.eventsPerConnection;
        expect(traced.one.gaps.map(({ why }) => why)).toEqual(isLong ? ['bound'] : []);
      }),
    );
  });

  it('the stretch is drawn in slats across both ends, named, and told in a sentence', () => {
    const traced = tracedOf(harOf(Array.from({ length: 20_000 }, (_, i) => i * 100)));
    const run = factsOfTrace(traced.trace);
    for (const mode of ['wide', 'narrow'] as const) {
      const { panes } = layOut([{ id: 'a', facts: run, observation: traced.observation }], {
        mode,
        labels,
        format: written,
      });
      expect(panes[0]!.shapes.some(({ mark }) => mark === 'unseen')).toBe(true);
      expect(JSON.stringify(panes[0]!.words)).toContain(labels.unseen);
    }
    const facts = factsOfConnection(traced.one);
    const listed = {
      ...traced.one,
      facts,
      opening: 'opened' as const,
      openSinceMs: traced.one.openedAtMs,
      isEndTold: false,
      refused: false,
      unanswered: false,
      alert: null,
      lastMessageAtMs: null,
      leftAtMs: null,
      files: [0],
    };
    const told = findingsOf(listed, [listed], run, traced, wordsOf(lang!, 'diagnose/recording'), written);
    expect(told.map(({ number, text }) => `${number} ${text}`)).toEqual([
      '1 Left out: 49.9 s – 1950.2 s. Of a long connection only the first and the last events are kept.',
    ]);
  });
});

/** A conversation of messages, and which of its packets nobody captured. */
const messages = fc.array(
  fc.record({
    by: fc.constantFrom('client' as const, 'server' as const),
    afterMs: fc.integer({ min: 5, max: 30_000 }),
    isMissed: fc.boolean(),
  }),
  { minLength: 1, maxLength: 40 },
);

function captured(
  said: readonly { readonly by: 'client' | 'server'; readonly afterMs: number; readonly isMissed: boolean }[],
) {
  let ms = 100;
  const talk = said.map(({ by, afterMs, isMissed }, i) => {
    ms += afterMs;
    return { ms, isMissed, segment: [ms, by, 'PA', frameOf(by, 1, `message ${i}`)] as Segment };
  });
  const end: readonly Segment[] = [
    [ms + 60_000, 'server', 'FA'],
    [ms + 60_001, 'client', 'FA'],
  ];
  const segments = [...opening, ...talk.map(({ segment }) => segment), ...end];
  const packets = conversation(segments).filter((_, i) => !talk[i - opening.length]?.isMissed);
  return { recording: readBytes(pcapOf(packets)), timesMs: talk.map((one) => one.ms), talk };
}

describe('of packets that the recorder missed', () => {
  it('no message is drawn as silence, whichever are missing', () => {
    fc.assert(
      fc.property(messages, (said) => {
        const { recording, timesMs, talk } = captured(said);
        const traced = tracedOf(recording);
        expect(shownAsSilence(traced, timesMs)).toEqual([]);
        expect(traced.one.gaps.length > 0).toBe(talk.some(({ isMissed }) => isMissed));
      }),
    );
  });

  const missedLast: readonly { by: 'client' | 'server'; afterMs: number; isMissed: boolean }[] = [
    { by: 'client', afterMs: 1_000, isMissed: false },
    { by: 'server', afterMs: 30_000, isMissed: true },
  ];

  it('a quiet end is not claimed, nor that there was no Close', () => {
    const { one } = tracedOf(captured(missedLast).recording);
    expect(isEndMissed(one)).toBe(true);
    const { code, traffic, signs } = factsOfConnection(one);
    expect({ code, traffic, signs }).toEqual({ code: undefined, traffic: undefined, signs: [] });
    const known = tracedOf(captured(missedLast.map((each) => ({ ...each, isMissed: false }))).recording);
    expect(isEndMissed(known.one)).toBe(false);
    expect(factsOfConnection(known.one)).toMatchObject({ code: 1006, traffic: 'quiet' });
  });

  it('what is sent again, comes late or is acknowledged first is not missing', () => {
    const text = frameOf('server', 1, 'hello');
    const segments: readonly Segment[] = [
      ...opening,
      [100, 'server', 'PA', text],
      [100.1, 'server', 'PA', text],
      [100.2, 'client', 'A'],
      [200, 'server', 'PA', closeOf('server', 1001)],
      [200.2, 'client', 'PA', closeOf('client', 1001)],
      [201, 'server', 'FA'],
      [201.2, 'client', 'FA'],
    ];
    const packets = conversation(segments);
    const late = packets.toSpliced(5, 3, packets[7]!, packets[6]!, packets[5]!);
    for (const some of [packets, late, packets.toSpliced(6, 0, packets[5]!)]) {
      const one: ObservedConnection = tracedOf(readBytes(pcapOf(some))).one;
      expect(one.gaps).toEqual([]);
      expect(one.close.map(({ code }) => code)).toEqual([1001, 1001]);
    }
  });
});
