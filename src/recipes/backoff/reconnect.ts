/** What `reconnect` needs to know. Milliseconds. */
export type Reconnecting = {
  /** Opens the next connection. Add your own listeners here. */
  readonly open: () => WebSocket;
  /** The wait before the next attempt, given failed attempts (from 0) and the wait before; null gives up. */
  readonly delay: (attempt: number, previousMs: number) => number | null;
  /** The count of failures starts again once a connection has stayed open this long; null: never. */
  readonly stableMs: number | null;
  /** Close codes after which another attempt makes no sense, such as your own "you are signed out". Not 1001. */
  readonly finalCodes?: readonly number[];
};

/** Keeps a connection open until the returned function is called. */
export function reconnect({ open, delay, stableMs, finalCodes = [] }: Reconnecting): () => void {
  let attempt = 0;
  let previousMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stableTimer: ReturnType<typeof setTimeout> | undefined;
  let socket: WebSocket;
  let stopped = false;

  function connect(): void {
    socket = open();
    socket.addEventListener('open', () => {
      if (stableMs === null) return;
      // Forgiving at once would let a server that accepts and crashes be hit without a pause.
      stableTimer = setTimeout(() => {
        attempt = 0;
        previousMs = 0;
      }, stableMs);
    });
    // 'close' follows every end, failed openings included; 'error' says nothing more.
    socket.addEventListener('close', (event) => {
      clearTimeout(stableTimer);
      if (stopped || finalCodes.includes(event.code)) return;
      const waitMs = delay(attempt, previousMs);
      if (waitMs === null) return;
      attempt++;
      previousMs = waitMs;
      timer = setTimeout(connect, waitMs);
    });
  }

  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    clearTimeout(stableTimer);
    socket.close(1000);
  };
}
