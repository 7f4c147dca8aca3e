import { afterEach, expect, it } from 'vitest';
import { describeHostile } from '../../support/hostile-suite.ts';
import { end, freePort, type Running, recipePath, run } from '../../support/recipes.ts';
import { describeServer } from '../../support/server-suite.ts';

const command = (): readonly string[] => [process.execPath, recipePath('servers/node-ws.mjs')];

describeServer({
  name: 'node-ws.mjs',
  command,
  goodbye: 'server is stopping',
  waits: true,
  noPong: { code: 1006, reason: '' },
  exitCode: 0,
});

describeHostile({
  name: 'node-ws.mjs',
  command,
  checksOrigin: true,
  echoes: true,
});

let running: Running | undefined;
afterEach(() => end(running));

it('answers a request that is no WebSocket with 426', async () => {
  running = await run(command(), await freePort());
  expect((await fetch(`http://127.0.0.1:${running.port}/`)).status).toBe(426);
});
