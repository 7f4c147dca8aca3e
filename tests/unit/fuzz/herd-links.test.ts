import fc from 'fast-check';
import { HERD_BOUNDS, type HerdNumber } from '../../../src/core/herd/config.ts';
import { startHerd } from '../../../src/core/herd/simulate.ts';
import { type HerdState, herdLink } from '../../../src/core/link/herd-link.ts';
import { openLink, writeLink } from '../../../src/core/link/keys.ts';
import { configsOf, initialState } from '../../../src/widgets/herd/state.ts';
import { anyPolicy } from '../link/arbitrary.ts';
import { near, readsWithinBounds } from './parser.ts';

const within = (name: HerdNumber): fc.Arbitrary<number> => {
  const [min, max] = HERD_BOUNDS[name];
  return fc.oneof(fc.constantFrom(min, max), fc.integer({ min: Math.ceil(min), max }));
};
/** A million are seconds of a worker's time, which the page shows and can end. */
const clientsMax = 300;
const choice = anyPolicy.map((policy) => ({ id: 'custom', policy }) as const);
const state: fc.Arbitrary<HerdState> = fc
  .record({
    clients: fc.integer({ min: HERD_BOUNDS.clients[0], max: clientsMax }),
    capacityPerSecond: within('capacityPerSecond'),
    downMs: within('downMs'),
    batches: within('batches'),
    gapMs: within('gapMs'),
    drainMs: within('drainMs'),
    queue: within('queue'),
    refuseCost: fc.constantFrom(0, 0.04, 1),
    timeoutMs: within('timeoutMs'),
    seed: within('seed'),
    overflow: fc.constantFrom('refuse' as const, 'slow' as const),
    rolling: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    choices: fc.array(choice, { minLength: 4, maxLength: 4 }),
  })
  .map((given) => ({ ...initialState, ...given }));
const link = state.map((one) => writeLink('', herdLink, one)).filter((text) => text !== null);

const parts = ['~', '~~', '-', '0', '1', '1e9', '999999999', '0.0001', 'f0.001', 'e1-1~b0-0', 'ja0-1', '&seed=', '%'];

/** One portion of a run; the page gives the next one when it has shown the last. */
const portion = 5_000;

readsWithinBounds('herds in links', {
  few: 50,
  // On a thread of its own.
  mostMs: 1_000,
  inputs: near(link, parts),
  read: (text) => {
    const linked = openLink(`#${text}`, 'herd', herdLink);
    if (linked.kind !== 'ok' || linked.value.clients > clientsMax) return {};
    const [config] = configsOf(linked.value);
    const run = startHerd(config!);
    run.advance(portion);
    const { settled, attempts } = run.progress();
    return {
      attempts,
      'clients settled': settled,
    };
  },
  most: { attempts: portion + clientsMax, 'clients settled': clientsMax },
});
