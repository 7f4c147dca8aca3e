import { type Engine, engines } from '../../core/protocol/close-code-peers.ts';
import { type Cell, cellsOf } from '../../evidence/cells.ts';
import { records } from '../../evidence/records.ts';
import type { CauseId } from '../../evidence/schema.ts';

const cells: readonly Cell[] = cellsOf(records);

/** What the lab measured of one cause in one engine, the most frequent outcome first; undefined: not yet. */
export const measured = (cause: CauseId, engine: Engine): Cell | undefined =>
  cells.find((cell) => cell.cause === cause && cell.client === engine);

/** The first of the engine's version numbers, as the data says it: `156`. WebKitGTK counts in two. */
export function versionOf(engine: Engine): string {
  const version = cells.find(({ client }) => client === engine)?.clientVersion ?? '';
  return version.split('.', engine === 'webkitgtk' ? 2 : 1).join('.');
}

/** All engines for one cause, or null when one of them has not been measured. */
export function measuredRow(cause: CauseId): readonly Cell[] | null {
  const row = engines.map((engine) => measured(cause, engine));
  return row.every((cell) => cell !== undefined) ? row : null;
}
