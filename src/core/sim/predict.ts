import type { ClientId } from '../peers/clients.ts';
import { factsOfTrace } from '../trace/facts-of-trace.ts';
import { outcome } from '../trace/outcome.ts';
import { clientProfiles } from './profile.ts';
import type { Scenario, Transport } from './settings.ts';
import { simulate } from './simulate.ts';

/** What a client and its server will report of one cause. Times in ms from the cause; null: never within the watch. */
export type Prediction = {
  readonly cause: string;
  readonly client: ClientId;
  readonly transport: Transport;
  /** In which of several circumstances, where a cause has them: `idle`, `active`. */
  readonly variant: string | null;
  readonly opened: boolean;
  readonly errorBeforeClose: boolean | null;
  readonly code: number | null;
  readonly reason: string | null;
  readonly wasClean: boolean | null;
  readonly clientAfterMs: number | null;
  readonly serverCode: number | null;
  readonly serverAfterMs: number | null;
};

/** What is predicted: a story, when its cause strikes (null: when the proxy expires), and whom it concerns. */
export type Predictable = {
  readonly scenario: Scenario;
  readonly cause: string;
  readonly variant: string | null;
  readonly causeAtMs: number | null;
  /** Where the server's times count from another moment. */
  readonly serverCauseAtMs: number | null;
  readonly pageOnly: boolean;
  /** Needs a client of which it is known what becomes of a frozen or discarded page. */
  readonly freezes: boolean;
  /** The attempt whose outcome counts. */
  readonly attempt: number;
  /** Nobody looks at the server any more once the client knows. */
  readonly untilClientKnows: boolean;
};

/** Every client that a cause can happen to: with a page, where the page does it; with HTTP/2, where that carries it. */
const clientsOf = ({ pageOnly, freezes, scenario }: Predictable): readonly ClientId[] =>
  Object.values(clientProfiles)
    .filter((profile) => (!pageOnly || profile.page) && (!freezes || profile.page?.freezes))
    .filter((profile) => scenario.answersPings !== false || profile.leavesPings)
    .filter((profile) => scenario.settings.transport !== 'h2' || profile.http2)
    .map(({ id }) => id);

/** What the simulator says of every cause with every client it concerns. */
export const predictAll = (causes: readonly Predictable[]): readonly Prediction[] =>
  causes.flatMap((cause) => clientsOf(cause).map((client) => predict(cause, client)));

/**
 * Simulates a story with that client and reads the outcome. A page that is gone reports nothing.
 */
export function predict(predictable: Predictable, client: ClientId): Prediction {
  const { scenario, cause, variant, causeAtMs, serverCauseAtMs, attempt, untilClientKnows } = predictable;
  const facts = factsOfTrace(simulate({ ...scenario, profile: client }));
  const fromMs = causeAtMs ?? facts.proxies[0]?.atMs ?? 0;
  const { opened, errorBeforeClose, client: seen, server: told } = outcome(facts, attempt);
  const server = untilClientKnows && seen && told && told.atMs > seen.atMs ? null : told;
  const after = (atMs: number | undefined, sinceMs = fromMs) =>
    atMs === undefined ? null : Math.round(atMs - sinceMs);
  return {
    cause,
    client,
    transport: scenario.settings.transport,
    variant,
    opened,
    errorBeforeClose: seen ? errorBeforeClose : null,
    code: seen?.code ?? null,
    reason: seen?.reason ?? null,
    wasClean: seen?.wasClean ?? null,
    clientAfterMs: after(seen?.atMs),
    serverCode: server?.code ?? null,
    serverAfterMs: after(server?.atMs, serverCauseAtMs ?? fromMs),
  };
}
