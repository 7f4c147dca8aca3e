/** `close-codes/policy`: reconnect policies as pure functions, with the defaults of libraries and published rules. */
import type { Policy } from '../core/backoff/policy.ts';
import type { PresetId } from '../core/peers/presets.ts';
import { presetPolicies } from './preset-policies.derived.ts';

export {
  afterAttempt,
  type Decision,
  type Drawn,
  decide,
  drawDelay,
  forgiven,
  type Growth,
  type Jitter,
  type Policy,
  policyOf,
  type Random,
  type Range,
  type Reset,
  startWaiting,
  type Waiting,
} from '../core/backoff/policy.ts';
export { type Textbook, textbookPolicy } from '../core/backoff/textbook.ts';
export type { PresetId };

/** The ids of all presets: libraries first, published rules last. */
export const presetIds: readonly PresetId[] = presetPolicies.map(([id]) => id);

/** The policy that a library has by default, or that a rule asks for. Throws a RangeError for an unknown id. */
export function policy(id: PresetId): Policy {
  const found = presetPolicies.find(([one]) => one === id);
  if (!found) throw new RangeError(`There is no policy “${id}”. Policies: ${presetIds.join(', ')}.`);
  return found[1];
}
