/** The four values of `WebSocket.readyState`, by name. WHATWG WebSockets, "readyState". */
export type ReadyState = 'CONNECTING' | 'OPEN' | 'CLOSING' | 'CLOSED';

/** The number a script reads from `socket.readyState`. */
export const readyStateNumber: Readonly<Record<ReadyState, 0 | 1 | 2 | 3>> = {
  CONNECTING: 0,
  OPEN: 1,
  CLOSING: 2,
  CLOSED: 3,
};
