import { type Engine, engines, reportedBy } from '../../core/protocol/close-code-peers.ts';
import { closeCode } from '../../core/protocol/close-codes.ts';
import type { CodePageStrings } from '../../i18n/en/code-page.ts';
import { fill } from './inline.ts';

/** One cell of the table of browsers, in the small markup. */
type Cell = (strings: CodePageStrings) => string;
export type ReportRow = { readonly label: string; readonly cells: readonly string[] };

const clean =
  (n: number): Cell =>
  (s) =>
    fill(s.clean, { n });
const unclean =
  (n: number): Cell =>
  (s) =>
    fill(s.unclean, { n });
const plain =
  (n: number): Cell =>
  (s) =>
    fill(s.plain, { n });
const after =
  (n: number, seconds: number): Cell =>
  (s) =>
    fill(s.after, { n, s: seconds });
const failed: Cell = (s) => s.failed;
const notMeasured: Cell = (s) => s.notMeasured;

type Label = Exclude<keyof CodePageStrings & `row${string}`, never> | 'differsRow';

function ownRow(code: number): readonly [Label, readonly Cell[]] {
  const cell = (engine: Engine): Cell => {
    const report = reportedBy(engine, code);
    return report.error ? failed : clean(report.code);
  };
  return ['differsRow', engines.map(cell)];
}

/** Measured: what each browser shows when the same thing happens. In the order of `engines`. */
function rowsOf(code: number): readonly (readonly [Label, readonly Cell[]])[] {
  if (code === 1005) return [['rowEmptyClose', [clean(1005), clean(1005), clean(1005)]], ownRow(code)];
  if (code === 1006) {
    return [
      ['rowFin', [plain(1006), plain(1006), plain(1006)]],
      ['rowRst', [plain(1006), failed, failed]],
      ['rowUnanswered', [after(1006, 60), after(1006, 20), notMeasured]],
      ownRow(code),
    ];
  }
  if (code === 1015) {
    const firefox: Cell = (s) => s.failed.replace('1006', '1015');
    return [['rowSelfSigned', [failed, firefox, failed]], ownRow(code)];
  }
  if (code === 1001) {
    return [
      ownRow(code),
      ['rowFinAtOnce', [clean(1001), unclean(1001), clean(1001)]],
      ['rowReset', [unclean(1001), clean(1001), failed]],
    ];
  }
  return closeCode(code) || code >= 4000 ? [ownRow(code)] : [];
}

/** The table "what browsers do differently" of one code, in one language. */
export function reportsOf(code: number, strings: CodePageStrings): readonly ReportRow[] {
  return rowsOf(code).map(([label, cells]) => ({
    label: fill(strings[label], { n: code }),
    cells: cells.map((cell) => cell(strings)),
  }));
}

/** Whether a cell says something that most of its neighbours do not. */
export function differs(cells: readonly string[], at: number): boolean {
  const same = cells.filter((cell) => cell === cells[at]).length;
  return new Set(cells).size > 1 && same <= cells.length / 2;
}
