import { type ChoiceId, isOwnId } from '../../core/peers/policy-choice.ts';
import { preset } from '../../core/peers/presets.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';

export function nameOf(id: ChoiceId, words: BackoffStrings): string {
  if (isOwnId(id)) return words.own[id];
  if (id === 'custom') return words.custom;
  const { name, version } = preset(id);
  return version ? `${name} ${version}` : name;
}
