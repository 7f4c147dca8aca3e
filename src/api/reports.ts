import { type Format, fill } from '../core/format.ts';
import { engines, type Report, reportedBy } from '../core/peers/close-codes-received.ts';
import { closeCode } from '../core/protocol/close-codes.ts';
import type { Cell } from '../evidence/cells.ts';
import type { CauseId } from '../evidence/schema.ts';
import type { CodePageStrings } from '../i18n/en/code-page.ts';
import { measuredRow } from './measured.ts';

export type ReportRow = { readonly label: string; readonly cells: readonly string[] };

type RowLabel =
  | 'rowFinAtOnce'
  | 'rowFin'
  | 'rowRst'
  | 'rowUnanswered'
  | 'rowSelfSigned'
  | 'rowEmptyClose'
  | 'rowTooBig';

/** Which of the lab's causes a code's table shows besides the code itself. */
const causesOf: Readonly<Record<number, readonly (readonly [RowLabel, CauseId])[]>> = {
  1001: [['rowFinAtOnce', 'server-close-1001-then-exit']],
  1005: [['rowEmptyClose', 'server-close-no-code']],
  1006: [
    ['rowFin', 'server-terminate'],
    ['rowRst', 'server-reset'],
    ['rowUnanswered', 'client-close-unanswered'],
  ],
  1009: [['rowTooBig', 'server-message-too-big']],
  1015: [['rowSelfSigned', 'tls-self-signed']],
};

/** One outcome in the small markup. Below a quarter of a second everything is "at once" and goes without saying. */
function cellText(
  { error, code, wasClean }: Report,
  afterMs: number | null,
  strings: CodePageStrings,
  format: Format,
): string {
  const shown = fill(error ? strings.failed : wasClean ? strings.clean : strings.unclean, { n: code });
  return afterMs !== null && afterMs > 1000
    ? fill(strings.after, { n: shown, s: format.exact(afterMs, afterMs < 10_000 ? 1 : 0) })
    : shown;
}

function measuredText({ outcomes }: Cell, strings: CodePageStrings, format: Format): string {
  const texts = outcomes.map(({ errorBeforeClose, code, wasClean, client }) =>
    code === null
      ? strings.noEvent
      : cellText(
          { error: errorBeforeClose, code, wasClean: wasClean === true },
          client?.medianMs ?? null,
          strings,
          format,
        ),
  );
  return [...new Set(texts)].join(strings.or);
}

/** The table "what browsers do differently" of one code, in one language: measured where the lab has it. */
export function reportsOf(code: number, strings: CodePageStrings, format: Format): readonly ReportRow[] {
  const rows: ReportRow[] = [];
  for (const [label, cause] of causesOf[code] ?? []) {
    const row = measuredRow(cause);
    if (row) rows.push({ label: strings[label], cells: row.map((cell) => measuredText(cell, strings, format)) });
  }
  if (closeCode(code) || code >= 4000) {
    const cells = engines.map((engine) => cellText(reportedBy(engine, code), null, strings, format));
    rows.push({ label: fill(strings.differsRow, { n: code }), cells });
  }
  return rows;
}

/** Whether a cell says something that most of its neighbours do not. */
export function differs(cells: readonly string[], at: number): boolean {
  const same = cells.filter((cell) => cell === cells[at]).length;
  return new Set(cells).size > 1 && same <= cells.length / 2;
}
