import type { Policy } from '../core/backoff/policy.ts';
import { PRESETS, type PresetId } from '../core/peers/presets.ts';

/** The policies alone: names, versions and sources stay with the site. */
export const presetPolicies: readonly (readonly [id: PresetId, policy: Policy])[] = PRESETS.map(({ id, policy }) => [
  id,
  policy,
]);
