import { mkdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { causeIds, type EvidenceRecord, parseRecords } from '../../src/evidence/schema.ts';

const cell = ({ cause, variant, clientVersion, serverVersion, timers }: EvidenceRecord): string =>
  [cause, variant, clientVersion, serverVersion.split(' ')[0], timers].join('|');

function readOr(file: string): EvidenceRecord[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return parseRecords(JSON.parse(text));
}

async function locked<T>(directory: string, work: () => T): Promise<T> {
  const lock = join(directory, '.lock');
  for (let tries = 0; ; tries += 1) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  try {
    return work();
  } finally {
    rmdirSync(lock);
  }
}

/** Adds records to the file of their client, one record a line so that a diff can be read, and numbers the runs. */
export async function appendRecords(directory: string, records: readonly EvidenceRecord[]): Promise<void> {
  mkdirSync(directory, { recursive: true });
  await locked(directory, () => {
    for (const client of new Set(records.map((record) => record.client))) {
      const file = join(directory, `${client}.json`);
      const all = readOr(file);
      for (const record of records.filter((each) => each.client === client)) {
        const earlier = all.filter((each) => cell(each) === cell(record)).length;
        all.push({ ...record, run: earlier + 1 });
      }
      const order = (record: EvidenceRecord): number => causeIds.indexOf(record.cause);
      all.sort((a, b) => order(a) - order(b) || a.date.localeCompare(b.date));
      const text = `[\n${parseRecords(all)
        .map((record) => JSON.stringify(record))
        .join(',\n')}\n]\n`;
      writeFileSync(`${file}.new`, text);
      renameSync(`${file}.new`, file);
    }
  });
}
