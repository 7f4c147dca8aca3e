import type { Attempts } from './schedule.ts';

/**
 * Most attempts of a crowd within one second, from `fromMs` on, exactly. Times are sorted by whole milliseconds and then
 * within each, which is linear: a crowd may make hundreds of thousands, of which few share a millisecond.
 * Times from `untilMs` on share the last place, so that one of them years later makes no long table; after the outage a
 * client has one.
 */
export function busiestSecond(
  crowd: readonly Pick<Attempts, 'leaveMs'>[],
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
): number {
  const last = Math.max(0, Math.ceil(untilMs - fromMs));
  const placeOf = (ms: number): number => Math.min(last, Math.floor(ms - fromMs));
  const ends = new Uint32Array(last + 1);
  for (const { leaveMs } of crowd) for (const ms of leaveMs) if (ms >= fromMs) ends[placeOf(ms)]!++;
  for (let place = 1; place <= last; place++) ends[place]! += ends[place - 1]!;
  const times = new Float64Array(ends[last]!);
  // From the end of each place to its start, which leaves in `ends` where the place starts.
  for (const { leaveMs } of crowd) for (const ms of leaveMs) if (ms >= fromMs) times[--ends[placeOf(ms)]!] = ms;
  for (let i = 1; i < times.length; i++) {
    const ms = times[i]!;
    let to = i;
    for (; to > 0 && times[to - 1]! > ms; to--) times[to] = times[to - 1]!;
    times[to] = ms;
  }
  let most = 0;
  for (let from = 0, to = 0; to < times.length; to++) {
    while (times[to]! - times[from]! >= 1_000) from++;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
