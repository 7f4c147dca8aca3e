import type { Cell } from '../../evidence/cells.ts';
import type { FamilyCauseId, FamilyId } from '../../evidence/families.ts';
import { differsFromPlain, type FamilyGroupId, familyRows, plainTwin } from '../../evidence/family-rows.ts';
import { type ClientId, clientIds } from '../../evidence/schema.ts';

/** What one client did; marked where it does something else over TCP alone. */
type ListedCell = {
  readonly client: ClientId;
  readonly cell: Cell | undefined;
  readonly plain: Cell | undefined;
  readonly marked: boolean;
};
export type ListedRow = {
  readonly cause: FamilyCauseId;
  readonly variant: string | null;
  /** Where links to it lead. */
  readonly id: string;
  readonly row: readonly ListedCell[];
  /** The marked ones: what was measured here and over TCP alone. */
  readonly differing: readonly { readonly cell: Cell; readonly plain: Cell }[];
};

/** The clients that have cells in a family, and its causes by group. */
export function familyList(family: FamilyId, cells: readonly Cell[]) {
  const groups = familyRows(family);
  const causes = new Set<string>(groups.flatMap(({ rows }) => rows.map(({ cause }) => cause)));
  const clients = clientIds.filter((client) => cells.some((one) => one.client === client && causes.has(one.cause)));
  const find = (cause: string | undefined, client: ClientId, variant: string | null = null) =>
    cells.find((cell) => cell.cause === cause && cell.client === client && cell.variant === variant);
  const listed: readonly { readonly group: FamilyGroupId; readonly rows: readonly ListedRow[] }[] = groups.map(
    ({ group, rows }) => ({
      group,
      rows: rows.map(({ cause, name, variant }) => {
        const row = clients.map((client) => {
          const cell = find(cause, client, variant);
          const plain = find(plainTwin(name), client);
          return { client, cell, plain, marked: cell !== undefined && differsFromPlain(cell, plain) };
        });
        return {
          cause,
          variant,
          id: variant && variant !== 'idle' ? `${cause}-${variant}` : cause,
          row,
          differing: row.flatMap(({ cell, plain, marked }) => (marked && cell && plain ? [{ cell, plain }] : [])),
        };
      }),
    }),
  );
  return { clients, listed };
}
