import { type ComponentProps, hydrate } from 'preact';
import { BackoffTool } from './BackoffTool.tsx';

export const start = (host: Element, props: ComponentProps<typeof BackoffTool>): void =>
  hydrate(<BackoffTool {...props} />, host);
