import { render } from 'preact';
import { loadWords, pageLanguage } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import { addStyles } from '../add-styles.ts';
import { format } from '../format.ts';
import { Guess } from './Guess.tsx';
import styles from './guess.css?inline';
import { settleGuess } from './settle-guess.ts';

/** The question is above it already; the causes below show their times once the guess is made. */
const own =
  '@layer page{.guess-open .guess{padding-inline:0}.guess-open .guess-question{display:none}' +
  '.guess-open[open]:has(.guess):not(:has(:checked))~.why .wait{visibility:hidden}}';

/** Puts the scale to guess on into a question that a page holds with its answer as text (GuessCause.astro). */
export async function ask(question: HTMLElement): Promise<void> {
  const lang = pageLanguage();
  const words = await loadWords(import.meta.glob<Words['guess']>('../../i18n/*/guess.ts', { import: 'guess' }), lang);
  const text = question.querySelector('summary')?.textContent ?? '';
  const answer = question.querySelector('p > span')?.textContent ?? '';
  for (const css of [styles, own]) addStyles(css);
  const host = document.createElement('div');
  question.querySelector('p')?.replaceWith(host);
  const truthMs = Number(question.dataset['ms']);
  render(
    <Guess
      name="guess"
      words={words}
      format={format(lang)}
      question={text}
      given=""
      truthMs={truthMs}
      answer={answer}
      fromMs={10}
    />,
    host,
  );
  const guess = host.querySelector('.guess');
  if (guess) settleGuess(guess);
}
