import { describe, expect, it } from 'vitest';
import { allSigns, choices, type Facts } from '../../../../src/core/diagnose/facts.ts';
import { rank } from '../../../../src/core/diagnose/rank.ts';
import { recognise } from '../../../../src/core/diagnose/recognise.ts';
import type { Lang } from '../../../../src/i18n/languages.ts';
import { wordsOf } from '../../../../src/i18n/words.ts';
import { againstOf, quoteOf, reasonsOf } from '../../../../src/widgets/diagnose/reasons.ts';
import { causeWords, type DiagnoseWords } from '../../../../src/widgets/diagnose/words.ts';
import { workedCases } from '../../diagnose/worked-cases.ts';

const wordsIn = (lang: Lang): DiagnoseWords => ({
  lang,
  page: wordsOf(lang, 'diagnose/page'),
  causes: wordsOf(lang, 'diagnose/causes'),
  reasons: wordsOf(lang, 'diagnose/reasons'),
});
const [en, ja] = [wordsIn('en'), wordsIn('ja')];

const textsOf = (facts: Facts, id: string, words = en) => {
  const ranked = rank(facts).find(({ cause }) => cause.id === id);
  return reasonsOf(ranked!, facts, words, {}).map(({ kind, text }) => `${kind}: ${text}`);
};

describe('the reason for a rank, in words', () => {
  it('names the timers that fit, and only those that can stand there', () => {
    const facts: Facts = { code: 1006, phase: 'opened', seconds: [60.1, 60.08], rhythm: 'exact' };
    expect(textsOf(facts, 'idle-timeout')).toContain(
      'fits: 60.1 s: the timer of nginx, ingress-nginx, Apache httpd, AWS ALB',
    );
    expect(textsOf({ ...facts, via: 'alb' }, 'idle-timeout')).toContain('fits: 60.1 s: the timer of AWS ALB');
    expect(textsOf(facts, 'idle-timeout')).toContain('open: Traffic: unknown');
    expect(textsOf(facts, 'process-killed')).toContain('against: Always equally long: only a timer is this regular');
  });

  it('says what rules a cause out', () => {
    const facts: Facts = { code: 1001 };
    const ranked = rank(facts).find(({ cause }) => cause.id === 'idle-timeout');
    expect(againstOf(ranked!, facts, en, {})).toBe('A Close frame carried 1001');
  });

  it('quotes the text, and in a link what the text must have said', () => {
    expect(quoteOf('transport-close', { 'transport-close': 'Transport Close' })).toBe('Transport Close');
    expect(quoteOf('transport-close', {})).toBe('transport close');
    for (const sign of allSigns) expect(quoteOf(sign, {}), sign).not.toBe('');
  });

  it.each([en, ja])('has words for every cause of every worked case, with no blank left', (words) => {
    for (const { pasted, answers } of workedCases) {
      const { facts, quotes } = recognise(pasted);
      const all = { ...facts, ...answers };
      for (const ranked of rank(all))
        for (const { text } of reasonsOf(ranked, all, words, quotes)) expect(text).toMatch(/^[^{}]+$/);
    }
  });
});

describe('a library that reports the end itself', () => {
  const facts: Facts = { code: 1006, phase: 'closing', seconds: [60.2], library: 'ws' };

  it('has waited for its own answer, not for that of a browser', () => {
    expect(textsOf(facts, 'close-unanswered').join()).not.toContain('Chromium');
    expect(textsOf({ ...facts, seconds: [30.1] }, 'close-unanswered')).toContain('fits: 30.1 s: the timer of ws');
    const { library: _, ...unknown } = facts;
    expect(textsOf(unknown, 'close-unanswered').join()).toContain('Chromium');
  });

  it('is named with its own wait, in both languages', () => {
    const gistOf = (known: Facts, words: DiagnoseWords) => causeWords(words, 'close-unanswered', known).gist;
    expect(gistOf(facts, en)).toBe(
      'close() waits for the other end’s Close frame, in ws for 30 s. After that the code is 1006.',
    );
    expect(gistOf(facts, ja)).toContain('wsは30秒待ち');
    expect(gistOf({}, en)).toBe(en.causes['close-unanswered'].gist);
  });

  it.each([en, ja])('is told nothing of a browser’s timer where the network path broke', (words) => {
    const gistOf = (known: Facts, words: DiagnoseWords) => causeWords(words, 'network-lost', known).gist;
    expect(gistOf(facts, words)).toContain('ws');
    expect(gistOf(facts, words)).not.toMatch(/Chromium|Linux/);
    expect(gistOf({}, words)).toContain('Chromium');
  });

  it.each([en, ja])('is told nothing of a browser’s sockets where the computer slept', (words) => {
    const { gist, fix } = causeWords(words, 'sleep', facts);
    expect(gist).toContain('ws');
    expect(gist).not.toMatch(/Chromium|browser|ブラウザ/);
    expect(fix).not.toBe(words.causes.sleep.fix);
    expect(causeWords(words, 'sleep').gist).toContain('Chromium');
  });

  it.each([en, ja])('has words of its own without a blank, whatever the cause and the library', (words) => {
    for (const { cause } of rank({}))
      for (const library of choices.library)
        expect(JSON.stringify(causeWords(words, cause.id, { library }))).not.toMatch(/\{(library|n)\}/);
  });
});
