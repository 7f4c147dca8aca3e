import type { JSX } from 'preact';
import { textWidth } from '../../core/layout/text-width.ts';
import type { Picture } from '../../core/timeline/picture.ts';
import { goalLine } from './goal-line.ts';

/** Room above a wide picture for the pill. */
const ABOVE = 30;

/** The time that the task asks for, drawn over the picture: its pane is where time runs. */
export function Goal({ picture, atMs, text }: { picture: Picture; atMs: number; text: string }): JSX.Element | null {
  const pane = picture.panes[0];
  if (!pane || atMs > picture.endMs) return null;
  const { width } = picture;
  const pill = Math.ceil(textWidth(text, 12.5, true)) + 20;
  const { at, runs, pillX, pillY } = goalLine(picture, atMs, pill);
  const wide = picture.mode === 'wide';
  const x = wide ? Math.min(width - pill, Math.max(0, at - pill / 2)) : pillX;
  const line = runs.map(([from, to]) => (wide ? `M${at} ${ABOVE + from}V${ABOVE + to}` : `M${from} ${at}H${to}`));
  return (
    <svg class="ob-goal" viewBox={`0 0 ${width} ${wide ? ABOVE + pane.height : pane.height}`} aria-hidden="true">
      <path d={(wide ? `M${at} 20v8` : '') + line.join('')} />
      <rect x={x} y={wide ? 0 : pillY - 11} width={pill} height="22" rx="11" />
      <text x={x + pill / 2} y={wide ? 15.5 : pillY + 4.5}>
        {text}
      </text>
    </svg>
  );
}
