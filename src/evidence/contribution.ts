import { visibleText } from '../core/layout/visible-text.ts';
import { type CloseCodeRangeKind, rangeOf } from '../core/protocol/close-codes.ts';
import { transportOf } from './families.ts';
import { type EvidenceRecord, parseRecords } from './schema.ts';

/** The longest file that is read. The kit writes less than a tenth of it. */
export const contributionBytesMax = 262_144;
const recordsMax = 200;
/** The kit watches for seconds, and is through in four minutes. */
const watchedMsMax = 600_000;
/** Neither is a close code: no endpoint reports one of these (RFC 6455 §7.4.2). */
const unreported: readonly CloseCodeRangeKind[] = ['unused', 'invalid'];

/** What one browser did with the kit of /measure/. Its names hold nothing that turns the text around them. */
export type Contribution = {
  /** `Safari 26.1` */
  readonly browser: string;
  readonly system: string;
  readonly records: readonly EvidenceRecord[];
};

/** Why a text is no contribution; i18n has a sentence for each. */
export type ContributionProblem =
  | 'too-long'
  | 'not-json'
  | 'not-records'
  | 'impossible'
  | 'not-measured'
  | 'several-browsers';

/** Can the kit have seen this? The shape is right already. */
function isPossible({ cause, transport, watchedMs, clientSaw, serverSaw }: EvidenceRecord): boolean {
  if (watchedMs > watchedMsMax || transport !== transportOf(cause)) return false;
  if (clientSaw) {
    // A CloseEvent has all of them, and a closing handshake comes after an opening one.
    const { opened, code, wasClean, afterMs } = clientSaw;
    if (new Set([code, wasClean, afterMs].map((one) => one === null)).size > 1 || (wasClean && !opened)) return false;
  }
  return [clientSaw, serverSaw].every((saw) => {
    const { code = null, afterMs = null } = saw ?? {};
    const isCode = code === null || !unreported.includes(rangeOf(code)?.kind ?? 'invalid');
    return isCode && (afterMs === null || afterMs <= watchedMs);
  });
}

/** Reads what the kit saved. Nothing throws, whatever the text is. */
export function readContribution(text: string): Contribution | { readonly problem: ContributionProblem } {
  if (text.length > contributionBytesMax) return { problem: 'too-long' };
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: 'not-json' };
  }
  if (!Array.isArray(data) || data.length === 0 || data.length > recordsMax) return { problem: 'not-records' };
  let records: readonly EvidenceRecord[];
  try {
    records = parseRecords(data);
  } catch {
    return { problem: 'not-records' };
  }
  if (!records.every(isPossible)) return { problem: 'impossible' };
  const [{ browser, system } = {}] = records;
  if (!browser?.trim() || !system?.trim()) return { problem: 'not-measured' };
  const alike = records.every((one) => one.browser === browser && one.system === system && one.network === 'kit');
  return alike
    ? { browser: visibleText(browser), system: visibleText(system), records }
    : { problem: 'several-browsers' };
}

/** One record a line, so that a diff can be read. */
export const writeContribution = (records: readonly EvidenceRecord[]): string =>
  `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`;
