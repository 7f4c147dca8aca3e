import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { QuickBack } from '../../core/herd/quick-back.ts';
import { levelOf } from '../../ui/herd/map-level.ts';
import { useFormat } from '../../ui/use-format.ts';

export type Place = { readonly column: number; readonly row: number };

type Props = {
  readonly row: number;
  readonly name: string;
  readonly columns: readonly number[];
  /** Undefined until it is computed. */
  readonly cells: readonly (QuickBack | undefined)[];
  /** The column that the keyboard comes to in this row, and whether it is chosen; null in all other rows. */
  readonly cursor: number | null;
  readonly isChosen: boolean;
  /** The column of the reader's own settings, if they are in this row. */
  readonly own: number | null;
  readonly onPlace: (place: Place) => void;
  /** The same function as long as it says the same. */
  readonly describe: (place: Place, back: QuickBack | undefined) => string;
};

/** What the first shade reaches to. */
const FIRST_LEVEL_MS = 30_000;

/** A row of the map. Rows come one by one, and it is not made again when another one comes: that would be 400 cells each time. */
export function MapRow(props: Props): JSX.Element {
  const { row, name, columns, cells, cursor, isChosen, own, onPlace, describe } = props;
  const format = useFormat();
  // Cells that stand there stay, because one of them may have the focus.
  const hasCells = useRef(false);
  hasCells.current ||= !cells.includes(undefined);
  const isBlank = !hasCells.current;
  return useMemo(
    () => (
      <tr>
        <th scope="row">{name}</th>
        {isBlank && <td class="hd-wait" colSpan={columns.length} />}
        {isBlank ||
          columns.map((value, column) => {
            const back = cells[column];
            const place = { column, row };
            return (
              <td key={value} class={`${classOf(back)}${column === own ? ' hd-own' : ''}`}>
                <button
                  type="button"
                  data-at={`${column} ${row}`}
                  tabIndex={column === cursor ? 0 : -1}
                  aria-label={describe(place, back)}
                  aria-pressed={isChosen && column === cursor}
                  onClick={() => onPlace(place)}
                  onFocus={() => onPlace(place)}
                >
                  {typeof back === 'number' ? format.figure(back / 1_000, 0) : back === 'unknown' ? '?' : ''}
                </button>
              </td>
            );
          })}
      </tr>
    ),
    [isBlank, row, name, columns, cells, cursor, isChosen, own, onPlace, describe, format],
  );
}

function classOf(back: QuickBack | undefined): string {
  if (back === undefined) return 'hd-wait';
  if (back === 'unknown') return 'hd-unknown';
  return back === 'never' ? 'hd-never' : `hd-level-${levelOf(back, FIRST_LEVEL_MS)}`;
}
