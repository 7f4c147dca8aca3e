import { explain } from './link.js';

const levels = { 1000: 'debug', 1005: 'debug', 1001: 'info', 1012: 'info', 3000: 'info', 3008: 'info' };
const bugs = [1002, 1003, 1007, 1010, 1011, 1015];

/** Logs how each connection of a ws server ended, at the level that its code deserves. */
export function logCloses(wss, log = console) {
  wss.on('connection', (socket) => {
    const openedAt = performance.now();
    socket.on('close', (code, reason) => {
      const seconds = (performance.now() - openedAt) / 1000;
      const level = levels[code] ?? (bugs.includes(code) ? 'error' : 'warn');
      log[level](`WebSocket closed: ${code} ${explain({ code, reason: reason.toString() }, seconds)}`);
    });
  });
}
