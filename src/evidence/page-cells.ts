import { type Spread, spreadOf } from './cells.ts';
import { type Transport, transports } from './families.ts';
import { type PageClient, type PageRecord, type PageTrial, pageClients, pageTrials } from './page-records.ts';

/** A browser, and what carried its connections where that made no difference to any trial. */
export type PageColumn = {
  readonly client: PageClient;
  readonly transports: readonly Transport[];
  readonly version: string;
};

/** What one end reported in all runs of a cell: `code` null: nothing within the watch time. */
export type Reported = { readonly code: number | null; readonly spread: Spread | null };

export type PageOutcome = {
  /** null: the page is gone. */
  readonly page: Reported | null;
  readonly server: Reported;
  readonly runs: number;
  /** The id of its simulation, over the first of the column's transports over which it was measured. */
  readonly scenario: string;
};

const runsOf = (records: readonly PageRecord[], trial: PageTrial, client: PageClient, over: readonly Transport[]) =>
  records.filter((one) => one.cause === `page-${trial}` && one.client === client && over.includes(one.transport));

/** One trial with one column; null where it was not measured. Runs of a cell report the same codes: a test says so. */
export function pageOutcome(
  records: readonly PageRecord[],
  trial: PageTrial,
  { client, transports: over }: Pick<PageColumn, 'client' | 'transports'>,
): PageOutcome | null {
  const runs = runsOf(records, trial, client, over);
  // Records lie in the order of their letters, in which HTTP/2 comes first.
  const transport = over.find((each) => runs.some((run) => run.transport === each));
  const first = runs.find((run) => run.transport === transport);
  if (!first) return null;
  const { clientSaw, serverSaw } = first;
  return {
    page: clientSaw && {
      code: clientSaw.code,
      spread: spreadOf(runs.flatMap((one) => one.clientSaw?.afterMs ?? [])),
    },
    server: { code: serverSaw.code, spread: spreadOf(runs.flatMap((one) => one.serverSaw.afterMs ?? [])) },
    runs: runs.length,
    scenario: [first.cause, first.transport, ...(first.variant ? [first.variant] : [])].join('-'),
  };
}

/** Whether every trial measured over both transports ended alike over them. */
function alike(records: readonly PageRecord[], client: PageClient, one: Transport, other: Transport): boolean {
  return pageTrials.every((trial) => {
    const [a, b] = [one, other].map((transport) => pageOutcome(records, trial, { client, transports: [transport] }));
    return !a || !b || (a.page?.code === b.page?.code && a.server.code === b.server.code);
  });
}

/** The columns of the table: transports of a browser stand together where they make no difference. */
export function pageColumns(records: readonly PageRecord[]): readonly PageColumn[] {
  return pageClients.flatMap((client) => {
    const own = records.filter((record) => record.client === client);
    const version = own.at(-1)?.clientVersion ?? '';
    const groups: Transport[][] = [];
    for (const transport of transports.filter((each) => own.some((record) => record.transport === each))) {
      const group = groups.find(([first]) => first && alike(own, client, first, transport));
      if (group) group.push(transport);
      else groups.push([transport]);
    }
    return groups.map((over) => ({ client, transports: over, version }));
  });
}
