import { checkPolicy } from '../backoff/check-policy.ts';
import type { Range } from '../backoff/policy.ts';
import { type HerdSwitches, OTHERS_MAX, type OtherClients, SWITCH_BOUNDS } from '../herd/switches.ts';
import { type Codec, type Field, field, headed, list, mapped, number, sequence, tokens } from './codec.ts';
import { policyCodec } from './policy-link.ts';

/*
 * The switches of a herd inside a fragment: those that are on, in any order, between `~`.
 *
 *   l SHARE (lost) · f SHARE-UNTIL (failing) · m CONNECTIONS · w COLD-WARM-HALF AFTER (work after connecting)
 *   k QUEUE-RESTART (crash) · g FROM-UNTIL[-AT A TIME] (gate) · t SHARE, tc MIN-MAX, tr MIN-MAX (waits told with a
 *   close, with a refusal) · r FAILURES-CAPACITY (other region)
 *
 * Then `~~SHARE~POLICY` for each kind of other clients.
 */

type BoundName = keyof typeof SWITCH_BOUNDS;
const bounded = (name: BoundName, whole = false): Codec<number> => {
  const [min, max] = SWITCH_BOUNDS[name];
  return number({ min, max, whole, decimals: 'all' });
};

type Of<K extends keyof HerdSwitches> = Required<HerdSwitches>[K];

const range: Codec<Range> = mapped(sequence<Range>('-', { minMs: bounded('toldMs'), maxMs: bounded('toldMs') }), {
  read: (one) => (one.minMs <= one.maxMs ? one : undefined),
  write: (one) => one,
});

const gate: Codec<Of<'gate'>> = mapped(
  list(number({ max: SWITCH_BOUNDS.atATime[1] * 10, decimals: 'all' }), '-', { min: 2, max: 3 }),
  {
    read: ([closedFromMs = 0, closedUntilMs = 0, atATime = null]): Of<'gate'> | undefined => {
      const [least, most] = SWITCH_BOUNDS.atATime;
      const isSound = closedFromMs <= closedUntilMs && closedUntilMs <= SWITCH_BOUNDS.timeMs[1];
      const isCount = atATime === null || (Number.isInteger(atATime) && atATime >= least && atATime <= most);
      return isSound && isCount ? { atATime, closedFromMs, closedUntilMs } : undefined;
    },
    write: ({ atATime, closedFromMs, closedUntilMs }) => [
      closedFromMs,
      closedUntilMs,
      ...(atATime === null ? [] : [atATime]),
    ],
  },
);

const share = bounded('share');
const told: Field<Of<'told'>> = {
  takes: (name) => name === 't' || name === 'tc' || name === 'tr',
  parse: (name, rest, before) => {
    const of = name === 't' ? share.parse(rest) : undefined;
    if (of !== undefined) return { share: of };
    const waits = before && range.parse(rest);
    if (!waits) return undefined;
    return { ...before, ...(name === 'tc' ? { onClose: waits } : { onRefusal: waits }) };
  },
  format: ({ share: of, onClose, onRefusal }) => [
    `t${share.format(of)}`,
    ...(onClose ? [`tc${range.format(onClose)}`] : []),
    ...(onRefusal ? [`tr${range.format(onRefusal)}`] : []),
  ],
};

type Plain = Omit<HerdSwitches, 'others'>;

const plain = tokens<Plain>(
  '~',
  { name: /^[a-z]+/, once: (name) => name },
  {
    lostShare: field('l', share),
    failing: field('f', sequence<Of<'failing'>>('-', { share, untilMs: bounded('timeMs') })),
    connectionsMax: field('m', bounded('connectionsMax', true)),
    afterConnect: field(
      'w',
      sequence<Of<'afterConnect'>>('-', {
        coldCost: bounded('cost'),
        warmCost: bounded('cost'),
        halfAfter: bounded('halfAfter'),
      }),
    ),
    crash: field(
      'k',
      sequence<Of<'crash'>>('-', { queue: bounded('crashQueue'), restartMs: bounded('restartMs', true) }),
    ),
    gate: field('g', gate),
    told,
    otherRegion: field(
      'r',
      sequence<Of<'otherRegion'>>('-', {
        afterFailures: bounded('afterFailures', true),
        capacityPerSecond: bounded('capacityPerSecond'),
      }),
    ),
  },
);

const other: Codec<OtherClients> = mapped(
  headed('~', share, () => policyCodec),
  {
    read: ([of, policy]) => (checkPolicy(policy).length === 0 ? { share: of, policy } : undefined),
    write: ({ share: of, policy }) => [of, policy] as const,
  },
);

const others = mapped(list(other, '~~', { max: OTHERS_MAX }), {
  read: (all) => (all.reduce((sum, one) => sum + one.share, 0) <= 1 ? all : undefined),
  write: (all) => all,
});

/** Numbers within SWITCH_BOUNDS, sound policies, shares that are no more than everyone. */
export const switchesCodec: Codec<HerdSwitches> = mapped(
  headed('~~', plain, () => others),
  {
    read: ([given, more]): HerdSwitches => (more.length === 0 ? given : { ...given, others: more }),
    write: ({ others: more = [], ...given }) => [given, more] as const,
  },
);
