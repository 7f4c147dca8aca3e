import { describe, expect, test } from 'vitest';
import { blankConnection } from '../../../src/core/capture/draft.ts';
import type { ObservedConnection } from '../../../src/core/capture/observed.ts';
import { factsOfConnection } from '../../../src/core/diagnose/facts-of-connection.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import { conversation, opening, pcapOf, type Segment } from '../../support/packet-files.ts';
import { readBytes } from '../../support/recordings.ts';

const answerOf = (connection: ObservedConnection) => rank(factsOfConnection(connection))[0]!;

const record = (type: number, ...body: readonly number[]): Uint8Array =>
  Uint8Array.from([type, 3, 3, 0, body.length, ...body]);
const alert = (description: number, level = 2): Uint8Array => record(21, level, description);
const clientHello = record(22, 1, 0, 0, 0);
const serverHello = record(22, 2, 0, 0, 0);
const sealed = (bytes: number): Uint8Array => record(23, ...Array.from({ length: bytes }, () => 0));

const inPackets = (...rest: readonly Segment[]): ObservedConnection =>
  readBytes(pcapOf(conversation([...opening.slice(0, 3), [11, 'client', 'PA', clientHello], ...rest]))).connections[0]!;
const alerted = (description: number): ObservedConnection =>
  inPackets([30, 'server', 'PA', alert(description)], [30.1, 'server', 'FA'], [30.4, 'client', 'FA']);

/** The names of alerts are those of RFC 8446 §6.2 and RFC 7301 §3.2. */
describe('an alert with which a server refuses the hello', () => {
  test.each([
    ['handshake_failure', 40, 'tls-refused', 3],
    ['protocol_version', 70, 'tls-refused', 3],
    ['insufficient_security', 71, 'tls-refused', 3],
    ['unrecognized_name', 112, 'tls-refused', 3],
    ['internal_error', 80, 'tls-refused', 2],
    ['decode_error', 50, 'tls-refused', 2],
    ['no_application_protocol', 120, 'no-websocket-support', 2],
    ['bad_certificate', 42, 'tls-refused', 3],
    ['unknown_ca', 48, 'tls-refused', 3],
    ['access_denied', 49, 'tls-refused', 3],
    ['certificate_required', 116, 'tls-refused', 3],
  ] as const)('%s is named, from the packets', (_name, description, cause, strength) => {
    const connection = alerted(description);
    expect(connection).toMatchObject({ encrypted: true, openedAtMs: null });
    const first = answerOf(connection);
    expect([first.cause.id, first.strength]).toEqual([cause, strength]);
  });

  test('close_notify refuses nothing', () => {
    expect(factsOfConnection(alerted(0)).signs).not.toContain('tls-fault');
  });

  test('a warning before the server went on is not what ended it', () => {
    const connection = inPackets(
      [30, 'server', 'PA', Buffer.concat([alert(112, 1), serverHello, sealed(200)])],
      [35, 'client', 'PA', sealed(19)],
      [35.2, 'client', 'FA'],
    );
    expect(answerOf(connection).cause.id).toBe('bad-certificate');
  });
});

describe('a server that leaves once TLS was agreed', () => {
  const agreed: readonly Segment[] = [
    [30, 'server', 'PA', Buffer.concat([serverHello, sealed(200)])],
    [31, 'client', 'PA', Buffer.concat([sealed(69), sealed(250)])],
  ];

  test.each([
    ['with an encrypted alert', [[50, 'server', 'PA', sealed(19)]] as const],
    ['without a word', []],
  ])('%s has refused the certificate or failed: nothing is very likely', (_how, said) => {
    const connection = inPackets(...agreed, ...said, [50.1, 'server', 'FA'], [50.4, 'client', 'FA']);
    expect(connection.openedAtMs).toBeNull();
    const likely = rank(factsOfConnection(connection)).filter(({ strength }) => strength >= 2);
    expect(likely.map(({ cause }) => cause.id).toSorted()).toEqual(['cut-before-answer', 'tls-refused']);
    expect(likely.every(({ strength }) => strength < 3)).toBe(true);
  });

  test('with a readable handshake_failure may, in TLS 1.2, have missed a certificate', () => {
    const connection = inPackets(
      [30, 'server', 'PA', serverHello],
      [31, 'client', 'PA', Buffer.concat([record(22, 11, 0, 0, 3, 0, 0, 0), record(20, 1)])],
      [50, 'server', 'PA', alert(40)],
      [50.1, 'server', 'FA'],
    );
    const likely = rank(factsOfConnection(connection)).filter(({ strength }) => strength >= 2);
    expect(likely.map(({ cause }) => cause.id)).toContain('tls-refused');
  });
});

const failed = (fields: Partial<ObservedConnection>): ObservedConnection => ({
  ...blankConnection,
  id: '1',
  url: 'wss://chat.test/',
  transport: 'wss',
  inputs: ['netlog'],
  recorder: 'client',
  ...fields,
});

/** What Chromium makes of an alert (net/ssl/openssl_ssl_util.cc), and of RST_STREAM (net/spdy/spdy_session.cc). */
describe('an error of Chromium names what was refused', () => {
  test.each([
    ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'tls-refused', 3],
    ['ERR_SSL_UNRECOGNIZED_NAME_ALERT', 'tls-refused', 3],
    ['ERR_BAD_SSL_CLIENT_AUTH_CERT', 'tls-refused', 3],
    ['ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'tls-refused', 3],
    ['ERR_SSL_CLIENT_AUTH_SIGNATURE_FAILED', 'tls-refused', 3],
    ['ERR_HTTP_1_1_REQUIRED', 'no-websocket-support', 3],
    ['ERR_HTTP2_SERVER_REFUSED_STREAM', 'too-many', 2],
  ] as const)('%s', (netError, cause, strength) => {
    const har = JSON.stringify({
      log: {
        entries: [
          {
            request: { method: '', url: 'wss://chat.test/feed' },
            response: { status: -1, _failureText: `net::${netError}` },
            startedDateTime: '2026-11-27T10:00:00.250Z',
          },
        ],
      },
    });
    for (const connection of [failed({ netError }), readBytes(Buffer.from(har)).connections[0]!]) {
      const first = answerOf(connection);
      expect([first.cause.id, first.strength]).toEqual([cause, strength]);
    }
  });

  test('ERR_SSL_PROTOCOL_ERROR is most alerts as well as a port without TLS: a HAR cannot tell, a NetLog can', () => {
    const netError = 'ERR_SSL_PROTOCOL_ERROR';
    const inHar = answerOf(failed({ netError, inputs: ['har'] }));
    expect([inHar.cause.id, inHar.strength]).toEqual(['plain-on-tls-port', 2]);
    const inLog = answerOf(failed({ netError }));
    expect([inLog.cause.id, inLog.strength]).toEqual(['plain-on-tls-port', 3]);
    const event = { kind: 'alert', atMs: 5, by: 'server', alert: 80 } as const;
    expect(answerOf(failed({ netError, events: [event] })).cause.id).toBe('tls-refused');
  });
});
