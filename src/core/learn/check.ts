import type { Side } from '../protocol/segment.ts';
import type { Trace, TraceEvent } from '../trace/trace.ts';
import type { CheckResult, TraceCheck, TraceTask } from './task.ts';

/** How each check of the task went in this run, in the task's order. Pure; knows nothing of how the run came about. */
export function check(task: TraceTask, trace: Trace): readonly CheckResult[] {
  return task.checks.map((one) => result(one, trace.events));
}

/** Whether every check is met. */
export const allMet = (results: readonly CheckResult[]): boolean => results.every(({ met }) => met);

/**
 * When the time runs out, or has been long enough, that the task asks for: ms on the trace's clock, and how long after
 * the fault. Null for a task that asks for no time, or before its clock has started.
 */
export function goalOf(task: TraceTask, { events }: Trace): { readonly atMs: number; readonly afterMs: number } | null {
  for (const one of task.checks) {
    if (!('ms' in one) || one.kind === 'beats-apart') continue;
    const from = one.kind === 'open-at' ? 0 : one.kind === 'back-within' ? serverBack(events) : firstAct(events);
    return from === null ? null : { atMs: from + one.ms, afterMs: one.ms };
  }
  return null;
}

type Events = readonly TraceEvent[];

function result(check: TraceCheck, events: Events): CheckResult {
  const seen = (value: number | null, met: boolean): CheckResult => ({ check, met, value });
  const closed = closeOf(events);
  switch (check.kind) {
    case 'client-code':
      return seen(closed?.close.code ?? null, closed?.close.code === check.code);
    case 'clean':
      return seen(null, closed?.close.wasClean === check.clean);
    case 'knows-within': {
      const ms = knowsAfter(events, 'client');
      return seen(ms, ms !== null && ms <= check.ms);
    }
    case 'ignorant-for': {
      const ms = knowsAfter(events, 'client');
      return seen(ms, firstAct(events) !== null && (ms === null || ms >= check.ms));
    }
    case 'no-close-frame':
      return seen(null, firstAct(events) !== null && !events.some((event) => event.kind === 'sent' && isClose(event)));
    case 'path-cut':
      return seen(
        null,
        events.some((event) => event.kind === 'path' && (event.state === 'cut' || event.state === 'client-off')),
      );
    case 'beats-apart': {
      const gap = shortestGap(beats(events));
      return seen(gap, gap !== null && gap >= check.ms);
    }
    case 'open-at': {
      const end = events.find(
        (event) => event.kind === 'ready-state' && event.side === 'client' && event.state === 'CLOSED',
      );
      return seen(end?.atMs ?? null, end === undefined || end.atMs > check.ms);
    }
    case 'server-knows': {
      const ms = knowsAfter(events, 'server');
      return seen(ms, ms !== null);
    }
    case 'server-knows-first': {
      const [server, client] = [knowsAfter(events, 'server'), knowsAfter(events, 'client')];
      return seen(client, server !== null && (client === null || server < client));
    }
    case 'back-within': {
      const ms = backAfter(events);
      return seen(ms, ms !== null && ms <= check.ms);
    }
    case 'tries-at-most': {
      const tries = events.filter(({ kind }) => kind === 'retry-scheduled').length;
      return seen(tries, tries > 0 && tries <= check.count);
    }
  }
}

const firstAct = (events: Events): number | null => events.find(({ kind }) => kind === 'act')?.atMs ?? null;

function closeOf(events: Events) {
  for (const event of events)
    if (event.kind === 'event' && event.side === 'client' && event.event === 'close') return event;
  return null;
}

function isClose(event: TraceEvent): boolean {
  return event.kind === 'sent' && event.segment.kind === 'frame' && event.segment.opcode === 'close';
}

/** From the first act until the application of that side gives up or is told; ms. */
function knowsAfter(events: Events, side: Side): number | null {
  const start = firstAct(events);
  if (start === null) return null;
  const known = events.find(
    (event) =>
      event.atMs >= start &&
      ((event.kind === 'gives-up' && event.side === side) ||
        (event.kind === 'event' && event.side === side && event.event === 'close')),
  );
  return known === undefined ? null : known.atMs - start;
}

/** When the client's application sent its heartbeats, first sendings only. */
function beats(events: Events): number[] {
  return events
    .filter(
      (event) =>
        event.kind === 'sent' &&
        event.side === 'client' &&
        event.retransmission === 0 &&
        event.segment.kind === 'frame' &&
        event.segment.opcode === 'text',
    )
    .map(({ atMs }) => atMs);
}

function shortestGap(times: readonly number[]): number | null {
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  return gaps.length === 0 ? null : Math.min(...gaps);
}

const upAgain = (events: Events): number => {
  const down = events.findIndex((event) => event.kind === 'server-state' && event.state === 'down');
  if (down < 0) return -1;
  return events.findIndex((event, index) => index > down && event.kind === 'server-state' && event.state === 'running');
};

const serverBack = (events: Events): number | null => events[upAgain(events)]?.atMs ?? null;

/** From the server's return until a later attempt is open; ms. */
function backAfter(events: Events): number | null {
  const up = upAgain(events);
  const upMs = serverBack(events);
  if (upMs === null) return null;
  const open = events.find(
    (event, index) => index > up && event.kind === 'event' && event.side === 'client' && event.event === 'open',
  );
  return open === undefined ? null : open.atMs - upMs;
}
