import { HERD_BOUNDS, type HerdConfig } from './config.ts';
import { type QuickBack, quickBack } from './quick-back.ts';

/** What the columns and rows of a map are. */
export const mapKinds = ['cap-timeout', 'first-capacity'] as const;
export type MapKind = (typeof mapKinds)[number];

/** Rising values, in ms or handshakes per second, and the place of the configuration's own; null if it has none. */
export type MapAxis = { readonly values: readonly number[]; readonly own: number | null };

/** A configuration and others around it. */
export type MapPlan = {
  readonly kind: MapKind;
  readonly config: HerdConfig;
  readonly columns: MapAxis;
  readonly rows: MapAxis;
};

const seconds = (all: readonly number[]): readonly number[] => all.map((s) => s * 1_000);
const caps = seconds([2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 20, 25, 30, 35, 40, 50, 60, 75, 90, 120]);
const timeouts = seconds([1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10, 12, 15, 18, 20, 25, 30, 40, 50, 60]);
/** 0: the first wait is like the others. */
const firstWaits = seconds([0, 1, 2, 3, 5, 8, 10, 15, 20, 25, 30, 40, 50, 60, 75, 90, 120, 180, 240, 300]);
const capacityFactors = [0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 7, 10];

/** A map of up to 400 configurations around one. */
export function planMap(kind: MapKind, config: HerdConfig): MapPlan {
  const { policy, timeoutMs, capacityPerSecond } = config;
  if (kind === 'cap-timeout') {
    // A cap below the base is no policy.
    const baseMs = policy.growth.kind === 'table' ? 0 : policy.growth.baseMs;
    const columns = axisOf(
      caps.filter((ms) => ms >= baseMs),
      policy.capMs,
    );
    return { kind, config, columns, rows: axisOf(timeouts, timeoutMs) };
  }
  const [low, high] = HERD_BOUNDS.capacityPerSecond;
  const capacities = capacityFactors
    .map((factor) => Number((capacityPerSecond * factor).toPrecision(3)))
    .filter((value) => value >= low && value <= high);
  return {
    kind,
    config,
    columns: axisOf(firstWaits, policy.first?.[0]?.maxMs ?? 0),
    rows: axisOf(capacities, capacityPerSecond),
  };
}

/** The value nearest to the configuration's own gives way to it, so that its point is one of the map's. */
function axisOf(values: readonly number[], own: number | null): MapAxis {
  if (own === null) return { values, own: null };
  if (values.length === 0) return { values: [own], own: 0 };
  const distance = (value: number): number => Math.abs(Math.log1p(value) - Math.log1p(own));
  const nearest = values.reduce((best, value, i) => (distance(value) < distance(values[best]!) ? i : best), 0);
  return { values: values.with(nearest, own), own: nearest };
}

/** The configuration at a place of the map. At its own place it is itself. */
export function configAt({ kind, config, columns, rows }: MapPlan, column: number, row: number): HerdConfig {
  const x = columns.values[column]!;
  const y = rows.values[row]!;
  const { policy } = config;
  if (kind === 'cap-timeout') return { ...config, timeoutMs: y, policy: { ...policy, capMs: x } };
  if (column === columns.own) return { ...config, capacityPerSecond: y };
  const { first: _, ...plain } = policy;
  const first = x === 0 ? {} : { first: [{ minMs: 0, maxMs: x }] };
  return { ...config, capacityPerSecond: y, policy: { ...plain, ...first } };
}

/** When each configuration of a row is back, from column `from` on and before `to`. */
export function backOfRow(
  plan: MapPlan,
  row: number,
  from = 0,
  to: number = plan.columns.values.length,
): readonly QuickBack[] {
  return plan.columns.values.slice(from, to).map((_, n) => quickBack(configAt(plan, from + n, row)));
}
