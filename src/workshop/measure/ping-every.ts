import type { WebSocket } from 'ws';

/** The loop of the ws README: terminates at the next beat when no Pong came, and says so before. */
export function pingEvery(ws: WebSocket, everyMs: number, onSilence: () => void = () => {}): void {
  let alive = true;
  ws.on('pong', () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (ws.readyState !== ws.OPEN) clearInterval(timer);
    else if (alive) {
      alive = false;
      ws.ping();
    } else {
      onSilence();
      ws.terminate();
    }
  }, everyMs);
}
