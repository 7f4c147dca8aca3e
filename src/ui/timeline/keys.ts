/**
 * What `TimelineSvg` names and `reveal` drives, by `data-key` in one SVG: the cover, what pops up at a moment in ms. Bars
 * and passing words bring their own keys.
 */
export const keys = { cover: 'cover', over: (at: number): string => `over ${at}` } as const;
