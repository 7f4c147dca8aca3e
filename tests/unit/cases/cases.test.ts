import { describe, expect, it } from 'vitest';
import { captureOf, envelopeText, truthOf } from '../../../src/components/cases/artefacts.ts';
import { type Case, cases } from '../../../src/components/cases/cases.ts';
import { languages } from '../../../src/i18n/languages.ts';
import { wordsIn } from '../../support/words.ts';

const list: readonly Case[] = cases;

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
});
