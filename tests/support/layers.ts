/** Who stands above whom, for a picture of dependencies: rows, the order in a row, and where each thing stands. */
export type Arrow = { readonly from: string; readonly to: string };

type Place = { readonly id: string; readonly row: number; readonly width: number; x: number };

export type Layout = {
  readonly places: ReadonlyMap<string, Place>;
  /** For each arrow the points it passes, from its user down to what is used. */
  readonly routes: readonly {
    readonly arrow: Arrow;
    readonly points: readonly (readonly [x: number, row: number])[];
  }[];
  readonly width: number;
};

const gap = 22;
const sweeps = 24;

/** Row 0 is the lowest: what uses nothing. `floorOf` lifts parts that should not stand lower than that. */
export function rowsOf(ids: readonly string[], arrows: readonly Arrow[], floorOf: (id: string) => number) {
  const rows = new Map<string, number>();
  const rowOf = (id: string, above: readonly string[] = []): number => {
    if (above.includes(id)) throw new Error(`a circle: ${[...above, id].join(' → ')}`);
    const known = rows.get(id);
    if (known !== undefined) return known;
    const used = arrows.filter(({ from }) => from === id).map(({ to }) => rowOf(to, [...above, id]) + 1);
    const row = Math.max(floorOf(id), 0, ...used);
    rows.set(id, row);
    return row;
  };
  for (const id of ids) rowOf(id);
  return rows;
}

/** Layers them as Sugiyama does: an arrow over several rows gets a place of its own in each, so it passes no box. */
export function layOutLayers(
  rows: ReadonlyMap<string, number>,
  arrows: readonly Arrow[],
  widthOf: (id: string) => number,
): Layout {
  const places = new Map<string, Place>();
  for (const [id, row] of rows) places.set(id, { id, row, width: widthOf(id), x: 0 });
  const chains = arrows.map((arrow) => {
    const [top, bottom] = [rows.get(arrow.from)!, rows.get(arrow.to)!];
    const between = Array.from({ length: top - bottom - 1 }, (_, n) => {
      const place = { id: `${arrow.from} ${arrow.to} ${n}`, row: top - 1 - n, width: 0, x: 0 };
      places.set(place.id, place);
      return place;
    });
    return { arrow, chain: [places.get(arrow.from)!, ...between, places.get(arrow.to)!] };
  });
  const neighbours = new Map<Place, Place[]>();
  for (const { chain } of chains)
    chain.slice(1).forEach((low, n) => {
      const high = chain[n]!;
      neighbours.set(low, [...(neighbours.get(low) ?? []), high]);
      neighbours.set(high, [...(neighbours.get(high) ?? []), low]);
    });
  const lines: Place[][] = Array.from({ length: Math.max(...rows.values()) + 1 }, (_, row) =>
    [...places.values()].filter((place) => place.row === row),
  );
  for (const line of lines) spread(line);
  for (let n = 0; n < sweeps; n++)
    for (const line of n % 2 ? lines : [...lines].reverse()) {
      for (const place of line) {
        const near = (neighbours.get(place) ?? []).map(({ x }) => x);
        if (near.length > 0) place.x = near.reduce((sum, x) => sum + x, 0) / near.length;
      }
      // The last sweeps only move things; the order stays.
      if (n < sweeps / 2) line.sort((a, b) => a.x - b.x);
      pushApart(line);
    }
  const left = Math.min(...[...places.values()].map(({ x, width }) => x - width / 2));
  for (const place of places.values()) place.x = Math.round(place.x - left);
  return {
    places: new Map([...rows.keys()].map((id) => [id, places.get(id)!])),
    routes: chains.map(({ arrow, chain }) => ({ arrow, points: chain.map(({ x, row }) => [x, row] as const) })),
    width: Math.max(...[...places.values()].map(({ x, width }) => x + width / 2)),
  };
}

const apart = (a: Place, b: Place): number => (a.width + b.width) / 2 + gap;

function spread(line: readonly Place[]): void {
  line.forEach((place, n) => {
    const before = line[n - 1];
    place.x = before ? before.x + apart(before, place) : 0;
  });
  const middle = ((line[0]?.x ?? 0) + (line.at(-1)?.x ?? 0)) / 2;
  for (const place of line) place.x -= middle;
}

/** Keeps the order and moves each thing as little as its neighbours allow. */
function pushApart(line: readonly Place[]): void {
  const wanted = line.map(({ x }) => x);
  const rightward = [...wanted];
  const leftward = [...wanted];
  for (let n = 1; n < line.length; n++)
    rightward[n] = Math.max(wanted[n]!, rightward[n - 1]! + apart(line[n - 1]!, line[n]!));
  for (let n = line.length - 2; n >= 0; n--)
    leftward[n] = Math.min(wanted[n]!, leftward[n + 1]! - apart(line[n]!, line[n + 1]!));
  line.forEach((place, n) => {
    place.x = (rightward[n]! + leftward[n]!) / 2;
  });
}
