import { simulate } from '../../src/core/sim/simulate.ts';
import type { CauseId, ClientId } from '../../src/evidence/schema.ts';
import { causes, familyCauses } from '../../src/scenarios/index.ts';
import type { Observation } from '../lab/measure.ts';

const closing = (close: { code?: number; reason?: string; wasClean?: boolean }): string =>
  `close ${close.code} "${close.reason}" ${close.wasClean ? 'clean' : 'unclean'}`;

/** What each end's script sees, in its order, by the simulator. */
export function simulated(cause: CauseId, profile: ClientId) {
  const found = [...causes, ...familyCauses].find(({ scenario }) => scenario.id === cause);
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
export function observed({ record, clientEvents }: Observation) {
  const client = clientEvents.map((entry) => (entry.what === 'close' ? closing(entry) : entry.what));
  const { serverSaw } = record;
  const server = serverSaw === null || serverSaw.code === null ? null : `${serverSaw.code} "${serverSaw.reason}"`;
  return { client: record.clientSaw === null ? null : client, server };
}
