import { clients } from '../core/peers/clients.ts';
import { circumstancesOf, type Transport } from './families.ts';
import { type CauseId, type ClientId, causeIds, clientIds, type EvidenceRecord } from './schema.ts';

/** Times of the runs that ended alike, in ms from the cause. */
export type Spread = { readonly minMs: number; readonly medianMs: number; readonly maxMs: number };

/** What both ends saw in one or more runs that ended alike. */
export type Outcome = {
  readonly runs: number;
  readonly opened: boolean;
  readonly errorBeforeClose: boolean;
  /** null: no CloseEvent within the watch time, or the page is gone. */
  readonly code: number | null;
  readonly reason: string | null;
  readonly wasClean: boolean | null;
  readonly client: Spread | null;
  readonly serverCode: number | null;
  readonly serverReason: string | null;
  readonly server: Spread | null;
};

/** One cause with one client: all its runs with the newest version of that client. */
export type Cell = {
  readonly cause: CauseId;
  readonly transport: Transport;
  /** Of a cause that is measured in several circumstances: which of them. */
  readonly variant: string | null;
  readonly client: ClientId;
  readonly clientVersion: string;
  readonly serverVersion: string;
  readonly kernel: string;
  readonly network: EvidenceRecord['network'];
  readonly firstDate: string;
  readonly lastDate: string;
  readonly runs: number;
  readonly watchedMs: number;
  /** The page is gone: only the server can tell. */
  readonly pageGone: boolean;
  /** The server is gone: only the client can tell. */
  readonly serverGone: boolean;
  /** The most frequent first. More than one: a race. */
  readonly outcomes: readonly Outcome[];
  readonly notes: readonly string[];
};

/** The range of some times; those that are missing are left out. */
export function spreadOf(times: readonly (number | null | undefined)[]): Spread | null {
  const sorted = times.filter((each) => typeof each === 'number').sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  return { minMs: sorted[0]!, medianMs: sorted[(sorted.length - 1) >> 1]!, maxMs: sorted.at(-1)! };
}

function outcomeOf(alike: readonly EvidenceRecord[]): Outcome {
  const { clientSaw, serverSaw } = alike[0]!;
  return {
    runs: alike.length,
    opened: clientSaw?.opened ?? true,
    errorBeforeClose: clientSaw?.errorBeforeClose ?? false,
    code: clientSaw?.code ?? null,
    reason: clientSaw?.reason ?? null,
    wasClean: clientSaw?.wasClean ?? null,
    client: spreadOf(alike.map((each) => each.clientSaw?.afterMs)),
    serverCode: serverSaw?.code ?? null,
    serverReason: serverSaw?.reason ?? null,
    server: spreadOf(alike.map((each) => each.serverSaw?.afterMs)),
  };
}

const outcomeKey = ({ clientSaw: client, serverSaw: server }: EvidenceRecord): string =>
  JSON.stringify([client?.opened, client?.errorBeforeClose, client?.code, client?.wasClean, server?.code]);

/** The runs of one cause and client that count: normal timers, those circumstances, newest version, full watch. */
function counting(
  all: readonly EvidenceRecord[],
  cause: CauseId,
  client: ClientId,
  circumstance: string | undefined,
): EvidenceRecord[] {
  const own = all
    .filter((each) => each.cause === cause && each.client === client)
    .filter((each) => each.timers === 'normal' && each.variant === circumstance)
    .sort((a, b) => a.date.localeCompare(b.date));
  const newest = own.at(-1)?.clientVersion;
  const current = own.filter((each) => each.clientVersion === newest);
  const watchedMs = Math.max(...current.map((each) => each.watchedMs));
  return current.filter((each) => each.watchedMs === watchedMs);
}

/** The matrix: a cell for every cause and client that has been measured, in the order of the ids. */
export function cellsOf(all: readonly EvidenceRecord[]): Cell[] {
  const byCause = Map.groupBy(all, ({ cause }) => cause);
  const rows = causeIds.flatMap((cause) => circumstancesOf(cause).map((variant) => ({ cause, variant })));
  return rows.flatMap(({ cause, variant }) =>
    clientIds.flatMap((client) => {
      const runs = counting(byCause.get(cause) ?? [], cause, client, variant);
      const last = runs.at(-1);
      if (!last) return [];
      const groups = Map.groupBy(runs, outcomeKey);
      return {
        cause,
        transport: last.transport,
        variant: variant ?? null,
        client,
        clientVersion: last.clientVersion,
        serverVersion: last.serverVersion,
        kernel: last.kernel,
        network: last.network,
        firstDate: runs[0]!.date.slice(0, 10),
        lastDate: last.date.slice(0, 10),
        runs: runs.length,
        watchedMs: last.watchedMs,
        pageGone: last.clientSaw === null,
        serverGone: last.serverSaw === null,
        outcomes: [...groups.values()].map(outcomeOf).sort((a, b) => b.runs - a.runs),
        notes: last.notes,
      };
    }),
  );
}

/** `156`, `153`, `2.50`: as much of a version as people say. */
export const shortVersion = ({ client, clientVersion }: Pick<Cell, 'client' | 'clientVersion'>): string =>
  clientVersion.split('.').slice(0, clients[client].versionNumbers).join('.');
