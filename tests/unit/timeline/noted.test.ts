import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentsOf } from '../../../src/core/capture/incident.ts';
import { layOut } from '../../../src/core/timeline/lay-out.ts';
import { drawing } from '../../../src/core/timeline/marks/noted.ts';
import type { Pane } from '../../../src/core/timeline/picture.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { languages } from '../../../src/i18n/languages.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import { format } from '../../../src/ui/format.ts';
import { notesInWords, notesOf } from '../../../src/widgets/recording/finding.ts';
import { findingsOf } from '../../../src/widgets/recording/findings.ts';
import { listed, traced } from '../../../src/widgets/recording/in-full.ts';
import { bytesOf, cases, readBytes } from '../../support/recordings.ts';
import { boxesOf, outside, overlapping, struckThrough } from './measure.ts';

/** The pictures of every connection in some files of one incident, with the facts that stand beside them. */
function picturesOf(files: readonly Uint8Array[], lang: (typeof languages)[number]) {
  const [incident] = incidentsOf(files.map((file) => readBytes(file)));
  const { connections = [] } = incident ?? {};
  const all = connections.map((one) => listed(incident!, one));
  return connections.flatMap((connection, i) => {
    const { observed } = traced(incident!, connection);
    const run = factsOfTrace(observed.trace);
    const [strings, written] = [wordsOf(lang, 'diagnose/recording'), format(lang)];
    const findings = findingsOf(all[i]!, all, run, observed, strings, written);
    const line = {
      id: 'a' as const,
      facts: run,
      observation: observed.observation,
      server: strings.otherEnd,
      noted: { notes: notesOf(findings), drawing },
      said: notesInWords(findings, strings, written),
      behind: strings.behind.name,
    };
    return (['wide', 'narrow'] as const).map((mode) => {
      const { panes } = layOut([line], { mode, labels: wordsOf(lang, 'timeline'), format: written });
      return { mode, findings, pane: panes[0]! };
    });
  });
}

/** The numbers on discs, in order. */
const numbersIn = ({ words }: Pane): readonly number[] =>
  words.flatMap(({ ink, text }) => (ink === 'note' ? [Number(text)] : [])).sort((a, b) => a - b);

/** Words that a disc covers, other than its own number. */
function covered(pane: Pane): readonly string[] {
  const { d = '' } = pane.shapes.find(({ mark }) => mark === 'noted') ?? {};
  const texts = boxesOf(pane);
  return [...d.matchAll(/M(-?\d+) (-?\d+)a9 9/g)].flatMap(([, left, middle]) => {
    const [x0, y0, x1, y1] = [Number(left), Number(middle) - 9, Number(left) + 18, Number(middle) + 9];
    const isOn = ([left, top, right, bottom]: (typeof texts)[number]['box']): boolean =>
      left < x1 && x0 < right && top < y1 && y0 < bottom;
    return texts.filter(({ text, box }) => isOn(box) && !/^\d$/.test(text)).map(({ text }) => text);
  });
}

const files = [
  ...cases.flatMap(({ id, files }) => files.map((file) => [id, file] as const)),
  ...['merged-client-and-server.pcapng', 'netlog-cut-mid-event.json.gz', 'cut-mid-packet.pcap', 'vlan.pcap'].map(
    (file) => ['formats', file] as const,
  ),
];

const damaged = fc
  .tuple(fc.constantFrom(...files), fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 30 }))
  .map(([[id, file], edits]) => {
    const bytes = Uint8Array.from(bytesOf(id, file));
    // Behind the head by which a capture is known.
    for (const [at, value] of edits) bytes[24 + (at % Math.max(1, bytes.length - 24))] = value;
    return bytes;
  });

it('the facts of a damaged recording have no length below nothing, and each its number', () => {
  fc.assert(
    fc.property(damaged, (bytes) => {
      for (const { findings, pane } of picturesOf([bytes], 'en')) {
        for (const { text, span } of findings) {
          expect(text).not.toMatch(/NaN|undefined|null|[{}]/);
          if (span) expect(span.toMs).toBeGreaterThanOrEqual(span.fromMs);
        }
        expect(numbersIn(pane)).toEqual(findings.flatMap(({ number }) => number ?? []));
      }
    }),
    { numRuns: 60 },
  );
});

describe.each(languages)('the facts of a recording, in %s', (lang) => {
  it.each(files)('of %s/%s each have their number in the picture once, clear of all words', (id, file) => {
    for (const { mode, findings, pane } of picturesOf([bytesOf(id, file)], lang)) {
      const numbers = findings.flatMap(({ number }) => number ?? []);
      expect({ mode, numbers: numbersIn(pane) }).toEqual({ mode, numbers });
      expect([mode, ...covered(pane), ...overlapping(pane), ...outside(pane), ...struckThrough(pane)]).toEqual([mode]);
      for (const number of numbers) expect(pane.summary).toContain(String(number));
    }
  });

  it('of an idle connection are its length, its quiet stretch on a line, and how it ended, from which 1006 follows', () => {
    const [wide, narrow] = picturesOf([bytesOf('nginx-idle-timeout', 'capture.pcap')], lang);
    const strings = wordsOf(lang, 'diagnose/recording');
    expect(wide!.findings.map(({ kind }) => kind)).toEqual(['open', 'quiet', 'end']);
    for (const { pane } of [wide!, narrow!]) expect(pane.shapes.map(({ mark }) => mark)).toContain('noted-line');
    const said = JSON.stringify([wide!.pane.words, wide!.pane.over]);
    expect(said).toContain(strings.notes.quiet.replace('{n}', format(lang).time(2922)));
    const follows = strings.notes.concluded.map((text) => text.replace('{number}', '3'));
    expect(follows.some((text) => said.includes(text))).toBe(true);
    expect(JSON.stringify(narrow!.pane.words)).toContain(strings.notes.quietBelow);
  });

  it('of what is behind the other end are none: its lane is slats', () => {
    const [wide, narrow] = picturesOf([bytesOf('nginx-idle-timeout', 'capture.pcap')], lang);
    const { behind } = wordsOf(lang, 'diagnose/recording');
    expect(wide!.pane.words.map(({ text }) => text)).toContain(behind.name);
    expect(wide!.pane.words.map(({ text }) => text)).toContain(wordsOf(lang, 'timeline').unseen);
    expect(narrow!.pane.words.map(({ text }) => text)).not.toContain(behind.name);
  });
});
