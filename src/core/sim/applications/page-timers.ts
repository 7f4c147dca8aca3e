import { schedule, type World } from '../world.ts';

/** When a timer of the page that is due now fires: at once, or in a hidden tab on the next beat of its clock. */
function firesAtMs({ nowMs, page, hiddenAtMs, profile }: World, repeated: boolean): number {
  const rules = profile.page?.hiddenTimers;
  if (page !== 'hidden' || !rules) return nowMs;
  const isLong = repeated && nowMs - hiddenAtMs >= rules.longMs;
  const everyMs = isLong ? rules.longEveryMs : rules.everyMs;
  return Math.ceil(nowMs / everyMs) * everyMs;
}

/** Is the tab hidden, and not yet for so long that its repeated timers have become rare? */
export function timersWillBeLate({ page, profile, nowMs, hiddenAtMs }: World): boolean {
  const rules = profile.page?.hiddenTimers;
  return page === 'hidden' && !!rules && nowMs < hiddenAtMs + rules.longMs + 2 * rules.longEveryMs;
}

/** A timer of the page's script. `repeated`: setInterval(), or one of a chain of setTimeout(). */
export function pageTimer(world: World, atMs: number, repeated: boolean, run: () => void): void {
  schedule(world, atMs, () => {
    const laterMs = firesAtMs(world, repeated);
    if (laterMs <= world.nowMs) return run();
    const late = () => {
      if (world.lateTimers.delete(late)) run();
    };
    world.lateTimers.add(late);
    schedule(world, laterMs, late);
  });
}

/** setInterval(): every `everyMs` as long as `go` says so. What is late shifts nothing, what was missed is not made up. */
export function repeatInPage(world: World, everyMs: number, go: () => boolean): void {
  if (everyMs <= 0) return;
  const tick = (dueMs: number): void =>
    pageTimer(world, dueMs, true, () => {
      if (go()) tick(dueMs + everyMs * (Math.floor((world.nowMs - dueMs) / everyMs) + 1));
    });
  tick(world.nowMs + everyMs);
}
