import { type ChainHop, hopByDefault, hopsMax, secondsMax } from '../diagnose/hop-chain.ts';
import { hops } from '../diagnose/hops.ts';
import { type Codec, headed, list, mapped, number, optional, sequence, word } from './codec.ts';
import { at, keys } from './keys.ts';

/*
 * A chain of hops in the order of the path, each an id and, where they differ from its default, its idle limit and its
 * lifetime after underscores (x: none): `alb_3600~ingress-nginx~google_x_86400`.
 */

/** A limit in whole seconds, as links store it and as people type it. */
export const limitSeconds: Codec<number> = number({ min: 1, max: secondsMax, decimals: 0 });

const limit: Codec<number | null> = {
  parse: (text) => (text === 'x' ? null : limitSeconds.parse(text)),
  format: (seconds) => (seconds === null ? 'x' : limitSeconds.format(seconds)),
};

type Limits = Omit<ChainHop, 'id'>;

const limitsOf = (id: ChainHop['id']): Codec<Limits> => {
  const { idleSeconds, lifetimeSeconds } = hopByDefault(id);
  return sequence<Limits>('_', {
    idleSeconds: optional(limit, idleSeconds),
    lifetimeSeconds: optional(limit, lifetimeSeconds),
  });
};

const hop = mapped<readonly [ChainHop['id'], Limits], ChainHop>(
  headed('_', word([...hops.map(({ id }) => id), 'other' as const]), limitsOf),
  {
    read: ([id, limits]) => ({ id, ...limits }),
    write: ({ id, ...limits }) => [id, limits],
  },
);

export const hopsLink = keys<{ readonly chain: readonly ChainHop[] }>('strict', {
  chain: at('hops', list(hop, '~', { max: hopsMax })),
});
