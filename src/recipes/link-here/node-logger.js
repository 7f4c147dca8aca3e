import { explain } from './link.js';

/** Logs how each connection of a ws server ended. 1000, 1001 and 1005 are everyday life: level info. */
export function logCloses(wss, log = console) {
  wss.on('connection', (socket) => {
    const openedAt = performance.now();
    socket.on('close', (code, reason) => {
      const seconds = (performance.now() - openedAt) / 1000;
      const level = [1000, 1001, 1005].includes(code) ? 'info' : 'warn';
      log[level](`WebSocket closed: ${code} ${explain({ code, reason: reason.toString() }, seconds)}`);
    });
  });
}
