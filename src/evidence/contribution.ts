import { type EvidenceRecord, parseRecords } from './schema.ts';

/** The longest file that is read. The kit writes less than a tenth of it. */
export const contributionBytesMax = 262_144;
const recordsMax = 200;

/** What one browser did with the kit of /measure/. */
export type Contribution = {
  /** `Safari 26.1` */
  readonly browser: string;
  readonly system: string;
  readonly records: readonly EvidenceRecord[];
};

/** Why a text is no contribution; i18n has a sentence for each. */
export type ContributionProblem = 'too-long' | 'not-json' | 'not-records' | 'not-measured' | 'several-browsers';

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
  const [{ browser, system } = {}] = records;
  if (browser === undefined || system === undefined) return { problem: 'not-measured' };
  const alike = records.every((one) => one.browser === browser && one.system === system && one.network === 'kit');
  return alike ? { browser, system, records } : { problem: 'several-browsers' };
}

/** One record a line, so that a diff can be read. */
export const writeContribution = (records: readonly EvidenceRecord[]): string =>
  `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`;
