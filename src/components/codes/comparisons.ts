/** Two codes, or a code and the private range, that have a comparison written by hand. The path is permanent. */
export const comparisons: readonly { readonly path: string; readonly a: string; readonly b: string }[] = (
  [
    ['1001', '1006'],
    ['1000', '1001'],
    ['1000', '1005'],
    ['1001', '1012'],
    ['1005', '1006'],
    ['1006', '1015'],
    ['1006', '1011'],
    ['1012', '1013'],
    ['1008', '4000'],
    ['1002', '1007'],
  ] as const
).map(([a, b]) => ({ path: `/${a}-vs-${b}/`, a, b: b === '4000' ? '4000-4999' : b }));
