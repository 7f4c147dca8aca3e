import { type ComponentProps, hydrate } from 'preact';
import { RecordingTool } from './RecordingTool.tsx';

export const start = (host: Element, props: ComponentProps<typeof RecordingTool>): void =>
  hydrate(<RecordingTool {...props} />, host);
