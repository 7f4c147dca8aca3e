import { expect, test } from '@playwright/test';
import type { CauseId, ClientId } from '../../src/evidence/schema.ts';
import { measure } from '../lab/measure.ts';
import { Session } from '../lab/session.ts';
import { observed, simulated } from './both-ends.ts';

// The same causes in the simulator and in real Chromium, ws and Node against a real ws server, over loopback.
const tried = [
  'server-close-1001',
  'server-close-1012',
  'server-close-no-code',
  'server-terminate',
  'server-reset',
  'server-sigterm-no-handler',
  'server-sigkill',
  'client-close-no-arguments',
  'client-close-4000',
  'handshake-503',
  'handshake-refused',
  'tab-closed',
] as const satisfies readonly CauseId[];
const clients = ['chromium', 'ws', 'node'] as const satisfies readonly ClientId[];

let session: Session;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  session = await Session.start('loopback');
});
test.afterAll(() => session.stop());

for (const cause of tried) {
  test(`${cause}: the simulator and real parts agree on every event of both ends`, async () => {
    const able = cause === 'tab-closed' ? (['chromium'] as const) : clients;
    const runs = await measure(
      session,
      able.map((client) => ({ cause, client })),
      { watchMs: 10_000, timers: 'normal', cut: 'router-drops', idleMs: 0, say: () => undefined },
    );
    for (const run of runs) {
      const { client } = run.record;
      expect(observed(run), client).toEqual(simulated(cause, client));
    }
  });
}
