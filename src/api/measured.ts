import { type Engine, engines } from '../core/peers/close-codes-received.ts';
import { type Cell, cellsOf, shortVersion } from '../evidence/cells.ts';
import { records } from '../evidence/records.ts';
import type { CauseId } from '../evidence/schema.ts';

const cells: readonly Cell[] = cellsOf(records);

/** What the lab measured of one cause in one engine, the most frequent outcome first; undefined: not yet. */
export const measured = (cause: CauseId, engine: Engine): Cell | undefined =>
  cells.find((cell) => cell.cause === cause && cell.client === engine);

/** The version measured, as people say it: `156`. */
export function versionOf(engine: Engine): string {
  const cell = cells.find(({ client }) => client === engine);
  return cell ? shortVersion(cell) : '';
}

/** All engines for one cause, or null when one of them has not been measured. */
export function measuredRow(cause: CauseId): readonly Cell[] | null {
  const row = engines.map((engine) => measured(cause, engine));
  return row.every((cell) => cell !== undefined) ? row : null;
}
