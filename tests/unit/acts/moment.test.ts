import { describe, expect, it } from 'vitest';
import { type ActKind, acts } from '../../../src/core/acts/acts.ts';
import type { Availability, Moment } from '../../../src/core/acts/moment.ts';

const open: Moment = {
  path: 'up',
  server: 'running',
  page: 'shown',
  client: 'OPEN',
  serverEnd: 'OPEN',
  proxy: 'open',
  protocol: 'ws',
  hasPage: true,
  freezesPages: true,
  hasConnected: true,
};
const moment = (changed: Partial<Moment> = {}): Moment => ({ ...open, ...changed });
/** The client's end and the server's; null: there is no such end. */
const connection = (client: Moment['client'], serverEnd: Moment['serverEnd'] | null, proxy: Moment['proxy'] = 'open') =>
  moment({ client, serverEnd: serverEnd ?? 'CLOSED', proxy });

/** Each act gets each answer, in the order of the moments. */
function rows(kinds: readonly ActKind[], answers: readonly Availability[], moments: readonly Moment[]) {
  for (const kind of kinds)
    expect([kind, ...moments.map((one) => acts[kind].available(one))]).toEqual([kind, ...answers]);
}

describe('whether an act makes sense', () => {
  it('depends on the process, for acts of the server', () => {
    const moments = (['running', 'draining', 'frozen', 'down', 'silent'] as const).map((server) => moment({ server }));
    const not = 'server-not-running';
    const already = 'server-already-running';
    rows(['server-shutdown', 'server-freeze'], ['available', not, not, not, not], moments);
    rows(['server-sigterm', 'server-kill'], ['available', 'available', 'available', not, not], moments);
    rows(['server-power-off'], ['available', 'available', 'available', 'available', 'server-has-no-power'], moments);
    rows(['server-start'], [already, already, already, 'available', 'available'], moments);
    rows(
      ['server-close', 'server-terminate', 'server-reset', 'server-send', 'server-violate'],
      ['available', 'available', not, not, not],
      moments,
    );
  });

  it('depends on the server’s end of the newest connection, for what it does to it', () => {
    const moments = (['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'] as const).map((state) => connection('OPEN', state));
    const none = 'no-open-connection';
    rows(['server-close', 'server-send'], [none, 'available', none, none], moments);
  });

  it('depends on the path, for acts of the path', () => {
    const moments = (['up', 'cut', 'client-off'] as const).map((path) => moment({ path }));
    rows(['cable-pull', 'client-network-off'], ['available', 'path-already-cut', 'path-already-cut'], moments);
    rows(['network-restore'], ['path-is-up', 'available', 'available'], moments);
  });

  it('depends on a connection and on the proxy itself, for its timer', () => {
    const expired = 'proxy-already-expired';
    rows(
      ['proxy-timeout'],
      ['available', expired, expired, 'available', 'available', 'no-connection'],
      [
        moment(),
        connection('OPEN', 'OPEN', 'drops'),
        connection('OPEN', 'OPEN', 'closed'),
        connection('CLOSED', 'OPEN'),
        connection('CLOSING', null),
        connection('CLOSED', null),
      ],
    );
  });

  it('depends on readyState and the page, for calls of a script', () => {
    const moments = [
      ...(['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'] as const).map((state) => connection(state, null)),
      moment({ page: 'cached' }),
      moment({ page: 'gone' }),
    ];
    const none = 'no-open-connection';
    const has = 'already-connected';
    const gone = 'page-is-gone';
    rows(['client-connect'], [has, has, has, 'available', gone, gone], moments);
    rows(['client-close', 'client-send'], ['available', 'available', none, none, gone, gone], moments);
  });

  it('depends on what the connection speaks, for acts of TLS and HTTP/2', () => {
    const moments = (['ws', 'wss', 'h2'] as const).map((protocol) => moment({ protocol }));
    rows(['corrupt-record'], ['no-tls', 'available', 'available'], moments);
    rows(['server-goaway', 'client-fetch'], ['no-http2', 'no-http2', 'available'], moments);
    rows(['client-connect-another'], ['available', 'available', 'available'], moments);
    const closing = [moment({ protocol: 'h2', client: 'CLOSING', serverEnd: 'CLOSING' })];
    rows(
      ['corrupt-record', 'server-goaway', 'client-fetch', 'client-connect-another'],
      ['no-open-connection'],
      closing,
    );
  });

  it('depends on a page that is shown, for what happens to a page', () => {
    const moments = [moment(), moment({ page: 'cached' }), moment({ page: 'gone' }), moment({ hasPage: false })];
    rows(
      ['tab-close', 'page-navigate', 'page-reload', 'browser-kill'],
      ['available', 'page-is-gone', 'page-is-gone', 'no-page'],
      moments,
    );
  });
});
