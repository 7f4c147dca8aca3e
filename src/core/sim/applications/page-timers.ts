import { schedule, type World } from '../world.ts';

/**
 * When a timer of the page that is due now fires: at once, or in a hidden tab on the next beat of its clock. `nth`: its
 * place in a chain of timers that set each other, from 1.
 */
function firesAtMs({ nowMs, page, hiddenAtMs, profile }: World, nth: number): number {
  const rules = profile.page?.hiddenTimers;
  if (page !== 'hidden' || !rules) return nowMs;
  const isRare = nth >= rules.rareFrom && nowMs - hiddenAtMs >= rules.rareAfterMs;
  const everyMs = isRare ? rules.rareEveryMs : rules.everyMs;
  return Math.ceil(nowMs / everyMs) * everyMs;
}

/** Is the tab hidden, and not yet for so long that a timer that repeats `everyMs` has become rare? */
export function timersWillBeLate({ page, profile, nowMs, hiddenAtMs }: World, everyMs: number): boolean {
  const rules = profile.page?.hiddenTimers;
  if (page !== 'hidden' || !rules) return false;
  return nowMs < hiddenAtMs + Math.max(rules.rareAfterMs, rules.rareFrom * everyMs) + 2 * rules.rareEveryMs;
}

/** A timer of the page's script. `nth`: its place in a chain of timers that set each other, from 1. */
export function pageTimer(world: World, atMs: number, nth: number, run: () => void): void {
  schedule(world, atMs, () => {
    const laterMs = firesAtMs(world, nth);
    if (laterMs <= world.nowMs) return run();
    const late = () => {
      if (world.lateTimers.delete(late)) run();
    };
    world.lateTimers.add(late);
    schedule(world, laterMs, late);
  });
}

/**
 * setInterval(): every `everyMs` as long as `go` says so, which is told how often it was called, this time included.
 * What is late shifts nothing, what was missed is not made up.
 */
export function repeatInPage(world: World, everyMs: number, go: (nth: number) => boolean): void {
  if (everyMs <= 0) return;
  const tick = (dueMs: number, nth: number): void =>
    pageTimer(world, dueMs, nth, () => {
      if (go(nth)) tick(dueMs + everyMs * (Math.floor((world.nowMs - dueMs) / everyMs) + 1), nth + 1);
    });
  tick(world.nowMs + everyMs, 1);
}
