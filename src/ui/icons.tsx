import type { JSX } from 'preact';

const icon = (d: string): JSX.Element => (
  <svg viewBox="0 0 18 18" width="18" height="18" fill="currentColor" aria-hidden="true">
    <path d={d} />
  </svg>
);
const stroke = (d: string): JSX.Element => (
  <svg
    viewBox="0 0 16 16"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    aria-hidden="true"
  >
    <path d={d} />
  </svg>
);

export const previousIcon = icon('M13.5 3.5v11L6 9zM3.5 3.5h2v11h-2z');
export const nextIcon = icon('M4.5 3.5v11L12 9zM12.5 3.5h2v11h-2z');
export const playIcon = icon('M5 2.8v12.4L15.5 9z');
export const pauseIcon = icon('M4.5 3h3v12h-3zM10.5 3h3v12h-3z');
export const downIcon = stroke('M3 6l5 5l5-5');
export const linkIcon = stroke(
  'M6.5 9.5l3-3M7 4.5l1.5-1.5a3.2 3.2 0 0 1 4.5 4.5L11.5 9M9 11.5L7.5 13A3.2 3.2 0 0 1 3 8.5L4.5 7',
);
export const againIcon = stroke('M3 2.5v4h4M3.3 6.5a5.5 5.5 0 1 1-.6 3.5');
