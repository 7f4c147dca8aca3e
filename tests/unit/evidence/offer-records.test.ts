import { expect, it } from 'vitest';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { offerCauses, offerClients, offerRecords } from '../../../src/evidence/offer-records.ts';
import { named } from '../../../src/scenarios/index.ts';

/** RFC 8441 §5: a WebSocket over HTTP/2 is answered with 200, one over HTTP/1.1 with 101. */
function simulated(cause: string, profile: (typeof offerClients)[number]): string {
  const { events } = simulate({ ...named(cause), profile });
  for (const event of events)
    if (event.kind === 'received' && event.segment.kind === 'opening-response')
      return event.segment.status === 200 ? 'h2' : 'wss';
  return 'never answered';
}

it.each(offerClients)('%s takes for a WebSocket what the simulator takes, with each offer, in two runs', (client) => {
  for (const cause of offerCauses) {
    const runs = offerRecords.filter((one) => one.client === client && one.cause === cause);
    expect(runs.length, cause).toBeGreaterThanOrEqual(2);
    expect([...new Set(runs.map(({ transport }) => transport))], cause).toEqual([simulated(cause, client)]);
  }
});
