import type { Policy } from '../backoff/policy.ts';
import { isPresetId, PRESET_IDS, type PresetId, preset } from './presets.ts';

/** What most people write first, and what the page of policies suggests. Permanent: links hold these names. */
export const OWN_IDS = ['first-draft', 'fixed-1', 'no-jitter-30', 'full-30', 'first-wait'] as const;
export type ChoiceId = (typeof OWN_IDS)[number] | PresetId | 'custom';
/** A policy by its name, or `custom`: one that a reader turned by hand. */
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

export const isOwnId = (text: string): text is (typeof OWN_IDS)[number] => Object.hasOwn(own, text);

export function choose(id: Exclude<ChoiceId, 'custom'>): Choice {
  return { id, policy: isOwnId(id) ? own[id] : preset(id).policy };
}

export const libraryIds = PRESET_IDS.filter((id) => preset(id).version !== '');
export const ruleIds = PRESET_IDS.filter((id) => preset(id).version === '');

/** The named policy, or undefined. */
export const choiceOf = (id: string): Choice | undefined => (isOwnId(id) || isPresetId(id) ? choose(id) : undefined);
