import { Writable } from 'node:stream';
import { context, createNoopMeter, type Span, trace } from '@opentelemetry/api';
import * as Sentry from '@sentry/core';
import pino from 'pino';
import * as prometheus from 'prom-client';
import { describe, expect, test } from 'vitest';
import winston from 'winston';
import { otelAttributes, pinoClose, promCounter, sentryBeforeSend, winstonClose } from '../../src/package/adapters.ts';

const lost = { code: 1006, openedMs: 60_040 };

/** A stream that keeps each line. */
function lines(): { readonly stream: Writable; readonly written: string[] } {
  const written: string[] = [];
  const stream = new Writable({
    write(part, _encoding, done) {
      written.push(String(part).trim());
      done();
    },
  });
  return { stream, written };
}

describe('the adapters, with the real packages', () => {
  test('Sentry groups by kind what is a closing, and leaves other events alone', async () => {
    const sent: Sentry.Event[] = [];
    const client = new Sentry.ServerRuntimeClient({
      dsn: 'https://key@sentry.example/1',
      integrations: [],
      stackParser: () => [],
      transport: (options: Sentry.BaseTransportOptions) =>
        Sentry.createTransport(options, (request) => {
          sent.push(JSON.parse(String(request.body).split('\n')[2]!));
          return Promise.resolve({ statusCode: 200 });
        }),
      beforeSend: sentryBeforeSend,
    });
    client.init();
    const scope = new Sentry.Scope();
    scope.setClient(client);
    scope.captureException(new Error('lost', { cause: new CloseEvent('close', { code: 1001 }) }));
    await client.flush();
    scope.captureEvent({ message: 'lost', contexts: { websocket: { ...lost } } });
    await client.flush();
    scope.captureException(new Error('something else'));
    await client.flush();
    expect(sent.map(({ fingerprint }) => fingerprint)).toEqual([
      ['websocket-closed', 'going-away'],
      ['websocket-closed', 'timer'],
      undefined,
    ]);
    expect(sent[1]?.contexts?.['websocket']).toMatchObject({ likely: 'idle-timeout', openedMs: 60_040 });
  });

  test('pino writes the kind and the link', () => {
    const { stream, written } = lines();
    pino({ serializers: { close: pinoClose } }, stream).warn({ close: lost }, 'closed');
    expect(JSON.parse(written[0]!).close).toMatchObject({ code: 1006, kind: 'timer', likely: 'idle-timeout' });
  });

  test('winston writes the same', async () => {
    const { stream, written } = lines();
    const logger = winston.createLogger({
      format: winston.format.combine(winstonClose(), winston.format.json()),
      transports: [new winston.transports.Stream({ stream })],
    });
    logger.warn('closed', { close: { code: 1012 } });
    logger.info('something else');
    await new Promise((resolve) => logger.end(resolve));
    expect(written.map((line) => JSON.parse(line).close?.kind)).toEqual(['restart', undefined]);
  });

  test('OpenTelemetry takes the attributes for spans and metrics', () => {
    const attributes = otelAttributes(lost, { openedMs: 60_040 });
    const span: Span = trace.getTracer('test').startSpan('connection', { attributes }, context.active());
    expect(span.setAttributes(attributes)).toBe(span);
    createNoopMeter().createCounter('closed').add(1, attributes);
    expect(attributes).toMatchObject({ 'websocket.close.code': 1006, 'websocket.close.kind': 'timer' });
    for (const value of Object.values(attributes)) expect(typeof value).toMatch(/^(string|number)$/);
  });

  test('prom-client counts by kind, whatever codes come', async () => {
    const registry = new prometheus.Registry();
    const count = promCounter(prometheus, registry);
    for (let code = 0; code < 5_000; code++) count(code);
    count(1006, { openedMs: 60_040 });
    const text = await registry.metrics();
    expect(text).toContain('websocket_closed_total{kind="timer",verdict="with-backoff"} 1');
    expect(text.match(/^websocket_closed_total/gm)?.length).toBeLessThanOrEqual(32);
  });
});
