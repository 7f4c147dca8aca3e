import { type Spread, spreadOf } from './cells.ts';
import { type Transport, transports } from './families.ts';
import { type NetworkChange, type NetworkRecord, networkClients } from './network-records.ts';

/** A client, and what carried its connections where that made no difference to any change. */
export type NetworkColumn = {
  readonly client: NetworkRecord['client'];
  readonly transports: readonly Transport[];
  readonly version: string;
};

/** What some runs had in common: the code that the client reported, if any within the watch time, and when. */
export type NetworkOutcome = { readonly code: number | null; readonly runs: number; readonly spread: Spread | null };

/** One change with one client, over the transports of its column: the most frequent outcome first. */
export function outcomesOf(
  records: readonly NetworkRecord[],
  change: NetworkChange,
  { client, transports }: Pick<NetworkColumn, 'client' | 'transports'>,
): readonly NetworkOutcome[] {
  const runs = records.filter(
    (record) => record.cause === `net-${change}` && record.client === client && transports.includes(record.transport),
  );
  return [...Map.groupBy(runs, ({ clientSaw }) => clientSaw.code)]
    .map(([code, alike]) => ({
      code,
      runs: alike.length,
      spread: spreadOf(alike.flatMap(({ clientSaw }) => clientSaw.afterMs ?? [])),
    }))
    .sort((a, b) => b.runs - a.runs);
}

/** When one change ended the connections of a column that it ended. */
export const spreadOver = (
  records: readonly NetworkRecord[],
  change: NetworkChange,
  column: Pick<NetworkColumn, 'client' | 'transports'>,
): Spread | null => outcomesOf(records, change, column).find(({ code }) => code !== null)?.spread ?? null;

const codesOf = (records: readonly NetworkRecord[], change: NetworkChange, column: NetworkColumn): string =>
  outcomesOf(records, change, column)
    .map(({ code }) => code)
    .sort()
    .join();

/** The columns of the matrix: transports of a client stand together where all changes had the same codes over them. */
export function networkColumns(
  records: readonly NetworkRecord[],
  changes: readonly NetworkChange[],
): readonly NetworkColumn[] {
  return networkClients.flatMap((client) => {
    const own = records.filter((record) => record.client === client);
    const version = own[0]?.clientVersion ?? '';
    const single = transports
      .filter((transport) => own.some((record) => record.transport === transport))
      .map((transport) => ({ client, transports: [transport], version }));
    const alike = Map.groupBy(single, (column) => changes.map((change) => codesOf(own, change, column)).join(' '));
    return [...alike.values()].map((some) => ({
      client,
      transports: some.flatMap((column) => column.transports),
      version,
    }));
  });
}

/** The changes that end most connections first; of two that end as many, the one that is listed first. */
export function byEndings(
  records: readonly NetworkRecord[],
  changes: readonly NetworkChange[],
): readonly NetworkChange[] {
  const ended = (change: NetworkChange): number =>
    records.filter(({ cause, clientSaw }) => cause === `net-${change}` && clientSaw.code !== null).length;
  return changes.toSorted((a, b) => ended(b) - ended(a));
}
