// npm run conformance: does the simulator predict what the lab measured?
import { agreementOf } from '../../src/evidence/agreement.ts';
import { cellsOf } from '../../src/evidence/cells.ts';
import type { Disagreement } from '../../src/evidence/compare.ts';
import { deviations } from '../../src/evidence/deviations.ts';
import { records } from '../../src/evidence/records.ts';
import { causeIds } from '../../src/evidence/schema.ts';

const cells = cellsOf(records);
const { codes, times, wrongCodes, wrongTimes, disagreements } = agreementOf(cells);

const key = ({ cause, client, about }: Pick<Disagreement, 'cause' | 'client' | 'about'>): string =>
  `${cause} ${client} ${about}`;
const explained = new Map(deviations.map((each) => [key(each), each.why.en]));
const line = (each: Disagreement): string =>
  `  ${each.cause}, ${each.client}, ${each.about}: predicted ${each.predicted}, measured ${each.measured}`;

const percent = (wrong: number, all: number): string => `${((100 * (all - wrong)) / all).toFixed(1)} %`;
const unexplained = disagreements.filter((each) => !explained.has(key(each)));
const stale = deviations.filter((each) => !disagreements.some((other) => key(other) === key(each)));
const missing = causeIds.filter((cause) => !cells.some((cell) => cell.cause === cause));

console.log(`${cells.length} cells measured in ${records.length} runs`);
console.log(
  `codes, clean, error: ${percent(wrongCodes, codes)} of ${codes} agree; times: ${percent(wrongTimes, times)} of ${times}`,
);
for (const each of disagreements.filter((one) => explained.has(key(one)))) {
  console.log(`${line(each)}\n    known: ${explained.get(key(each))}`);
}
if (missing.length > 0) console.log(`not measured: ${missing.join(' ')}`);
if (unexplained.length > 0) console.log(`NOT EXPLAINED:\n${unexplained.map(line).join('\n')}`);
if (stale.length > 0)
  console.log(`explained but in agreement now:\n${stale.map((each) => `  ${key(each)}`).join('\n')}`);
process.exitCode = unexplained.length + stale.length > 0 ? 1 : 0;
