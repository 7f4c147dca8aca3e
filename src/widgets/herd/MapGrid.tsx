import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import type { MapPlan } from '../../core/herd/map-plan.ts';
import type { QuickBack } from '../../core/herd/quick-back.ts';
import type { HerdMapStrings } from '../../i18n/en/herd-map.ts';
import { useFormat } from '../../ui/use-format.ts';
import { MapRow, type Place } from './MapRow.tsx';

type Props = {
  readonly plan: MapPlan;
  /** By row and column; undefined until it is computed. */
  readonly cells: readonly (readonly (QuickBack | undefined)[])[];
  readonly words: HerdMapStrings;
  readonly place: Place | null;
  readonly onPlace: (place: Place) => void;
  readonly onTake: (place: Place) => void;
  /** The same function as long as it says the same. */
  readonly describe: (place: Place, back: QuickBack | undefined) => string;
};

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
    <table ref={table} class="hd-map-grid hd-cells">
      <caption>{fill(words.caption, words.kinds[kind])}</caption>
      <tbody onKeyDown={move}>
        {fall.map((row) => (
          <MapRow
            key={row}
            row={row}
            name={rowText(rows.values[row]!)}
            columns={columns.values}
            cells={cells[row]!}
            cursor={cursor.row === row ? cursor.column : null}
            isChosen={place !== null && cursor.row === row}
            own={rows.own === row ? columns.own : null}
            onPlace={onPlace}
            describe={describe}
          />
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
