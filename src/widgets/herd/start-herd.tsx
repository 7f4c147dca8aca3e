import { type ComponentProps, hydrate } from 'preact';
import { finishedRun } from './finished-run.ts';
import { HerdTool } from './HerdTool.tsx';

export const start = (host: Element, props: Omit<ComponentProps<typeof HerdTool>, 'initial'>): void =>
  hydrate(<HerdTool {...props} initial={finishedRun()} />, host);
