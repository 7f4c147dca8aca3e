import { type ComponentProps, hydrate } from 'preact';
import { HopChain } from './HopChain.tsx';

export const start = (host: Element, props: ComponentProps<typeof HopChain>): void =>
  hydrate(<HopChain {...props} />, host);
