import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { fuzz, fuzzRuns, isLong } from '../../support/fuzz-runs.ts';

/** What an input asked of the machine, counted: the same on every machine. */
export type Work<Kind extends string> = { readonly [one in Kind]?: number };

/** A reader of what strangers send. */
export type Parser<Input, Kind extends string> = {
  /** Sound inputs, nearly sound ones, and noise. */
  readonly inputs: fc.Arbitrary<Input>;
  /** Reads an input as the site does, up to what a page would show. May not throw. Gives the work that it was. */
  readonly read: (input: Input) => Work<Kind>;
  /** What no input may exceed. */
  readonly most: Readonly<Record<Kind, number>>;
  /** Processor time that one may take; ms. Held in `npm run fuzz` only, since it says how busy a machine is as well. */
  readonly mostMs?: number;
  /** How many inputs `npm test` gives, where one costs much. */
  readonly few?: number;
};

/** A page that answers within this is not felt to stop; ms of processor. */
const usualMs = 100;

/** Processor time of this thread, so that other work of the machine does not count; ms. */
function timed(run: () => void): number {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

/** The best of some times: what it costs, without a collection of garbage that happened to fall into it; ms. */
const bestOf = (times: number, run: () => void): number => Math.min(...Array.from({ length: times }, () => timed(run)));

/** What the work below costs when the machine whose times stand in the README is quiet; ms. */
const quietReferenceMs = 18.5;
function reference(): void {
  const rows = Array.from({ length: 30_000 }, (_, i) => ({ at: (i * 7_919) % 30_011, key: `k${i}` }));
  rows.sort((a, b) => a.at - b.at);
  new Map(rows.map(({ key, at }) => [key, at]));
}

/** What it costs on a quiet machine: a core and caches that others share do less in the same time; ms. */
const quietMs = (run: () => void): number => bestOf(10, run) / Math.max(1, bestOf(10, reference) / quietReferenceMs);

/** A test that a parser keeps within its bounds whatever it is given: 500 inputs in `npm test`, 20,000 in the long run. */
export function readsWithinBounds<Input, Kind extends string>(
  name: string,
  { inputs, read, most, mostMs = usualMs, few = fuzzRuns }: Parser<Input, Kind>,
): void {
  const numRuns = isLong ? fuzzRuns : few;
  const kinds = Object.keys(most) as Kind[];
  const seen = new Map<Kind, number>();
  const slowest = { ms: 0, input: '' };

  const weigh = (input: Input, firstMs: number): void => {
    if (firstMs <= slowest.ms) return;
    const ms = firstMs > mostMs / 2 ? quietMs(() => read(input)) : firstMs;
    if (ms > slowest.ms) Object.assign(slowest, { ms, input: fc.stringify(input) });
    expect(ms, 'ms of processor').toBeLessThanOrEqual(mostMs);
  };

  test(`${name} are read within their bounds, whatever they hold`, () => {
    fc.assert(
      fc.property(inputs, (input) => {
        let work: Work<Kind> = {};
        const firstMs = timed(() => {
          work = read(input);
        });
        for (const kind of kinds) seen.set(kind, Math.max(seen.get(kind) ?? 0, work[kind] ?? 0));
        expect(kinds.filter((kind) => !((work[kind] ?? 0) <= most[kind])).map((kind) => [kind, work[kind]])).toEqual(
          [],
        );
        if (isLong) weigh(input, firstMs);
      }),
      { ...fuzz, numRuns, endOnFailure: isLong },
    );
  });

  afterAll(() => {
    if (!isLong) return;
    const counts = [...seen].map(([kind, count]) => `${count} ${kind}`);
    console.log(`${name}: ${numRuns} inputs; at most ${[...counts, `${slowest.ms.toFixed(1)} ms`].join(', ')}`);
    console.log(`  slowest: ${slowest.input.slice(0, 300)}`);
  });
}

/** One step of damage: at a share of the length, how much is cut out, and what is put there. */
type Change<Part> = { readonly at: number; readonly cut: number; readonly put: Part };

const changesOf = <Part>(put: fc.Arbitrary<Part>, cutMax: number): fc.Arbitrary<readonly Change<Part>[]> =>
  fc.array(
    fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), cut: fc.nat({ max: cutMax }), put }),
    { minLength: 1, maxLength: 6 },
  );

/** Texts of a kind, and texts near them: characters changed, cut out, or parts of the grammar between them. */
export function near(sound: fc.Arbitrary<string>, parts: readonly string[]): fc.Arbitrary<string> {
  const part = fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'binary', maxLength: 3 }));
  const changed = fc.tuple(sound, changesOf(part, 6)).map(([text, changes]) =>
    changes.reduce((now, { at, cut, put }) => {
      const i = Math.floor(at * now.length);
      return now.slice(0, i) + put + now.slice(i + cut);
    }, text),
  );
  const soup = fc.array(part).map((all) => all.join(''));
  return fc.oneof({ weight: 6, arbitrary: sound }, { weight: 3, arbitrary: changed }, { weight: 1, arbitrary: soup });
}

/** Bytes of a file, damaged: some changed, pieces cut out, doubled or put in, or the file broken off. */
export function damaged(sound: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  const put = fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc.constantFrom(
      Uint8Array.of(0, 0, 0, 0),
      Uint8Array.of(255, 255, 255, 255),
      Uint8Array.of(127, 255, 255, 255),
      Uint8Array.of(0, 0, 0, 128),
    ),
  );
  const brokenOff = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 4 });
  return fc.tuple(sound, changesOf(put, 40), brokenOff).map(([bytes, changes, end]) => {
    const made = changes.reduce<Uint8Array>((now, change) => {
      const i = Math.floor(change.at * now.length);
      return Buffer.concat([now.subarray(0, i), change.put, now.subarray(i + change.cut)]);
    }, bytes);
    return made.subarray(0, end === null ? made.length : Math.floor(end * made.length));
  });
}

/** Values that no sound JSON file has at that place. */
const oddities = [
  'null',
  'true',
  '""',
  '[]',
  '{}',
  '-1',
  '0.5',
  '1e308',
  '-1e308',
  '1e309',
  '"1e400"',
  '"NaN"',
  '9007199254740993',
  '"__proto__"',
  '{"__proto__":{"code":1006}}',
  '[[[[[[[[]]]]]]]]',
  `"${'\\u001b[2J\\u202e'.repeat(20)}"`,
  `"${'a'.repeat(5_000)}"`,
];

const oddKeys = ['"__proto__"', '"constructor"', '"toString"', '""'];
const valueInJson = /(?<=[:[,]\s*)(?:"(?:[^"\\]|\\.)*"|-?[\d.]+|true|false|null)(?=\s*[,\]}])/g;
const keyInJson = /"(?:[^"\\]|\\.)*"(?=\s*:)/g;

/** A JSON file with some values replaced by odd ones, or with keys that mean something to JavaScript. */
export function oddJson(sound: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  const change = fc.oneof(
    { weight: 9, arbitrary: fc.tuple(fc.constant(valueInJson), at, fc.constantFrom(...oddities)) },
    { weight: 1, arbitrary: fc.tuple(fc.constant(keyInJson), at, fc.constantFrom(...oddKeys)) },
  );
  return fc.tuple(sound, fc.array(change, { minLength: 1, maxLength: 8 })).map(([text, changes]) =>
    changes.reduce((now, [pattern, share, put]) => {
      const places = [...now.matchAll(pattern)];
      const place = places[Math.floor(share * places.length)];
      return place ? now.slice(0, place.index) + put + now.slice(place.index + place[0].length) : now;
    }, text),
  );
}
