import { explain } from './link.js';

/** Logs how a WebSocket ended, with a link that explains it. Call it right after the constructor. */
export function logClose(socket, log = console.warn) {
  let openedAt;
  socket.addEventListener('open', () => {
    openedAt = performance.now();
  });
  socket.addEventListener('close', (event) => {
    const seconds = openedAt === undefined ? undefined : (performance.now() - openedAt) / 1000;
    log(`WebSocket closed: ${event.code} ${explain(event, seconds)}`);
  });
}
