import { expect, test } from '@playwright/test';
import { familyOf } from '../../src/evidence/families.ts';
import type { CauseId, ClientId } from '../../src/evidence/schema.ts';
import { measure } from '../lab/measure.ts';
import { Session } from '../lab/session.ts';
import { installMissing } from '../support/debian-packages.ts';
import { observed, simulated } from './both-ends.ts';

// The same causes in the simulator and in real parts over TLS, and over HTTP/2 in real Chromium.
const tried = [
  'tls-server-close-1001',
  'tls-end-without-close-frame',
  'tls-fin-without-close-notify',
  'tls-reset',
  'tls-corrupt-record-from-server',
  'tls-client-close-4000',
  'tls-handshake-expired-certificate',
  'tls-handshake-wrong-host',
  'h2-server-close-1001',
  'h2-server-sigkill',
  'h2-reset',
  'h2-rst-stream-cancel',
  'h2-rst-stream-refused-stream',
  'h2-goaway-then-connection-closed',
  'h2-client-close-4000',
  'h2-client-close-unanswered',
  'h2-handshake-503',
  'h2-handshake-rst-refused-stream',
  'h2-tab-closed',
] as const satisfies readonly CauseId[];

let session: Session;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  installMissing([
    { path: '/usr/bin/openssl', name: 'openssl' },
    { path: '/usr/bin/certutil', name: 'libnss3-tools' },
  ]);
  session = await Session.start('loopback');
});
test.afterAll(() => session.stop());

for (const cause of tried) {
  test(`${cause}: the simulator and real parts agree on every event of both ends`, { tag: '@core' }, async () => {
    const clients: readonly ClientId[] = familyOf(cause)?.family === 'h2' ? ['chromium'] : ['chromium', 'ws', 'node'];
    const runs = await measure(
      session,
      clients.map((client) => ({ cause, client })),
      { watchMs: 10_000, timers: 'normal', cut: 'router-drops', idleMs: 0, say: () => undefined },
    );
    // A run that went over another transport would be missing here.
    expect(runs).toHaveLength(clients.length);
    for (const run of runs) {
      const { client } = run.record;
      expect(observed(run), client).toEqual(simulated(cause, client));
    }
  });
}
