import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { keep } from './words.ts';

type Props = { hints: readonly string[]; shown: number; words: OnboardingWords; onMore: () => void };

/** Hints one after the other. The button goes with the last one; the focus then stays with what it has opened. */
export function Hints({ hints, shown, words, onMore }: Props): JSX.Element {
  const last = useRef<HTMLParagraphElement>(null);
  const all = shown === hints.length;
  useLayoutEffect(() => {
    if (all) last.current?.focus();
  }, [all]);
  return (
    <div class="ob-hints">
      {hints.slice(0, shown).map((hint, index) => (
        <p key={hint} {...(index === shown - 1 ? { ref: last, tabIndex: -1 } : {})}>
          <b>{fill(words.hint, { n: index + 1, all: hints.length })}</b> {keep(hint)}
        </p>
      ))}
      {!all && (
        <button type="button" class="button" onClick={onMore}>
          {fill(words.hint, { n: shown + 1, all: hints.length })}
        </button>
      )}
    </div>
  );
}
