import { describe, expect, it } from 'vitest';
import { captureOf, envelopeText, recorderOf, truthOf } from '../../../src/components/cases/artefacts.ts';
import { type Case, cases } from '../../../src/components/cases/cases.ts';
import { incidentsOf } from '../../../src/core/capture/incident.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { outcome } from '../../../src/core/trace/outcome.ts';
import { languages } from '../../../src/i18n/languages.ts';
import { storiesOfCases } from '../../../src/scenarios/recorded-cases.ts';
import { twinOf } from '../../../src/scenarios/twin.ts';
import { listed, traced } from '../../../src/widgets/recording/in-full.ts';
import { readWhole } from '../../../src/widgets/recording/read-whole.ts';
import { wordsIn } from '../../support/words.ts';

const list: readonly Case[] = cases;

/** What the page of a case simulates beside the recording. */
function besideOf(id: string) {
  const [incident] = incidentsOf([recorderOf(id), captureOf(id)].map(readWhole));
  const [connection] = incident!.connections;
  const { numbers } = traced(incident!, connection!);
  const [first] = rank(listed(incident!, connection!).facts).filter(({ ruledOut }) => !ruledOut);
  const story = storiesOfCases[id];
  return story === null ? null : twinOf(story?.cause ?? first!.cause.id, numbers!, story?.scenario);
}

describe('a case', () => {
  it('is one of at least eight, each with an address of its own', () => {
    expect(list.length).toBeGreaterThanOrEqual(8);
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  });

  it.each(list)('shows what was recorded: $id', ({ id, envelopes }) => {
    expect(captureOf(id).length).toBeGreaterThan(500);
    for (const [envelope] of envelopes) {
      const text = envelopeText(id, envelope);
      expect(text.length, envelope).toBeGreaterThan(80);
      expect(text, envelope).not.toMatch(/Traceback|\/var\/captures|undefined/);
    }
    // What script was told is what the person who recorded it wrote down.
    const { closeEvent } = truthOf(id).truth;
    expect(envelopeText(id, 'script')).toContain(`close  code=${closeEvent!.code}`);
  });

  it.each(list)(
    'has its answer among the guesses, and envelopes that tell it: $id',
    ({ guesses, right, few, envelopes }) => {
      expect(guesses).toContain(right);
      const useful = envelopes.filter(([, worth]) => worth === 'told' || worth === 'helped');
      expect(few).toBeLessThanOrEqual(useful.length);
      expect(envelopes.some(([, worth]) => worth === 'told')).toBe(true);
    },
  );

  it.each(languages)('says of each guess why or why not, and of each envelope what it held (%s)', async (lang) => {
    const words: Readonly<Record<string, { guesses: object; held: object }>> = (await wordsIn(lang, 'cases')).list;
    for (const { id, guesses, envelopes } of list) {
      expect(Object.keys(words[id]!.guesses).sort(), id).toEqual([...guesses].sort());
      expect(Object.keys(words[id]!.held).sort(), id).toEqual(envelopes.map(([envelope]) => envelope).sort());
    }
  });

  it('holds the line that names the cause in the envelope that told it', () => {
    expect(envelopeText('every-three-seconds', 'proxy-log')).toContain('upstream timed out');
    expect(envelopeText('members-only', 'server-log')).toContain('status=401');
    expect(envelopeText('the-log-stops', 'packets')).toMatch(/<- FIN/);
    expect(envelopeText('the-log-stops', 'packets')).not.toContain('Close');
    expect(envelopeText('a-minute-too-late', 'packets').match(/again/g)).toHaveLength(9);
    expect(envelopeText('sent-but-not-told', 'packets')).toContain('<- Close 1011');
    expect(envelopeText('the-same-message', 'packets')).toContain('-> Close 1002');
    expect(envelopeText('one-ending-two-codes', 'packets')).toContain('-> Close 1001');
  });

  it.each(list)('simulates what happened, or nothing, beside its recording: $id', ({ id }) => {
    const twin = besideOf(id);
    if (id === 'sent-but-not-told') return expect(twin).toBeNull();
    const { closeEvent } = truthOf(id).truth;
    const { client } = outcome(factsOfTrace(simulate(twin!.scenario)));
    expect({ code: client?.code, wasClean: client?.wasClean }).toEqual({
      code: closeEvent!.code,
      wasClean: closeEvent!.wasClean,
    });
  });

  it('of a page in the back/forward cache leaves it and returns four seconds later, when the recording ends', () => {
    const { acts } = besideOf('one-ending-two-codes')!.scenario;
    const at = (kind: string): number => acts.find((act) => act.kind === kind)!.atMs;
    expect(acts.map(({ kind }) => kind)).toEqual([
      'client-send',
      'server-send',
      'page-navigate',
      'server-send',
      'page-return',
    ]);
    expect(at('page-return') - at('page-navigate')).toBe(4_000);
    expect(Math.abs(at('page-return') - 5_177)).toBeLessThanOrEqual(1);
  });

  it('has a story of its own only if it exists', () => {
    const ids: readonly string[] = list.map(({ id }) => id);
    expect(Object.keys(storiesOfCases).filter((id) => !ids.includes(id))).toEqual([]);
  });
});
