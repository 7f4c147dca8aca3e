import { describe, expect, it } from 'vitest';
import type { ClientId } from '../../../src/core/peers/clients.ts';
import { newEndpoint, step } from '../../../src/core/sim/endpoint.ts';
import { clientProfiles, serverProfiles } from '../../../src/core/sim/profile.ts';
import { arrives, client, ended, failure, frame, opened, server, upon } from './drive-endpoint.ts';

const response = (status: number, subprotocol = false) => arrives({ kind: 'opening-response', status, subprotocol });
const request = (subprotocol = false) => arrives({ kind: 'opening-request', method: 'GET', subprotocol });

describe('opening, at the client', () => {
  it.each<[ClientId, readonly string[]]>([
    ['chromium', ['arm opening-handshake 240000']],
    ['firefox', ['arm opening-handshake 20000']],
    ['node', ['arm tcp-connect 10000', 'arm opening-handshake 300000']],
    ['webkitgtk', []],
    ['ws', []],
  ])('%s starts its own limits with the constructor', (id, did) => {
    expect(upon(client(id), { kind: 'start' }).did).toEqual(did);
  });

  it('sends its request once its transport is there', () => {
    const inTime = ['disarm tcp-connect', 'disarm tls-handshake'];
    expect(upon(client(), { kind: 'connected' }).did).toEqual([...inTime, 'send request']);
    const asks = client('chromium', { kind: 'no-subprotocol' });
    expect(upon(asks, { kind: 'connected' }).did).toEqual([...inTime, 'send request subprotocol']);
  });

  it('opens at a 101', () => {
    const { end, did } = upon(client(), response(101));
    expect(did).toEqual(['disarm all', 'OPEN', 'onopen', 'opened']);
    expect(end.state).toBe('OPEN');
  });

  it.each([200, 301, 403, 503])('fails at a %i', (status) => {
    expect(upon(client(), response(status)).did).toEqual(failure('tcp close'));
  });

  it('fails where TCP is refused, and where it ends before the answer', () => {
    for (const input of [{ kind: 'refused' } as const, ended('finished'), ended('reset'), ended('timed-out')])
      expect(upon(client(), input).did).toEqual(failure('tcp close'));
    expect(upon(client(), { kind: 'timer', timer: 'opening-handshake' }).did).toEqual([
      'timer opening-handshake',
      ...failure('tcp close'),
    ]);
  });

  it('follows a redirect in WebKitGTK alone', () => {
    const { end, did } = upon(client('webkitgtk'), response(301));
    expect([end.state, ...did]).toEqual(['CONNECTING', 'send request']);
    expect(upon(client('webkitgtk'), response(302)).end.state).toBe('CLOSED');
  });

  it.each<[ClientId, boolean]>([
    ['chromium', false],
    ['firefox', true],
    ['webkitgtk', true],
    ['ws', false],
    ['node', false],
  ])('%s opens without the subprotocol it asked for: %s', (id, opens) => {
    const asks = client(id, { kind: 'no-subprotocol' });
    expect(upon(asks, response(101)).end.state).toBe(opens ? 'OPEN' : 'CLOSED');
    expect(upon(asks, response(101, true)).end.state).toBe('OPEN');
    expect(upon(asks, response(500, true)).end.state).toBe('CLOSED');
  });

  it.each<[ClientId, readonly string[], number]>([
    ['chromium', ['arm tls-handshake 30000'], 1006],
    ['firefox', [], 1015],
    ['ws', [], 1006],
  ])('%s refuses an untrusted certificate', (id, limit, code) => {
    const start = client(id, { kind: 'untrusted-certificate' });
    expect(upon(start, { kind: 'securing' }).did).toEqual(['disarm tcp-connect', ...limit]);
    expect(upon(start, { kind: 'untrusted' }).did).toEqual([
      'disarm all',
      'tcp close',
      'CLOSED',
      'onerror',
      `onclose ${code} unclean`,
      `closed ${code} unclean`,
    ]);
  });

  it('hears nothing of the opening once it is open, and no frame before', () => {
    expect(upon(opened(client()), response(503)).did).toEqual([]);
    expect(upon(client(), frame.of('text')).did).toEqual([]);
    expect(upon(client(), frame.close(1000)).did).toEqual([]);
  });
});

describe('opening, at the server', () => {
  it('answers 101 with the subprotocol that was asked for', () => {
    expect(upon(server(), request(true)).did).toEqual([
      'disarm all',
      'send response 101 subprotocol',
      'OPEN',
      'onopen',
      'opened',
    ]);
    expect(upon(server(), request()).did).toContain('send response 101');
    expect(upon(server('ws', { kind: 'no-subprotocol' }), request(true)).did).toContain('send response 101');
  });

  it('refuses as the story says, and has no WebSocket to report about', () => {
    const { end, did } = upon(server('ws', { kind: 'status', status: 503 }), request());
    expect(did).toEqual(['send response 503', 'tcp finish']);
    expect([end.state, end.silent]).toEqual(['CLOSED', true]);
  });

  it('redirects once', () => {
    const redirects = server('ws', { kind: 'redirect' });
    expect(upon(redirects, request()).did).toEqual(['send response 301']);
    expect(upon(redirects, request(), request()).did).toContain('send response 101');
  });

  it('says nothing, or resets the stream', () => {
    expect(upon(server('ws', { kind: 'silent' }), request()).did).toEqual([]);
    expect(upon(server('ws', { kind: 'rst-stream', error: 'cancel' }), request()).did).toEqual(['tcp abort']);
  });

  it('accepts with 200 over HTTP/2', () => {
    const [{ state }, effects] = step(newEndpoint('server', serverProfiles.ws, { kind: 'accept' }, 'h2'), request());
    expect(state).toBe('OPEN');
    expect(effects.find(({ kind }) => kind === 'send')).toMatchObject({ segment: { status: 200 } });
    const asking = newEndpoint('client', clientProfiles.chromium.rules, { kind: 'accept' }, 'h2');
    expect(upon(asking, response(200)).end.state).toBe('OPEN');
    expect(upon(asking, response(101)).end.state).toBe('CLOSED');
  });

  it('forgets a connection that ends before it opened', () => {
    const { end, did } = upon(server(), ended('reset'));
    expect([end.state, end.silent, ...did]).toEqual(['CLOSED', true, 'tcp close']);
  });
});
