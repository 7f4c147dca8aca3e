// npm run diagnose:recordings: what the diagnosis answers for each recording of a known ending, and how sure it is
import { argumentsOf } from '../../src/cli/command.ts';
import { judgedRecordings } from '../unit/diagnose/recordings-judge.ts';

const strengths = ['unlikely', 'possible', 'likely', 'very likely'] as const;
argumentsOf('Usage: npm run diagnose:recordings', {});
const judged = judgedRecordings();
const telling = judged.filter(({ isTelling }) => isTelling);
for (const { file, cause, ranked, isRight } of telling) {
  const { cause: first, probability, strength } = ranked[0]!;
  const answer = `${first.id} ${Math.round(probability * 100)} %, ${strengths[strength]}`;
  console.log(`${isRight(first.id) ? ' ' : '✗'} ${file.padEnd(46)} ${answer.padEnd(38)} ${cause}`);
}
const right = telling.filter(({ ranked, isRight }) => isRight(ranked[0]!.cause.id));
const sure = judged.filter(({ ranked }) => ranked[0]!.strength === 3);
const sureRight = sure.filter(({ ranked, isRight }) => isRight(ranked[0]!.cause.id));
console.log(
  `\nRecordings that show the end: ${telling.length} of ${judged.length}; the others know an opening, at most 1006.`,
);
console.log(`True cause first: ${right.length} (${Math.round((100 * right.length) / telling.length)} %)`);
console.log(`“Very likely”, of all: ${sure.length}, right in ${sureRight.length}`);
