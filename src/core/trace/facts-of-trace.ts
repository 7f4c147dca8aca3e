import type { Act, ActKind } from '../acts/acts.ts';
import { type AttemptFacts, attemptsFold, type Moment } from './attempts.ts';
import { besideFold } from './beside.ts';
import { type Fault, faultsFold } from './faults.ts';
import { type Flight, flightsFold } from './flights.ts';
import { type Band, laneFold } from './lanes.ts';
import { type Silence, silencesOf } from './silences.ts';
import { isProxyState, type ProxyState, type Trace, type TraceEvent } from './trace.ts';
import { type Wait, waitsFold } from './waits.ts';

type State<Kind extends 'path' | 'server-state' | 'page'> = Extract<TraceEvent, { kind: Kind }>['state'];

/** A state of the world that begins at a moment and lasts until the next one. */
export type Since<S> = Moment & { readonly state: S };

/**
 * Everything that readers of a trace ask about it. Folded once, in one pass over its events, and passed on: log,
 * picture, summary, stops, what code sees, checks and predictions all read this, so that they cannot contradict
 * each other. Lists are in order of time.
 */
export type TraceFacts = {
  readonly trace: Trace;
  readonly acts: readonly (Moment & { readonly kind: ActKind; readonly args: Act['args'] })[];
  readonly attempts: readonly AttemptFacts[];
  readonly faults: readonly Fault[];
  readonly waits: readonly Wait[];
  readonly flights: readonly Flight[];
  /** Both lanes, the client's first. */
  readonly bands: readonly Band[];
  /** The same of a socket that was opened beside another one; empty: there is none. */
  readonly besideBands: readonly Band[];
  readonly silences: readonly Silence[];
  /** Of the path itself; what a proxy does to one attempt is in `proxies`. */
  readonly path: readonly Since<Exclude<State<'path'>, ProxyState>>[];
  readonly proxies: readonly (Since<ProxyState> & { readonly attempt: number })[];
  readonly server: readonly Since<State<'server-state'>>[];
  readonly page: readonly Since<State<'page'>>[];
};

/** Folds a trace. Linear in its events. */
export function factsOfTrace(trace: Trace): TraceFacts {
  const second = besideFold();
  const beside = second.result();
  const folds = {
    // The first to take an event: the others ask it where an attempt belongs.
    second,
    attempts: attemptsFold(beside),
    faults: faultsFold(),
    flights: flightsFold(),
    waits: waitsFold(),
    client: laneFold('client', beside, false),
    server: laneFold('server', beside, false),
    clientBeside: laneFold('client', beside, true),
    serverBeside: laneFold('server', beside, true),
  };
  const all = Object.values(folds);
  const begin = { seq: -1, atMs: 0 };
  const acts: TraceFacts['acts'][number][] = [];
  const path: TraceFacts['path'][number][] = [{ ...begin, state: 'up' }];
  const proxies: TraceFacts['proxies'][number][] = [];
  const server: TraceFacts['server'][number][] = [{ ...begin, state: 'running' }];
  const page: TraceFacts['page'][number][] = [{ ...begin, state: 'shown' }];
  for (const event of trace.events) {
    const { seq, atMs } = event;
    for (const fold of all) fold.take(event);
    if (event.kind === 'act') acts.push({ seq, atMs, kind: event.act, args: event.args });
    else if (event.kind === 'server-state') server.push({ seq, atMs, state: event.state });
    else if (event.kind === 'page') page.push({ seq, atMs, state: event.state });
    else if (event.kind === 'path') {
      const { state, attempt } = event;
      if (isProxyState(state)) proxies.push({ seq, atMs, state, attempt });
      else path.push({ seq, atMs, state });
    }
  }
  const attempts = folds.attempts.result();
  const lanes = { client: folds.client.result(), server: folds.server.result() };
  return {
    trace,
    acts,
    attempts,
    faults: folds.faults.result(),
    waits: folds.waits.result(),
    flights: folds.flights.result(),
    bands: [...lanes.client, ...lanes.server],
    besideBands: beside.size > 0 ? [...folds.clientBeside.result(), ...folds.serverBeside.result()] : [],
    silences: silencesOf(lanes, attempts),
    path,
    proxies,
    server,
    page,
  };
}

function lastWhere<T>(list: readonly T[], isPast: (one: T) => boolean): T | undefined {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isPast(list[middle]!)) from = middle + 1;
    else to = middle;
  }
  return list[from - 1];
}

/** The last of a list that had happened by `atMs`, its own moment included. */
export const lastBy = <T extends Moment>(list: readonly T[], atMs: number): T | undefined =>
  lastWhere(list, (one) => one.atMs <= atMs);

/** The last of a list that happened before `atMs`. */
export const lastBefore = <T extends Moment>(list: readonly T[], atMs: number): T | undefined =>
  lastWhere(list, (one) => one.atMs < atMs);
