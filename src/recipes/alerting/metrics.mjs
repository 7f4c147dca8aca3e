// What the rules read, counted with prom-client. Call failed() wherever you refuse an upgrade.

/** Upper bounds of the ages in seconds: below and above each idle limit that the rules look at, and a few between. */
export const ageBuckets = [
  1, 10, 29, 32, 54, 57, 59, 62, 120, 239, 248, 299, 310, 349, 361, 599, 619, 900, 3600, 14400, 86400,
];

/** `countClosed` is what promCounter() returns. Without `registers` the metrics are in the default registry. */
export function websocketMetrics({ Counter, Gauge, Histogram }, countClosed, registers) {
  const where = registers && { registers };
  const connections = new Gauge({ name: 'websocket_connections', help: 'Open WebSocket connections', ...where });
  const handshakes = new Counter({
    name: 'websocket_handshakes_total',
    help: 'Opening handshakes of WebSocket connections, by result',
    labelNames: ['result'],
    ...where,
  });
  const ages = new Histogram({
    name: 'websocket_open_seconds',
    help: 'Age of WebSocket connections when they ended',
    buckets: ageBuckets,
    ...where,
  });
  // A rate needs a counter that was 0 before.
  for (const result of ['opened', 'failed']) handshakes.inc({ result }, 0);
  return {
    /** Counts a connection from now until it ends. */
    track(socket) {
      const openedAt = performance.now();
      handshakes.inc({ result: 'opened' });
      connections.inc();
      socket.on('close', (code, reason) => {
        const openedMs = performance.now() - openedAt;
        connections.dec();
        ages.observe(openedMs / 1000);
        countClosed([code, reason], { openedMs });
      });
    },
    /** Counts an opening handshake that was refused. */
    failed() {
      handshakes.inc({ result: 'failed' });
    },
  };
}
