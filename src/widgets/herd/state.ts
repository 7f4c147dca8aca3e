import { HERD_DEFAULTS, type HerdConfig } from '../../core/herd/config.ts';
import { type HerdSwitches, switchesOf } from '../../core/herd/switches.ts';
import type { HerdState } from '../../core/link/herd-link.ts';
import { choose } from '../../core/peers/policy-choice.ts';

export const SLOTS = ['A', 'B', 'C', 'D'] as const;

export const initialState: HerdState = {
  ...HERD_DEFAULTS,
  batches: 10,
  gapMs: 15_000,
  rolling: [false, false, false, true],
  choices: [choose('no-jitter-30'), choose('fixed-1'), choose('full-30'), choose('first-wait')],
};

/** One config per policy. */
export const configsOf = ({ choices, rolling, ...numbers }: HerdState): readonly HerdConfig[] =>
  choices.map(({ policy }, i) => {
    const isRolling = rolling[i] === true;
    return {
      ...numbers,
      policy,
      roundTrip: HERD_DEFAULTS.roundTrip,
      batches: isRolling ? numbers.batches : 1,
      gapMs: isRolling ? numbers.gapMs : 0,
    };
  });

/** The switches that are on, but this one. */
export function withoutSwitch(on: HerdSwitches, name: keyof HerdSwitches): HerdSwitches {
  const { [name]: _, ...others } = on;
  return others;
}

/** The same run with these switches on and no others. */
export function withSwitches(state: HerdState, on: HerdSwitches): HerdState {
  const names = Object.keys(switchesOf(state));
  const plain = Object.fromEntries(Object.entries(state).filter(([name]) => !names.includes(name)));
  return { ...(plain as HerdState), ...on };
}
