import { type ComponentProps, hydrate } from 'preact';
import { Summary } from './Summary.tsx';

export const start = (host: Element, props: ComponentProps<typeof Summary>): void =>
  hydrate(<Summary {...props} />, host);
