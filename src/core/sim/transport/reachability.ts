import type { Side } from '../../protocol/segment.ts';
import { record, type World } from '../world.ts';
import { otherSide } from './connection.ts';
import { carries } from './path.ts';

/** Does this side's kernel still run? */
export const hostLives = (world: World, side: Side): boolean => side === 'client' || world.server !== 'silent';

/**
 * Notes, for each side that still believes in its connection, whether what it sends can reach a living socket. Neither
 * end can know this; it is what the picture shows as "dead, but still OPEN".
 */
export function noteReachability(world: World): void {
  for (const stream of world.living)
    for (const side of ['client', 'server'] as const) {
      const end = stream[side];
      if (end?.endpoint.state !== 'OPEN') continue;
      const { connection } = stream;
      const far = connection[otherSide(side)]?.tcp;
      const reachable =
        far?.state === 'open' && !far.orphan && hostLives(world, otherSide(side)) && carries(world, connection, side);
      if (reachable === end.reachable) continue;
      end.reachable = reachable;
      record(world, stream.number, { kind: 'peer-reachable', side, reachable });
    }
}
