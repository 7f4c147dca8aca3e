import { grouped } from './grouped.ts';
import type { ObservedConnection } from './observed.ts';

/** What the waits between attempts resemble. Nobody can tell a policy from a few waits, so this names a shape only. */
export type WaitShape =
  | { readonly kind: 'fixed'; readonly baseMs: number }
  | { readonly kind: 'linear'; readonly baseMs: number; readonly stepMs: number }
  | { readonly kind: 'exponential'; readonly baseMs: number; readonly factor: number; readonly capMs: number | null }
  /** Neither equal nor growing regularly: chance is in it. `maxMs`: the longest wait seen. */
  | { readonly kind: 'random'; readonly maxMs: number };

/** A timer of a busy client fires late by some ms, and the file's own times are rough. */
const toleranceMs = 60;
const toleranceShare = 0.08;

const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= Math.max(toleranceMs, toleranceShare * Math.max(a, b));

type Placed = Pick<ObservedConnection, 'url' | 'ends' | 'startedAtMs' | 'openedAtMs' | 'endedAtMs'>;

/** The place that is tried: the server's address, also for attempts of which a file shows the URL alone. */
function targets(connections: readonly Placed[]): (connection: Placed) => string {
  const servers = new Map(
    connections.flatMap(({ url, ends }) => (url && ends.server ? [[url, ends.server] as const] : [])),
  );
  return ({ url, ends }) => ends.server ?? (url === null ? '' : (servers.get(url) ?? url));
}

const isUndated = ({ startedAtMs, openedAtMs, endedAtMs }: Placed): boolean =>
  startedAtMs === null && openedAtMs === null && endedAtMs === null;

/**
 * How many attempts to the same place have no time, as in a HAR of DevTools those that never left. They may have been
 * between any two others, so that nobody knows how long a client waited.
 */
export function undatedBeside<One extends Placed>(connections: readonly One[], one: One): number {
  const targetOf = targets(connections);
  return connections.filter((other) => other !== one && isUndated(other) && targetOf(other) === targetOf(one)).length;
}

/** From the end of one attempt to the start of the next to the same server, in ms, where all of them have a time. */
export function waitsOf(connections: readonly ObservedConnection[]): readonly number[] {
  const targetOf = targets(connections);
  const unsure = new Set(connections.filter(isUndated).map(targetOf));
  const endedMs = new Map<string, number>();
  const waits: number[] = [];
  const ordered = connections
    .filter(({ startedAtMs }) => startedAtMs !== null)
    .sort((a, b) => a.startedAtMs! - b.startedAtMs!);
  for (const connection of ordered) {
    const target = targetOf(connection);
    if (unsure.has(target)) continue;
    const before = endedMs.get(target);
    if (before !== undefined && connection.startedAtMs! >= before) waits.push(connection.startedAtMs! - before);
    if (connection.endedAtMs === null) endedMs.delete(target);
    else endedMs.set(target, connection.endedAtMs);
  }
  return waits;
}

/** More attempts after one end would not fit into a picture. */
const retriesMax = 6;

type Dated = ObservedConnection & { readonly startedAtMs: number };
type Series = readonly [ObservedConnection, ...ObservedConnection[]];

/** For each list the attempts by the place that was tried, in order: a page asks for the series of every connection. */
const attemptsIn = new WeakMap<readonly ObservedConnection[], (one: ObservedConnection) => readonly Dated[]>();

function attemptsTo(connections: readonly ObservedConnection[], one: ObservedConnection): readonly Dated[] {
  let find = attemptsIn.get(connections);
  if (!find) {
    const targetOf = targets(connections);
    const unsure = new Set(connections.filter(isUndated).map(targetOf));
    const dated = connections.filter((each): each is Dated => each.startedAtMs !== null && !unsure.has(targetOf(each)));
    const byTarget = grouped(
      dated.sort((a, b) => a.startedAtMs - b.startedAtMs),
      targetOf,
    );
    find = (each) => byTarget.get(targetOf(each)) ?? [];
    attemptsIn.set(connections, find);
  }
  return find(one);
}

/** The place of the first attempt that began at `atMs` or later. */
function placeFrom(attempts: readonly Dated[], atMs: number): number {
  let [low, high] = [0, attempts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (attempts[middle]!.startedAtMs < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * One connection and the attempts that followed its end to the same server, up to the first that opened; alone where
 * others have no time (undatedBeside).
 */
export function seriesFrom(connections: readonly ObservedConnection[], chosen: ObservedConnection): Series {
  const endMs = chosen.endedAtMs;
  if (endMs === null) return [chosen];
  const attempts = attemptsTo(connections, chosen);
  const from = placeFrom(attempts, endMs);
  const later = attempts.slice(from, from + retriesMax + 1).filter((one) => one !== chosen);
  const series: [ObservedConnection, ...ObservedConnection[]] = [chosen];
  for (const one of later.slice(0, retriesMax)) {
    // Two tabs of one site overlap; only what begins after the end of the one before is another attempt of the same.
    if (one.startedAtMs < (series.at(-1)!.endedAtMs ?? Number.POSITIVE_INFINITY)) break;
    series.push(one);
    if (one.openedAtMs !== null) break;
  }
  return series;
}

/** Names what at least two waits resemble; `null` where two or more are not there. */
export function shapeOfWaits(waitsMs: readonly number[]): WaitShape | null {
  const [first, second] = waitsMs;
  if (first === undefined || second === undefined) return null;
  if (waitsMs.every((wait) => near(wait, first))) return { kind: 'fixed', baseMs: Math.round(first) };
  const growing = waitsMs.findIndex((wait, i) => i > 0 && near(wait, waitsMs[i - 1]!));
  const rising = growing < 0 ? waitsMs : waitsMs.slice(0, growing);
  const flat = growing < 0 ? [] : waitsMs.slice(growing);
  const ceiling = rising.at(-1)!;
  const capped = flat.length > 0 && flat.every((wait) => near(wait, ceiling));
  if (rising.length >= 2 && (growing < 0 || capped)) {
    const factor = rising.length > 2 && capped ? second / first : (rising.at(-1)! / first) ** (1 / (rising.length - 1));
    const whole = capped ? rising.slice(0, -1) : rising;
    const exponential = factor >= 1.2 && whole.every((wait, i) => near(wait, first * factor ** i));
    if (exponential) {
      const capMs = capped ? Math.round(ceiling) : null;
      return { kind: 'exponential', baseMs: Math.round(first), factor: Math.round(factor * 10) / 10, capMs };
    }
    const stepMs = (rising.at(-1)! - first) / (rising.length - 1);
    if (rising.length > 2 && stepMs > 0 && rising.every((wait, i) => near(wait, first + i * stepMs)))
      return { kind: 'linear', baseMs: Math.round(first), stepMs: Math.round(stepMs) };
  }
  return { kind: 'random', maxMs: Math.round(Math.max(...waitsMs)) };
}
