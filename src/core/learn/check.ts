import type { Side } from '../protocol/segment.ts';
import { type AttemptFacts, notified } from '../trace/attempts.ts';
import type { TraceFacts } from '../trace/facts-of-trace.ts';
import type { CheckResult, TraceCheck, TraceTask } from './task.ts';

/** How each check of the task went in this run, in the task's order. Pure; knows nothing of how the run came about. */
export function check(task: TraceTask, facts: TraceFacts): readonly CheckResult[] {
  return task.checks.map((one) => result(one, facts));
}

/** Whether every check is met. */
export const allMet = (results: readonly CheckResult[]): boolean => results.every(({ met }) => met);

/**
 * When the time runs out, or has been long enough, that the task asks for: ms on the trace's clock, and how long after
 * the fault. Null for a task that asks for no time, or before its clock has started.
 */
export function goalOf(task: TraceTask, facts: TraceFacts): { readonly atMs: number; readonly afterMs: number } | null {
  for (const one of task.checks) {
    if (!('ms' in one) || one.kind === 'beats-apart') continue;
    const from = one.kind === 'open-at' ? 0 : one.kind === 'back-within' ? serverBack(facts) : firstAct(facts);
    return from === null ? null : { atMs: from + one.ms, afterMs: one.ms };
  }
  return null;
}

function result(check: TraceCheck, facts: TraceFacts): CheckResult {
  const seen = (value: number | null, met: boolean): CheckResult => ({ check, met, value });
  switch (check.kind) {
    case 'client-code': {
      const code = closeOf(facts)?.close.code ?? null;
      return seen(code, code === check.code);
    }
    case 'clean':
      return seen(null, closeOf(facts)?.close.wasClean === check.clean);
    case 'knows-within': {
      const ms = knowsAfter(facts, 'client');
      return seen(ms, ms !== null && ms <= check.ms);
    }
    case 'ignorant-for': {
      const ms = knowsAfter(facts, 'client');
      return seen(ms, firstAct(facts) !== null && (ms === null || ms >= check.ms));
    }
    case 'no-close-frame': {
      const sent = facts.attempts.some(({ client, server }) => client.sentClose || server.sentClose);
      return seen(null, firstAct(facts) !== null && !sent);
    }
    case 'path-cut':
      return seen(
        null,
        facts.path.some(({ state }) => state !== 'up'),
      );
    case 'beats-apart': {
      const gap = shortestGap(beats(facts));
      return seen(gap, gap === null || gap >= check.ms);
    }
    case 'open-at': {
      const end = firstOf(facts, ({ client }) => client.states.find(({ state }) => state === 'CLOSED'));
      return seen(end?.atMs ?? null, end === null || end.atMs > check.ms);
    }
    case 'server-knows': {
      const ms = knowsAfter(facts, 'server');
      return seen(ms, ms !== null);
    }
    case 'server-knows-first': {
      const [server, client] = [knowsAfter(facts, 'server'), knowsAfter(facts, 'client')];
      return seen(client, server !== null && (client === null || server < client));
    }
    case 'back-within': {
      const ms = backAfter(facts);
      return seen(ms, ms !== null && ms <= check.ms);
    }
    case 'tries-at-most':
      return seen(facts.waits.length, facts.waits.length > 0 && facts.waits.length <= check.count);
  }
}

const firstAct = ({ acts }: TraceFacts): number | null => acts[0]?.atMs ?? null;

const firstOf = <T>({ attempts }: TraceFacts, of: (attempt: AttemptFacts) => T | null | undefined): T | null => {
  for (const attempt of attempts) {
    const found = of(attempt);
    if (found) return found;
  }
  return null;
};

const closeOf = (facts: TraceFacts) => firstOf(facts, ({ client }) => client.closeEvent);

/** From the first act until the application of that side is notified; ms. */
function knowsAfter(facts: TraceFacts, side: Side): number | null {
  const start = firstAct(facts);
  if (start === null) return null;
  const known = firstOf(facts, ({ [side]: end }) => {
    const told = notified(end);
    return told && told.atMs >= start ? told : null;
  });
  return known && known.atMs - start;
}

/** When the client's application sent its heartbeats, first sendings only. */
const beats = ({ flights }: TraceFacts): number[] =>
  flights
    .filter(
      ({ from, segment, retransmission }) =>
        from === 'client' && retransmission === 0 && segment.kind === 'frame' && segment.opcode === 'text',
    )
    .map(({ sentMs }) => sentMs);

function shortestGap(times: readonly number[]): number | null {
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  return gaps.length === 0 ? null : Math.min(...gaps);
}

/** When the server's process runs again after it had been down. */
function serverBack({ server }: TraceFacts): number | null {
  const down = server.findIndex(({ state }) => state === 'down');
  return down < 0 ? null : (server.find(({ state }, index) => index > down && state === 'running')?.atMs ?? null);
}

/** From the server's return until a later attempt is open; ms. */
function backAfter(facts: TraceFacts): number | null {
  const upMs = serverBack(facts);
  if (upMs === null) return null;
  const open = firstOf(facts, ({ client: { opened } }) => (opened && opened.atMs > upMs ? opened : null));
  return open && open.atMs - upMs;
}
