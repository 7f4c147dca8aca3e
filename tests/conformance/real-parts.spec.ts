import { expect, test } from '@playwright/test';
import { simulate } from '../../src/core/sim/simulate.ts';
import type { CauseId, ClientId } from '../../src/evidence/schema.ts';
import { causes } from '../../src/scenarios/index.ts';
import { measure, type Observation } from '../lab/measure.ts';
import { Session } from '../lab/session.ts';

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

const closing = (close: { code?: number; reason?: string; wasClean?: boolean }): string =>
  `close ${close.code} "${close.reason}" ${close.wasClean ? 'clean' : 'unclean'}`;

/** What each end's script sees, in its order, by the simulator. */
function simulated(cause: CauseId, profile: ClientId) {
  const found = causes.find(({ scenario }) => scenario.id === cause);
  if (!found) throw new Error(`no scenario for ${cause}`);
  const { events } = simulate({ ...found.scenario, profile });
  const client: string[] = [];
  let server: string | null = null;
  for (const event of events) {
    if (event.kind !== 'event' || event.event === 'message') continue;
    if (event.side === 'server') {
      if (event.event === 'close') server = `${event.close.code} "${event.close.reason}"`;
    } else client.push(event.event === 'close' ? closing(event.close) : event.event);
  }
  return { client: found.pageOnly ? null : client, server };
}

/** The same by the real client and the real server. */
function observed({ record, clientEvents }: Observation) {
  const client = clientEvents.map((entry) => (entry.what === 'close' ? closing(entry) : entry.what));
  const { serverSaw } = record;
  const server = serverSaw === null || serverSaw.code === null ? null : `${serverSaw.code} "${serverSaw.reason}"`;
  return { client: record.clientSaw === null ? null : client, server };
}

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
