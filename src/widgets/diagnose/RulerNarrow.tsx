import type { JSX } from 'preact';
import type { Format } from '../../core/format.ts';
import { textWidth } from '../../core/layout/text-width.ts';
import type { DiagnosePage } from '../../i18n/en/diagnose/page.ts';
import { useFormat } from '../../ui/use-format.ts';
import { cap, rulerAlt, yoursText } from './Ruler.tsx';
import {
  fontPx,
  type Group,
  groupsOf,
  lengthText,
  majorTicks,
  minorTicks,
  onRuler,
  tickText,
  wrapWords,
} from './ruler-layout.ts';

const width = 340;
const axis = 68;
const left = 104;
const line = 17;
const height = 800;

type Props = { readonly seconds: readonly number[]; readonly middle: number | undefined; readonly page: DiagnosePage };
type Row = Group & {
  readonly y: number;
  readonly top: number;
  readonly lines: readonly string[];
  readonly when: string;
};

const y = (seconds: number): number => Math.round(14 + onRuler(seconds) * (height - 28));

const found = new WeakMap<DiagnosePage, readonly Row[]>();

/** Labels keep their order and move down where they would touch. Found once for a page, as those of the lying one. */
export function rowsOn(page: DiagnosePage, format: Format): readonly Row[] {
  const known = found.get(page);
  if (known) return known;
  let free = 0;
  const rows = groupsOf(page, format).map((group): Row => {
    const when = lengthText(group.seconds, format);
    const first = textWidth(`${when} `, fontPx, true);
    // The first line shares its room with the length.
    const [head = '', ...more] = wrapWords(group.text, width - left - first);
    const lines = [head, ...wrapWords(more.join(''), width - left)].filter((one) => one !== '');
    const top = Math.max(y(group.seconds) - 6, free);
    free = top + lines.length * line + 4;
    return { ...group, when, lines, top, y: y(group.seconds) };
  });
  found.set(page, rows);
  return rows;
}

/** The same ruler standing, for narrow windows: time runs down. */
export function RulerNarrow({ seconds, middle, page }: Props): JSX.Element {
  const format = useFormat();
  const rows = rowsOn(page, format);
  /** Marks of the same second stand beside each other. */
  const shiftOf = (i: number): number => (rows[i - 1]?.seconds === rows[i]?.seconds ? 5 : 0);
  const bottom = Math.max(height, ...rows.map(({ top, lines }) => top + lines.length * line + 4));
  const yours = middle !== undefined && onRuler(middle) > 0 && onRuler(middle) < 1 ? y(middle) : null;
  return (
    <>
      {yours !== null && <p class="dg-narrow dg-yours-line">▸ {yoursText(seconds, page, format)}</p>}
      <svg class="dg-ruler dg-narrow" viewBox={`0 0 ${width} ${bottom}`} role="img" aria-label={rulerAlt(page, format)}>
        {yours !== null && <rect class="dg-hit" y={yours - 9} width={axis + 26} height="18" rx="4" />}
        <rect class="dg-band" x={axis - 44} width="44" height={height} rx="3" />
        <path class="dg-axis" d={`M${axis} 0V${height}`} />
        <path
          class="dg-tick"
          d={[...majorTicks, ...minorTicks]
            .map((one) => `M${axis} ${y(one)}h${majorTicks.includes(one) ? -9 : -5}`)
            .join('')}
        />
        <g class="dg-tick-text" text-anchor="end">
          {majorTicks.map((one) => (
            <text key={one} x={axis - 12} y={y(one) + 4}>
              {tickText(one, format)}
            </text>
          ))}
        </g>
        <path
          class="dg-lead"
          d={rows
            .map(({ y: at, top }, i) => `M${axis + 23} ${at + shiftOf(i)}L${left - 8} ${top + line / 2 - 1}h4`)
            .join('')}
        />
        {rows.map((row, i) => {
          const shift = shiftOf(i);
          return (
            <g key={`${row.seconds}${row.expiry}${row.side}`}>
              <g transform={`translate(${axis} ${row.y + shift})`}>
                <path class={`dg-mark-${row.expiry}`} d="M0 0h18" />
                <path class={`dg-cap-${row.expiry}`} d={cap(row.expiry, 18, 0)} />
              </g>
              {row.lines.map((text, j) => (
                <text key={text} x={left} y={row.top + 12 + j * line}>
                  {j === 0 && <tspan class="dg-when">{row.when} </tspan>}
                  {text}
                </text>
              ))}
            </g>
          );
        })}
        {yours !== null && <path class="dg-yours" d={`M${axis - 46} ${yours}l-13 -8v16z`} />}
      </svg>
    </>
  );
}
