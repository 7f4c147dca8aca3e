// npm run conformance: does the simulator predict what the lab measured?
import { argumentsOf } from '../../src/cli/command.ts';
import { agreementOf } from '../../src/evidence/agreement.ts';
import { cellsOf } from '../../src/evidence/cells.ts';
import type { Disagreement } from '../../src/evidence/compare.ts';
import { records } from '../../src/evidence/records.ts';
import { causeIds } from '../../src/evidence/schema.ts';

argumentsOf('Usage: npm run conformance', {});
const cells = cellsOf(records);
const { codes, times, wrongCodes, wrongTimes, disagreements } = agreementOf(cells);

const unit = ({ about }: Disagreement): string => (about.endsWith('Time') ? ' in ms' : '');
const line = (each: Disagreement): string =>
  `  ${each.cause}, ${each.client}, ${each.about}${unit(each)}: predicted ${each.predicted}, measured ${each.measured}`;

const percent = (wrong: number, all: number): string => `${((100 * (all - wrong)) / all).toFixed(1)} %`;
const missing = causeIds.filter((cause) => !cells.some((cell) => cell.cause === cause));

console.log(`${cells.length} cells measured in ${records.length} runs`);
console.log(
  `codes, clean, error: ${percent(wrongCodes, codes)} of ${codes} agree; times: ${percent(wrongTimes, times)} of ${times}`,
);
if (missing.length > 0) console.log(`not measured: ${missing.join(' ')}`);
if (disagreements.length > 0) console.log(`DIFFERENT:\n${disagreements.map(line).join('\n')}`);
process.exitCode = disagreements.length > 0 ? 1 : 0;
