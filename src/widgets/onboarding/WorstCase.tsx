import type { JSX } from 'preact';
import type { Choices } from '../../core/learn/task.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { useFormat } from '../../ui/use-format.ts';
import { optionText } from './words.ts';

const WIDTH = 300;

/** Interval and deadline as two bars whose length is their time. */
export function WorstCase({ choices, words }: { choices: Choices; words: OnboardingWords }): JSX.Element | null {
  const format = useFormat();
  const { heartbeatMs: beat, heartbeatTimeoutMs: deadline } = choices;
  if (typeof beat !== 'number' || typeof deadline !== 'number' || deadline === 0) return null;
  const until = Math.round((WIDTH * beat) / (beat + deadline));
  return (
    <svg class="ob-worst" viewBox={`0 0 ${WIDTH + 2} 44`} aria-hidden="true">
      <rect class="beat" x="1" y="4" width={until - 2} height="14" rx="3" />
      <rect class="deadline" x={until + 1} y="4" width={WIDTH - until} height="14" rx="3" />
      <text x="1" y="37">
        {words.dials.heartbeatMs} {optionText('heartbeatMs', beat, words, format)}
      </text>
      <text x={WIDTH + 1} y="37" class="end">
        {words.dials.heartbeatTimeoutMs} {optionText('heartbeatTimeoutMs', deadline, words, format)}
      </text>
    </svg>
  );
}
