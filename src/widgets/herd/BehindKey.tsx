import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import { textWidth } from '../../core/layout/text-width.ts';
import type { HerdKitStrings } from '../../i18n/en/herd-kit.ts';
import { round } from '../../ui/round.ts';
import { useFormat } from '../../ui/use-format.ts';
import { type Behind, type BehindLine, behindInWords } from './behind.ts';

type Props = {
  readonly behind: Behind;
  readonly width: number;
  readonly words: HerdKitStrings['behind'];
};

const LINE = 22;
const SAMPLE = 34;
const GAP = 24;
const FONT = 12.5;
const strokes: Readonly<Record<BehindLine, string>> = {
  attempts: 'hd-behind',
  refused: 'hd-behind-refused',
  connected: 'hd-behind',
};

/** What the lines of a reader's monitoring are, and how far they go. A picture, so that a saved one has it too. */
export function BehindKey({ behind, width, words }: Props): JSX.Element {
  const format = useFormat();
  const texts = behindInWords(behind, words, format);
  const placed: { readonly x: number; readonly y: number; readonly line: BehindLine; readonly text: string }[] = [];
  let x = 0;
  let y = LINE / 2;
  for (const [line, text] of texts) {
    const long = SAMPLE + 8 + textWidth(text, FONT);
    if (x > 0 && x + long > width) {
      x = 0;
      y += LINE;
    }
    placed.push({ x, y, line, text });
    x += long + GAP;
  }
  const list = texts.length === 0 ? words.outside : format.list(texts.map(([, text]) => text));
  return (
    <svg
      class="hd-svg hd-key"
      viewBox={`0 0 ${width} ${y + LINE / 2}`}
      role="img"
      aria-label={fill(words.alt, { label: words.label, list })}
    >
      {placed.map((one) => (
        <g key={one.line}>
          <path class={strokes[one.line]} d={`M${round(one.x)} ${one.y}h${SAMPLE}`} />
          <text x={round(one.x + SAMPLE + 8)} y={one.y + 4.5}>
            {one.text}
          </text>
        </g>
      ))}
      {texts.length === 0 && (
        <text x={0} y={y + 4.5}>
          {words.outside}
        </text>
      )}
    </svg>
  );
}
