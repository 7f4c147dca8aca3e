import type { CloseEventData } from '../protocol/segment.ts';
import type { EndFacts } from './attempts.ts';
import type { TraceFacts } from './facts-of-trace.ts';

/** What one connection attempt came to. Times are absolute, in ms; null: it never happened. */
export type Outcome = {
  readonly opened: boolean;
  readonly errorBeforeClose: boolean;
  readonly client: (CloseEventData & { readonly atMs: number }) | null;
  readonly server: (CloseEventData & { readonly atMs: number }) | null;
};

const closeOf = (end: EndFacts | undefined): Outcome['client'] =>
  end?.closeEvent ? { ...end.closeEvent.close, atMs: end.closeEvent.atMs } : null;

/** The outcome of an attempt, by its number. */
export function outcome({ attempts }: TraceFacts, number = 1): Outcome {
  const found = attempts.find((attempt) => attempt.number === number);
  return {
    opened: Boolean(found?.client.opened),
    errorBeforeClose: Boolean(found?.client.error),
    client: closeOf(found?.client),
    server: closeOf(found?.server),
  };
}
