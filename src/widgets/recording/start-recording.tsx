import { type ComponentProps, hydrate } from 'preact';
import { addStyles } from '../../ui/add-styles.ts';
import { RecordingTool } from './RecordingTool.tsx';
import readingStyles from './reading.css?inline';

export const start = (host: Element, props: ComponentProps<typeof RecordingTool>): void => {
  addStyles(readingStyles);
  hydrate(<RecordingTool {...props} />, host);
};
