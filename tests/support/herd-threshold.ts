// npm run herd:threshold: the threshold against 360 simulated herds of realistic size. Minutes.
import { argumentsOf } from '../../src/cli/command.ts';
import { compareThreshold, printed } from './threshold-grid.ts';

argumentsOf('Usage: npm run herd:threshold', {});
const all = compareThreshold(200, 3_600);
const differing = all.filter(({ isDown, threshold }) => isDown !== threshold.staysDown);
for (const one of differing) console.log(printed(one));
console.log(`${all.length - differing.length} of ${all.length} as the threshold says`);
process.exitCode = differing.length <= 0.05 * all.length ? 0 : 1;
