import type { Cell } from './cells.ts';
import type { CauseId, ClientId } from './schema.ts';

type Place = { readonly cause: CauseId; readonly client: ClientId; readonly variant?: string };

/** What surprises most. The words stand in i18n under the same key; the letters are the times in them. */
type Headline = {
  readonly cells: Readonly<Record<string, Place>>;
  /** The row that shows it. */
  readonly row: CauseId;
  /** Whether the cells still say so, in the order of their letters. */
  readonly holds: (...cells: readonly Cell[]) => boolean;
};

const clientMs = (cell: Cell | undefined): number => cell?.outcomes[0]?.client?.medianMs ?? Number.POSITIVE_INFINITY;
const codeOf = (cell: Cell | undefined): number | null => cell?.outcomes[0]?.code ?? null;
const muchSooner = (soon: Cell | undefined, late: Cell | undefined): boolean => clientMs(soon) * 5 < clientMs(late);

export const headlines = {
  sending: {
    cells: {
      a: { cause: 'cable-pulled-client-sending', client: 'chromium' },
      b: { cause: 'h2-cable-pulled-client-sending', client: 'chromium' },
      c: { cause: 'cable-pulled-client-sending', client: 'firefox' },
      d: { cause: 'h2-cable-pulled-client-sending', client: 'firefox' },
    },
    row: 'h2-cable-pulled-client-sending',
    holds: (a, b, c, d) => muchSooner(b, a) && muchSooner(d, c),
  },
  idle: {
    cells: {
      a: { cause: 'cable-pulled-idle', client: 'firefox' },
      b: { cause: 'h2-cable-pulled-idle', client: 'firefox' },
      c: { cause: 'h2-cable-pulled-idle', client: 'chromium' },
    },
    row: 'h2-cable-pulled-idle',
    holds: (a, b, c) => muchSooner(b, a) && clientMs(c) > 300_000,
  },
  outage: {
    cells: {
      a: { cause: 'h2-cable-pulled-30s-then-restored', client: 'chromium', variant: 'client-sending' },
      b: { cause: 'tls-cable-pulled-30s-then-restored', client: 'chromium', variant: 'client-sending' },
    },
    row: 'h2-cable-pulled-30s-then-restored',
    // Before the cable is back.
    holds: (a, b) => codeOf(a) === 1006 && clientMs(a) < 30_000 && codeOf(b) === null,
  },
  exit: {
    cells: {
      a: { cause: 'h2-server-close-1001-then-exit', client: 'chromium' },
      b: { cause: 'h2-server-close-1001-then-exit', client: 'firefox' },
      c: { cause: 'tls-server-close-1001-then-exit', client: 'chromium' },
    },
    row: 'h2-server-close-1001-then-exit',
    holds: (a, b, c) => codeOf(a) === 1006 && codeOf(b) === 1006 && codeOf(c) === 1001,
  },
  tab: {
    cells: {
      a: { cause: 'h2-tab-closed', client: 'chromium' },
      b: { cause: 'tab-closed', client: 'chromium' },
    },
    row: 'h2-tab-closed',
    holds: (a, b) => a?.outcomes[0]?.serverCode === 1006 && b?.outcomes[0]?.serverCode === 1001,
  },
  unanswered: {
    cells: {
      a: { cause: 'client-close-unanswered', client: 'chromium' },
      b: { cause: 'h2-client-close-unanswered', client: 'chromium' },
    },
    row: 'h2-client-close-unanswered',
    holds: (a, b) => muchSooner(b, a),
  },
} as const satisfies Readonly<Record<string, Headline>>;

export type HeadlineId = keyof typeof headlines;

/** The cells of a headline by their letters. Throws for one that was not measured. */
export function cellsOfHeadline(all: readonly Cell[], id: HeadlineId): Readonly<Record<string, Cell>> {
  const places: Readonly<Record<string, Place>> = headlines[id].cells;
  return Object.fromEntries(
    Object.entries(places).map(([letter, { cause, client, variant = null }]) => {
      const cell = all.find((one) => one.cause === cause && one.client === client && one.variant === variant);
      if (!cell) throw new Error(`headline ${id}: ${cause} with ${client} was not measured`);
      return [letter, cell];
    }),
  );
}

/** Whether the newest measurements still say what the headline says. */
export function stillHolds(all: readonly Cell[], id: HeadlineId): boolean {
  const { holds }: Headline = headlines[id];
  return holds(...Object.values(cellsOfHeadline(all, id)));
}
