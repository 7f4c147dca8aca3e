import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import * as prometheus from 'prom-client';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { promCounter } from '../../src/package/adapters.ts';
import { recipePath, until } from '../support/recipes.ts';

type Metrics = { readonly track: (socket: WebSocket) => void; readonly failed: () => void };
const { websocketMetrics } = (await import(recipePath('alerting/metrics.mjs'))) as {
  websocketMetrics: (client: object, countClosed: unknown, registers: readonly prometheus.Registry[]) => Metrics;
};

test('the metrics of the alerts count connections, handshakes, kinds and ages of a real server', async () => {
  const registry = new prometheus.Registry();
  const metrics = websocketMetrics(prometheus, promCounter(prometheus, registry), [registry]);
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => void server.close());
  server.on('connection', metrics.track);
  await once(server, 'listening');
  expect(await registry.metrics()).toContain('websocket_handshakes_total{result="failed"} 0');

  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const [polite, sudden] = [new WebSocket(url), new WebSocket(url)];
  await Promise.all([once(polite, 'open'), once(sudden, 'open')]);
  await until('both are counted', async () => (await registry.metrics()).includes('websocket_connections 2'));
  polite.close(1001);
  sudden.terminate();
  metrics.failed();
  await until('none is left', async () => (await registry.metrics()).includes('websocket_connections 0'));

  const text = await registry.metrics();
  expect(text).toContain('websocket_handshakes_total{result="opened"} 2');
  expect(text).toContain('websocket_handshakes_total{result="failed"} 1');
  expect(text).toContain('websocket_closed_total{kind="going-away",verdict="with-backoff"} 1');
  expect(text).toContain('websocket_closed_total{kind="dropped",verdict="with-backoff"} 1');
  expect(text).toContain('websocket_open_seconds_count 2');
});
