/** From a value to a place, and back. Both stop at the ends. */
export type Scale = {
  readonly toPlace: (value: number) => number;
  readonly toValue: (place: number) => number;
};

/** The two ends of values or of places; the second may be the smaller one. */
export type Ends = readonly [from: number, to: number];

const within = (one: number, [from, to]: Ends): number =>
  Math.min(Math.max(one, Math.min(from, to)), Math.max(from, to));

function scale(values: Ends, places: Ends, bend: (value: number) => number, unbend: (bent: number) => number): Scale {
  const [from, to] = values.map(bend) as [number, number];
  const [start, end] = places;
  return {
    toPlace: (value) => start + ((bend(within(value, values)) - from) / (to - from)) * (end - start),
    toValue: (place) => unbend(from + ((within(place, places) - start) / (end - start)) * (to - from)),
  };
}

/** Equal steps of the value are equal steps of the place. */
export const linear = (values: Ends, places: Ends): Scale =>
  scale(
    values,
    places,
    (value) => value,
    (value) => value,
  );

/** Equal factors of the value are equal steps of the place. The values are above zero. */
export const log = (values: Ends, places: Ends): Scale => scale(values, places, Math.log10, (bent) => 10 ** bent);

/** 0, one step, two steps … as far as `to`. */
export const ticks = (to: number, step: number): readonly number[] =>
  Array.from({ length: Math.floor(to / step) + 1 }, (_, i) => i * step);
