import type { Leave } from '../../peers/client.ts';
import type { Stream } from '../transport/connection.ts';
import type { Wire } from '../transport/wire.ts';
import { asResultOf, record, schedule, type World } from '../world.ts';
import { connectNow } from './client.ts';

function setPage(world: World, state: World['page']): void {
  world.page = state;
  record(world, 0, { kind: 'page', state });
}

/** The page, or its browser, goes. Each connection leaves as the profile says; a page that reloads connects again. */
export function leavePage(wire: Wire, leave: Leave, reloads: boolean): void {
  const { world } = wire;
  if (leave.how === 'stays') {
    sleep(wire, 'cached');
    if (leave.staysMs !== undefined) {
      world.pageDroppedAtMs = world.nowMs + leave.staysMs;
      const droppedAtMs = world.pageDroppedAtMs;
      schedule(world, droppedAtMs, () => {
        if (world.pageDroppedAtMs !== droppedAtMs) return;
        world.pageDroppedAtMs = -1;
        leavePage(wire, { how: 'close-1001', reason: leave.reason }, reloads);
      });
    }
    return;
  }
  world.retryAtMs = -1;
  setPage(world, 'gone');
  for (const stream of world.living) if (stream.client.endpoint.state !== 'CLOSED') leaveSocket(wire, stream, leave);
  if (!reloads) return;
  world.waiting = null;
  setPage(world, 'shown');
  connectNow(wire);
}

function leaveSocket(wire: Wire, stream: Stream, { how, reason }: Leave): void {
  asResultOf(wire.world, () => {
    if (how === 'close-1001') return wire.drive(stream, 'client', { kind: 'leave', body: { code: 1001, reason } });
    wire.drive(stream, 'client', { kind: 'vanish' });
    wire.socket(stream.connection, 'client', { kind: 'close' });
  });
}

/** The page's script stops. Its sockets are lost, which it learns when it is back; the browser answers for it. */
function sleep(wire: Wire, state: 'cached' | 'frozen'): void {
  const { world } = wire;
  world.retryAtMs = -1;
  setPage(world, state);
  for (const stream of world.streams) {
    const { asleepAs, endpoint } = stream.client;
    if (asleepAs !== null || endpoint.state === 'CLOSED') continue;
    stream.client.asleepAs = endpoint.state;
    wire.drive(stream, 'client', { kind: 'sleep' });
  }
}

export const freezePage = (wire: Wire): void => sleep(wire, 'frozen');

/** Another tab comes to the front, for so many minutes; 0: until somebody shows this one. */
export function hideTab(wire: Wire, minutes: number): void {
  const { world } = wire;
  setPage(world, 'hidden');
  const hiddenAtMs = world.nowMs;
  world.hiddenAtMs = hiddenAtMs;
  if (minutes === 0) return;
  world.noticesLeft++;
  schedule(world, hiddenAtMs + minutes * 60_000, () => {
    world.noticesLeft--;
    if (world.page === 'hidden' && world.hiddenAtMs === hiddenAtMs) showPage(wire);
  });
}

/** The page is in front, whether it was hidden, frozen or in the cache. */
export function showPage(wire: Wire): void {
  const { world } = wire;
  setPage(world, 'shown');
  world.pageDroppedAtMs = -1;
  for (const stream of world.streams) {
    if (stream.client.asleepAs === null) continue;
    stream.client.asleepAs = null;
    asResultOf(world, () => wire.drive(stream, 'client', { kind: 'wake', body: { code: 1001, reason: '' } }));
  }
  for (const late of [...world.lateTimers]) asResultOf(world, late);
}

/** A shared worker lives as long as one tab does; a service worker has no tab. */
export function closeTab(wire: Wire): void {
  const { profile, scenario } = wire.world;
  wire.world.tabs--;
  if (profile.page && wire.world.tabs <= 0 && scenario.owner !== 'service-worker')
    leavePage(wire, profile.page.tabClose, false);
}

/** What opened the sockets is gone, and its script with it; the page is not. */
export function removeFrame(wire: Wire): void {
  const { world } = wire;
  const leave = world.profile.page?.tabClose;
  if (leave) leavePage(wire, leave, false);
}

/** A service worker is stopped when no event has come for long: what its socket brings is none. */
export function watchServiceWorker(wire: Wire): void {
  const { scenario, profile, nowMs } = wire.world;
  const idleMs = profile.page?.serviceWorkerMs;
  if (scenario.owner !== 'service-worker' || !profile.page || !idleMs) return;
  const { tabClose } = profile.page;
  wire.world.noticesLeft++;
  schedule(wire.world, nowMs + idleMs, () => {
    wire.world.noticesLeft--;
    if (wire.world.page !== 'gone') leavePage(wire, tabClose, false);
  });
}
