// npm run diagnose:table: what the diagnosis answers on the worked cases, and how often it is right when it is how sure
import { argumentsOf } from '../../src/cli/command.ts';
import { isTrue, rankedOf } from '../unit/diagnose/judge.ts';
import { unrelated } from '../unit/diagnose/unrelated.ts';
import { workedCases } from '../unit/diagnose/worked-cases.ts';

argumentsOf('Usage: npm run diagnose:table', {});
const judged = workedCases.map((one) => ({ ...one, first: rankedOf(one.pasted, one.answers)[0]! }));
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`);

console.log('Confusion: true cause → first answers (cases)\n');
const byCause = Map.groupBy(judged, ({ cause }) => cause);
for (const [cause, cases] of [...byCause].sort(([a], [b]) => a.localeCompare(b))) {
  const answers = Map.groupBy(cases, ({ first }) => first.cause.id);
  const list = [...answers].sort(([, a], [, b]) => b.length - a.length).map(([id, some]) => `${id} ${some.length}`);
  console.log(`${cause.padEnd(24)} ${list.join(', ')}`);
}

console.log('\nCalibration: said against true, by tenths of probability\n');
console.log('said        cases   said   true');
for (let tenth = 0; tenth < 10; tenth++) {
  const cases = judged.filter(({ first }) => Math.min(9, Math.floor(first.probability * 10)) === tenth);
  if (cases.length === 0) continue;
  const said = cases.reduce((sum, { first }) => sum + first.probability, 0);
  const right = cases.filter((one) => isTrue(one, one.first.cause.id)).length;
  console.log(
    `${tenth * 10}–${tenth * 10 + 10} %`.padEnd(11),
    String(cases.length).padStart(5),
    percent(said, cases.length).padStart(7),
    percent(right, cases.length).padStart(6),
  );
}

const sure = judged.filter(({ first }) => first.strength === 3);
const right = judged.filter((one) => isTrue(one, one.first.cause.id));
const sureRight = sure.filter((one) => isTrue(one, one.first.cause.id));
console.log(`\nFirst answer right: ${right.length} of ${judged.length} (${percent(right.length, judged.length)})`);
console.log(`“Very likely”: ${sure.length}, right in ${percent(sureRight.length, sure.length)}`);
const sureOfNothing = unrelated.filter((text) => rankedOf(text)[0]!.strength === 3);
console.log(`Unrelated texts: ${unrelated.length}, “very likely” in ${sureOfNothing.length}`);
