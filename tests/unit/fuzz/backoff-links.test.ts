import fc from 'fast-check';
import { attemptTimes, STEPS_MAX } from '../../../src/core/backoff/schedule.ts';
import {
  type BackoffState,
  backoffLink,
  backoffSeedMax,
  delayingBrowsers,
} from '../../../src/core/link/backoff-link.ts';
import { openLink, writeLink } from '../../../src/core/link/keys.ts';
import { policyCodec } from '../../../src/core/link/policy-link.ts';
import { tellStory } from '../../../src/widgets/backoff-chart/story.ts';
import { anyPolicy } from '../link/arbitrary.ts';
import { near, readsWithinBounds } from './parser.ts';

const choice = anyPolicy.map((policy) => ({ id: 'custom', policy }) as const);
const state: fc.Arbitrary<BackoffState> = fc.record({
  choices: fc.tuple(choice, choice),
  seed: fc.nat(backoffSeedMax),
  outageS: fc.integer({ min: 5, max: 120 }),
  browser: fc.constantFrom(...delayingBrowsers),
});
const link = state.map((one) => writeLink('', backoffLink, one)).filter((text) => text !== null);

// Pieces of the grammar, and policies that wait for as little as is accepted.
const parts = [
  '~',
  '~~',
  '-',
  '1',
  '0',
  '9e9',
  'f0.001',
  'e0-10',
  'e1-1~b0-0',
  'ja0-300',
  'jd',
  'k',
  'g',
  '&seed=',
  '%',
];

readsWithinBounds('policies in links', {
  // Two crowds of a hundred clients, each with up to 2,000 attempts.
  few: 100,
  inputs: near(link, parts),
  read: (text) => {
    const linked = openLink(`#${text}`, 'backoff', backoffLink);
    if (linked.kind !== 'ok') return {};
    const { choices, outageS, seed, browser } = linked.value;
    const stories = choices.map(({ policy }) => tellStory(policy, outageS * 1_000, seed, browser));
    const times = choices.flatMap(({ policy }) => attemptTimes(policy, 10));
    const crowds = stories.flatMap(({ crowd }) => crowd);
    const shown = [
      ...stories.flatMap(({ client }) => client.steps.map(({ leavesMs }) => leavesMs)),
      ...times.map(({ averageMs }) => averageMs),
    ];
    const isNone = (ms: number): boolean => !Number.isFinite(ms) || ms < 0;
    const count = (all: readonly number[]): number => all.filter(isNone).length;
    return {
      'attempts drawn': Math.max(...stories.map(({ client }) => client.steps.length)),
      'attempts of the crowd': crowds.reduce((sum, { leaveMs }) => sum + leaveMs.length, 0),
      'times that are no numbers': crowds.reduce((sum, { leaveMs }) => sum + count(leaveMs), count(shown)),
    };
  },
  most: { 'attempts drawn': STEPS_MAX, 'attempts of the crowd': 2 * 100 * STEPS_MAX, 'times that are no numbers': 0 },
});

readsWithinBounds('policies by themselves', {
  inputs: near(anyPolicy.map(policyCodec.format), parts),
  read: (text) => {
    const policy = policyCodec.parse(text);
    return { characters: policy ? policyCodec.format(policy).length : 0 };
  },
  // Numbers come back in plain notation, of which a long one has 309 digits.
  most: { characters: 20_000 },
});
