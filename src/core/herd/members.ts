import type { Policy } from '../backoff/policy.ts';
import { chanceOf, DRAW } from './chance.ts';
import type { HerdConfig } from './config.ts';

/** Who is in a herd: which clients lose their connection, and which policy each of them has. */
export type Members = {
  /** The policy of the run, and those of the other clients. */
  readonly policies: readonly Policy[];
  /** Each client's place in `policies`; null: all have the first. */
  readonly kinds: Uint8Array | null;
  readonly isLost: (client: number) => boolean;
  readonly lost: number;
};

export function membersOf({ clients, policy, others = [], lostShare = 1 }: HerdConfig, seed: number): Members {
  const isLost = (client: number): boolean => lostShare >= 1 || chanceOf(seed, client, DRAW.lost) < lostShare;
  let lost = 0;
  for (let client = 0; client < clients; client++) if (isLost(client)) lost++;
  const kindOf = (client: number): number => {
    let rest = chanceOf(seed, client, DRAW.policy);
    const other = others.findIndex(({ share }) => {
      rest -= share;
      return rest < 0;
    });
    return other + 1;
  };
  return {
    policies: [policy, ...others.map((other) => other.policy)],
    kinds: others.length === 0 ? null : Uint8Array.from({ length: clients }, (_, client) => kindOf(client)),
    isLost,
    lost,
  };
}
