import type { Leave } from '../../peers/client.ts';
import type { Wire } from '../transport/wire.ts';
import { asResultOf, record, schedule } from '../world.ts';
import { connectNow } from './client.ts';

/** The page, or its browser, goes. Each connection leaves as the profile says; a page that reloads connects again. */
export function leavePage(wire: Wire, leave: Leave, reloads: boolean): void {
  const { world } = wire;
  if (leave.how === 'stays') {
    world.page = 'cached';
    record(world, 0, { kind: 'page', state: 'cached' });
    if (leave.staysMs !== undefined) {
      world.pageDroppedAtMs = world.nowMs + leave.staysMs;
      schedule(world, world.pageDroppedAtMs, () => {
        world.pageDroppedAtMs = -1;
        if (world.page === 'cached') leavePage(wire, { how: 'close-1001', reason: leave.reason }, reloads);
      });
    }
    return;
  }
  world.page = 'gone';
  world.retryAtMs = -1;
  record(world, 0, { kind: 'page', state: 'gone' });
  const body = { code: 1001, reason: leave.reason };
  for (const stream of world.living)
    if (stream.client.endpoint.state !== 'CLOSED')
      asResultOf(world, () => {
        if (leave.how === 'close-1001') return wire.drive(stream, 'client', { kind: 'leave', body });
        wire.drive(stream, 'client', { kind: 'vanish' });
        wire.socket(stream.connection, 'client', { kind: 'close' });
      });
  if (!reloads) return;
  world.page = 'shown';
  world.waiting = null;
  record(world, 0, { kind: 'page', state: 'shown' });
  connectNow(wire);
}
