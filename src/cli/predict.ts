// npm run --silent predict -- [--json]: what the simulator expects of every cause and client
import { predictAll } from '../core/sim/predict.ts';
import { causes, familyCauses } from '../scenarios/index.ts';
import { argumentsOf } from './command.ts';

const { values } = argumentsOf('Usage: npm run --silent predict -- [--json]', {
  options: { json: { type: 'boolean' } },
});
const predictions = predictAll([...causes, ...familyCauses]);

if (values.json) process.stdout.write(`${JSON.stringify(predictions, null, 1)}\n`);
else
  for (const one of predictions) {
    const knows = (ms: number | null) => (ms === null ? 'never' : `${(ms / 1000).toFixed(2)} s`);
    const error = one.errorBeforeClose ? 'error, ' : '';
    const client = one.code === null ? 'nothing' : `${error}${one.code} ${one.wasClean ? 'clean' : 'unclean'}`;
    console.log(
      `${one.cause.padEnd(40)} ${(one.variant ?? '').padEnd(8)} ${one.transport.padEnd(4)} ${one.client.padEnd(10)} ${client.padEnd(20)} ${knows(one.clientAfterMs).padStart(10)}` +
        `   server ${String(one.serverCode ?? 'nothing').padEnd(7)} ${knows(one.serverAfterMs)}`,
    );
  }
