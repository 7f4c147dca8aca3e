/**
 * What runs inside every client: the same code in a page of each browser and on Node over `ws` or the built-in
 * WebSocket. It opens sockets, acts on them and writes down each event with the wall clock of this machine.
 */
export type ClientEntry = {
  atMs: number;
  what: 'open' | 'error' | 'close' | 'call' | 'throw';
  code?: number;
  reason?: string;
  wasClean?: boolean;
  text?: string;
};

export type ClientLog = { entries: ClientEntry[]; messages: number; lastMessageMs: number };

type SocketClass = new (url: string, protocols?: string[]) => WebSocket;

export function createLab(Socket: SocketClass) {
  const sockets = new Map<string, { socket: WebSocket | null; log: ClientLog }>();
  const find = (id: string) => {
    const found = sockets.get(id);
    if (!found) throw new Error(`no socket ${id}`);
    return found;
  };
  const note = (id: string, entry: Omit<ClientEntry, 'atMs'>): number => {
    const atMs = Date.now();
    find(id).log.entries.push({ atMs, ...entry });
    return atMs;
  };
  const lab = {
    /** Returns the time just before the constructor. */
    open(id: string, url: string, protocols: string[]): number {
      const state = { socket: null as WebSocket | null, log: { entries: [], messages: 0, lastMessageMs: 0 } };
      sockets.set(id, state);
      const atMs = note(id, { what: 'call', text: 'constructor' });
      try {
        const socket = protocols.length > 0 ? new Socket(url, protocols) : new Socket(url);
        state.socket = socket;
        socket.addEventListener('open', () => note(id, { what: 'open' }));
        socket.addEventListener('error', (event) => {
          const text = (event as Event & { message?: string }).message;
          note(id, text ? { what: 'error', text: String(text) } : { what: 'error' });
        });
        socket.addEventListener('close', ({ code, reason, wasClean }) =>
          note(id, { what: 'close', code, reason, wasClean }),
        );
        socket.addEventListener('message', () => {
          const { log } = state;
          log.messages += 1;
          log.lastMessageMs = Date.now();
        });
      } catch (error) {
        note(id, { what: 'throw', text: String(error) });
      }
      return atMs;
    },
    close(id: string, ...args: [number?, string?]): number {
      const atMs = note(id, { what: 'call', text: 'close' });
      find(id).socket?.close(...args);
      return atMs;
    },
    send(id: string, text: string): number {
      const atMs = Date.now();
      find(id).socket?.send(text);
      return atMs;
    },
    sendLong(id: string, length: number): number {
      return lab.send(id, 'x'.repeat(length));
    },
    sendEvery(id: string, everyMs: number): number {
      const { socket } = find(id);
      const timer = setInterval(() => {
        if (socket?.readyState === 1) socket.send('tick');
        else clearInterval(timer);
      }, everyMs);
      return Date.now();
    },
    /** Messages that must be answered, and nobody who waits for the answers. */
    beatEvery(id: string, everyMs: number): number {
      const { socket } = find(id);
      const timer = setInterval(() => {
        if (socket?.readyState === 1) socket.send('beat');
        else clearInterval(timer);
      }, everyMs);
      return Date.now();
    },
    /** A heartbeat as applications write it: no answer within `answerMs` means close(4000). */
    heartbeat(id: string, everyMs: number, answerMs: number): number {
      const state = find(id);
      const timer = setInterval(() => {
        if (state.socket?.readyState !== 1) {
          clearInterval(timer);
          return;
        }
        const beatMs = Date.now();
        state.socket.send('beat');
        setTimeout(() => {
          if (state.log.lastMessageMs >= beatMs || state.socket?.readyState !== 1) return;
          clearInterval(timer);
          lab.close(id, 4000, 'heartbeat');
        }, answerMs);
      }, everyMs);
      return Date.now();
    },
    /** Fetches over the connection that the browser keeps for that origin, and waits for the answer. */
    async fetchNow(_id: string, url: string): Promise<number> {
      await (await fetch(url, { mode: 'no-cors', credentials: 'include', cache: 'no-store' })).text();
      return Date.now();
    },
    /** The same without waiting: nobody expects an answer. */
    fetchLater(_id: string, url: string): number {
      fetch(url, { mode: 'no-cors', credentials: 'include', cache: 'no-store' }).catch(() => undefined);
      return Date.now();
    },
    log(id: string): ClientLog {
      return find(id).log;
    },
    readyState(id: string): number {
      return find(id).socket?.readyState ?? 3;
    },
    /** Leaves this page, as a link or the reload button does. Answers before it happens. */
    leave(how: 'navigate' | 'reload'): number {
      setTimeout(() => {
        if (how === 'reload') location.reload();
        else location.assign('/other.html');
      }, 0);
      return Date.now();
    },
  };
  return lab;
}
