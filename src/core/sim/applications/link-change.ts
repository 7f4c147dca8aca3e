import type { Wire } from '../transport/wire.ts';
import { record, schedule } from '../world.ts';
import { isOpen, ping } from './speak.ts';

/** The client's own link changed: some engines ping at once to see whether the connection survived. */
export function linkChanged(wire: Wire): void {
  const { world } = wire;
  const { linkChangePing } = world.profile;
  if (!linkChangePing) return;
  for (const stream of world.streams) {
    if (!isOpen(stream, 'client')) continue;
    schedule(world, world.nowMs + linkChangePing.afterMs, () => {
      if (!isOpen(stream, 'client')) return;
      const askedAtMs = world.nowMs;
      ping(wire, stream, 'client');
      schedule(world, world.nowMs + linkChangePing.timeoutMs, () => {
        if (!isOpen(stream, 'client') || stream.client.heardAtMs > askedAtMs) return;
        record(world, stream.number, { kind: 'timer', side: 'client', timer: 'link-change-timeout' });
        wire.drive(stream, 'client', { kind: 'fail' });
      });
    });
  }
}
