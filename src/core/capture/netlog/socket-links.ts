import type { NetLogEvent, SocketSource } from './netlog-sources.ts';

/** Sources through which a request finds its socket. */
const joining = new Set([
  'HTTP_STREAM_JOB_CONTROLLER',
  'HTTP_STREAM_JOB',
  'TRANSPORT_CONNECT_JOB',
  'TCP_CONNECT_JOB',
  'SSL_CONNECT_JOB',
  'HTTP_PROXY_CONNECT_JOB',
  'SOCKS_CONNECT_JOB',
  'HTTP2_SESSION',
  'SOCKET',
]);

/** Sources that are remembered at once; a desk's log of hours has some 100,000. */
export const sourcesMax = 300_000;
const linksMax = 64;
/** Request → controller → job → connect job (TLS) → connect job (TCP) → socket. */
const stepsMax = 6;
/** Sources that are looked at for one request; those of a real one are some ten. */
const seenMax = 1_000;

/** Follows `source_dependency` from a request to the socket that carried it. */
export class SocketLinks {
  readonly #links = new Map<number, Set<number>>();
  readonly #bound = new Map<number, number>();

  add({ sourceId, source, type, dependency }: NetLogEvent, isOurRequest: boolean): void {
    if (!dependency || !joining.has(dependency.source) || !(joining.has(source) || isOurRequest)) return;
    if (type === 'SOCKET_POOL_BOUND_TO_SOCKET' && this.#bound.size < sourcesMax)
      this.#bound.set(sourceId, dependency.id);
    const known = this.#links.get(sourceId);
    if (known) {
      if (known.size < linksMax) known.add(dependency.id);
    } else if (this.#links.size < sourcesMax) this.#links.set(sourceId, new Set([dependency.id]));
  }

  /** Gives the socket of a request. `sockets` in the order of their first event. */
  finder(sockets: ReadonlyMap<number, SocketSource>): (requestId: number) => SocketSource | null {
    // A socket that failed to connect was never bound; it names the job that made it.
    const madeBy = new Map<number, { readonly place: number; readonly socket: SocketSource }>();
    let place = 0;
    for (const socket of sockets.values()) {
      place += 1;
      if (socket.parent !== null && !madeBy.has(socket.parent)) madeBy.set(socket.parent, { place, socket });
    }
    return (requestId) => {
      const seen = new Set([requestId]);
      let ids: readonly number[] = [requestId];
      for (let step = 0; step < stepsMax && ids.length > 0; step++) {
        for (const id of ids) {
          const socket = sockets.get(this.#bound.get(id) ?? id);
          if (socket) return socket;
        }
        const next: number[] = [];
        for (const id of ids)
          for (const to of this.#links.get(id) ?? [])
            if (!seen.has(to) && seen.size < seenMax) {
              seen.add(to);
              next.push(to);
            }
        ids = next;
      }
      const made = [...seen].flatMap((id) => madeBy.get(id) ?? []);
      return made.length > 0 ? made.reduce((a, b) => (b.place < a.place ? b : a)).socket : null;
    };
  }
}
