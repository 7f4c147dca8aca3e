import type { ClientId } from '../peers/clients.ts';
import { factsOfTrace } from '../trace/facts-of-trace.ts';
import { outcome } from '../trace/outcome.ts';
import type { Scenario } from './settings.ts';
import { simulate } from './simulate.ts';

/** What a client and its server will report of one cause. Times in ms from the cause; null: never within the watch. */
export type Prediction = {
  readonly cause: string;
  readonly client: ClientId;
  readonly opened: boolean;
  readonly errorBeforeClose: boolean | null;
  readonly code: number | null;
  readonly reason: string | null;
  readonly wasClean: boolean | null;
  readonly clientAfterMs: number | null;
  readonly serverCode: number | null;
  readonly serverAfterMs: number | null;
};

/**
 * Simulates a story with that client and reads the first attempt's outcome. `causeAtMs` null counts from the moment the
 * proxy expired. A page that is gone reports nothing.
 */
export function predict(scenario: Scenario, causeAtMs: number | null, client: ClientId): Prediction {
  const facts = factsOfTrace(simulate({ ...scenario, profile: client }));
  const fromMs = causeAtMs ?? facts.proxies[0]?.atMs ?? 0;
  const { opened, errorBeforeClose, client: seen, server } = outcome(facts);
  const after = (atMs: number | undefined) => (atMs === undefined ? null : Math.round(atMs - fromMs));
  return {
    cause: scenario.id,
    client,
    opened,
    errorBeforeClose: seen ? errorBeforeClose : null,
    code: seen?.code ?? null,
    reason: seen?.reason ?? null,
    wasClean: seen?.wasClean ?? null,
    clientAfterMs: after(seen?.atMs),
    serverCode: server?.code ?? null,
    serverAfterMs: after(server?.atMs),
  };
}
