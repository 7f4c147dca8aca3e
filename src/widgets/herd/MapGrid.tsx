import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import type { MapPlan } from '../../core/herd/map-plan.ts';
import type { QuickBack } from '../../core/herd/quick-back.ts';
import type { HerdMapStrings } from '../../i18n/en/herd-map.ts';
import { useFormat } from '../../ui/use-format.ts';

export type Place = { readonly column: number; readonly row: number };

type Props = {
  readonly plan: MapPlan;
  /** By row; undefined until it is computed. */
  readonly cells: readonly (readonly QuickBack[] | undefined)[];
  readonly words: HerdMapStrings;
  readonly place: Place | null;
  readonly onPlace: (place: Place) => void;
  readonly onTake: (place: Place) => void;
  readonly describe: (place: Place) => string;
};

/** Each level takes twice as long as the one before; the first reaches to this time. */
const FIRST_LEVEL_MS = 30_000;
const LEVELS = 6;

const levelOf = (ms: number): number =>
  Math.min(LEVELS - 1, Math.max(0, Math.ceil(Math.log2(Math.max(1, ms) / FIRST_LEVEL_MS))));

const steps: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  Home: [Number.NEGATIVE_INFINITY, 0],
  End: [Number.POSITIVE_INFINITY, 0],
  PageUp: [0, Number.POSITIVE_INFINITY],
  PageDown: [0, Number.NEGATIVE_INFINITY],
};

const within = (n: number, count: number): number => Math.max(0, Math.min(count - 1, n));

/** The map as a table of buttons: one stop for the keyboard, arrows inside of it. Larger values are further up and to the right. */
export function MapGrid({ plan, cells, words, place, onPlace, onTake, describe }: Props): JSX.Element {
  const format = useFormat();
  const table = useRef<HTMLTableElement>(null);
  const { columns, rows, kind } = plan;
  const cursor = place ?? { column: columns.own ?? 0, row: rows.own ?? 0 };
  const columnText = (value: number): string => format.figure(value / 1_000);
  const rowText = (value: number): string => format.figure(kind === 'cap-timeout' ? value / 1_000 : value);
  const move = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return onTake(cursor);
    }
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const column = within(cursor.column + step[0], columns.values.length);
    const row = within(cursor.row + step[1], rows.values.length);
    onPlace({ column, row });
    table.current?.querySelector<HTMLElement>(`[data-at="${column} ${row}"]`)?.focus();
  };
  const fall = [...rows.values.keys()].reverse();
  return (
    <table ref={table} class="hd-map-grid">
      <caption>{fill(words.caption, words.kinds[kind])}</caption>
      <tbody onKeyDown={move}>
        {fall.map((row) => (
          <tr key={row}>
            <th scope="row">{rowText(rows.values[row]!)}</th>
            {columns.values.map((value, column) => {
              const back = cells[row]?.[column];
              const isCursor = cursor.column === column && cursor.row === row;
              const isOwn = columns.own === column && rows.own === row;
              return (
                <td key={value} class={`${classOf(back)}${isOwn ? ' hd-own' : ''}`}>
                  <button
                    type="button"
                    data-at={`${column} ${row}`}
                    tabIndex={isCursor ? 0 : -1}
                    aria-label={describe({ column, row })}
                    aria-pressed={place !== null && isCursor}
                    onClick={() => onPlace({ column, row })}
                    onFocus={() => onPlace({ column, row })}
                  >
                    {typeof back === 'number' ? format.figure(back / 1_000, 0) : back === 'unknown' ? '?' : ''}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
        <tr>
          <td />
          {columns.values.map((value) => (
            <th key={value} scope="col">
              {columnText(value)}
            </th>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function classOf(back: QuickBack | undefined): string {
  if (back === undefined) return 'hd-wait';
  if (back === 'unknown') return 'hd-unknown';
  return back === 'never' ? 'hd-never' : `hd-level-${levelOf(back)}`;
}
