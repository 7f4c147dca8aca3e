import { checkPolicy } from '../../core/backoff/check-policy.ts';
import type { Policy } from '../../core/backoff/policy.ts';
import { isPresetId, PRESET_IDS, type PresetId, preset } from '../../core/backoff/presets.ts';
import { policyCodec } from '../../core/link/policy-link.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';

/** What most people write first, what this page suggests, and a policy the reader turned by hand. */
export const OWN_IDS = ['first-draft', 'fixed-1', 'no-jitter-30', 'full-30', 'first-wait'] as const;
export type ChoiceId = (typeof OWN_IDS)[number] | PresetId | 'custom';
export type Choice = { readonly id: ChoiceId; readonly policy: Policy };

const firstDraft: Policy = {
  growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
  jitter: { kind: 'none' },
  capMs: null,
  capOrder: 'before-jitter',
  attemptsMax: 0,
  reset: { kind: 'open' },
};

/** Full jitter below a cap of 30 s, forgiven after 10 s of being open. */
export const full30: Policy = {
  ...firstDraft,
  jitter: { kind: 'full' },
  capMs: 30_000,
  reset: { kind: 'stable', afterMs: 10_000 },
};

const own: Record<(typeof OWN_IDS)[number], Policy> = {
  'first-draft': firstDraft,
  'fixed-1': { ...firstDraft, growth: { kind: 'fixed', baseMs: 1_000 } },
  'no-jitter-30': { ...full30, jitter: { kind: 'none' } },
  'full-30': full30,
  'first-wait': { ...full30, first: [{ minMs: 0, maxMs: 5_000 }] },
};

const isOwnId = (text: string): text is (typeof OWN_IDS)[number] => Object.hasOwn(own, text);

export function choose(id: Exclude<ChoiceId, 'custom'>): Choice {
  return { id, policy: isOwnId(id) ? own[id] : preset(id).policy };
}

export const libraryIds = PRESET_IDS.filter((id) => preset(id).version !== '');
export const ruleIds = PRESET_IDS.filter((id) => preset(id).version === '');

export function nameOf(id: ChoiceId, words: BackoffStrings): string {
  if (isOwnId(id)) return words.own[id];
  if (id === 'custom') return words.custom;
  const { name, version } = preset(id);
  return version ? `${name} ${version}` : name;
}

/** The choice as it stands in a link: an id, or the policy itself. */
export const formatChoice = ({ id, policy }: Choice): string => (id === 'custom' ? policyCodec.format(policy) : id);

/** Null for text that is neither an id nor a sound policy. */
export function parseChoice(text: string): Choice | null {
  if (isOwnId(text) || isPresetId(text)) return choose(text);
  const policy = policyCodec.parse(text);
  return policy && checkPolicy(policy).length === 0 ? { id: 'custom', policy } : null;
}
