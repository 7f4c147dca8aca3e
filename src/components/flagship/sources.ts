import { type SourceId as SharedSourceId, sourceOf } from '../../core/protocol/sources.ts';

/** Where a claim of the comparison comes from. `label` is a name, so it is the same in both languages. */
export type Source = { readonly label: string; readonly url: string };

/** What the pages of the codes cite too is written down there. */
function shared(id: SharedSourceId): Source {
  const { title, url } = sourceOf(id);
  return { label: title, url };
}
const rfc = (section: string, name: string): Source => ({
  label: `RFC 6455 §${section}, ${name}`,
  url: `https://www.rfc-editor.org/rfc/rfc6455#section-${section}`,
});
const chromium = (path: string): Source => ({
  label: `Chromium 150.0.7871.100, ${path}`,
  url: `https://source.chromium.org/chromium/chromium/src/+/refs/tags/150.0.7871.100:${path}`,
});
const firefox = (path: string): Source => ({
  label: `Firefox ESR 140.12.0, ${path}`,
  url: `https://searchfox.org/mozilla-esr140/source/${path}`,
});
const github = (name: string, repository: string, version: string, path: string): Source => ({
  label: `${name}, ${path}`,
  url: `https://github.com/${repository}/blob/${version}/${path}`,
});
const npm = (name: string, version: string, path: string): Source => ({
  label: `${name} ${version}, ${path}`,
  url: `https://www.npmjs.com/package/${name}/v/${version}`,
});

/** The numbers on the page follow this order: specifications, then systems, clients and libraries, then measurements. */
export const SOURCES = {
  'rfc-close-frame': shared('rfc6455-5.5.1'),
  'rfc-cleanly': rfc('7.1.4', 'the connection is closed'),
  'rfc-code': shared('rfc6455-7.1.5'),
  'rfc-recover': shared('rfc6455-7.2.3'),
  'rfc-codes': shared('rfc6455-7.4.1'),
  'whatwg-close': shared('whatwg-close'),
  'whatwg-feedback': shared('whatwg-feedback'),
  'whatwg-disappear': {
    label: 'WHATWG WebSockets, make disappear',
    url: 'https://websockets.spec.whatwg.org/#make-disappear',
  },
  'linux-close': github('Linux 6.1', 'torvalds/linux', 'v6.1', 'net/ipv4/tcp.c'),
  'linux-sysctl': github('Linux 6.1', 'torvalds/linux', 'v6.1', 'Documentation/networking/ip-sysctl.rst'),
  'windows-keepalive': {
    label: 'Microsoft, SIO_KEEPALIVE_VALS',
    url: 'https://learn.microsoft.com/windows/win32/winsock/sio-keepalive-vals',
  },
  'xnu-keepalive': github('Apple XNU', 'apple-oss-distributions/xnu', '8d741a5', 'bsd/netinet/tcp_timer.h'),
  nginx: shared('nginx-proxy'),
  'chromium-close': chromium('net/websockets/websocket_channel.cc'),
  'chromium-keepalive': chromium('net/socket/tcp_client_socket.cc'),
  'chromium-console': chromium('third_party/blink/renderer/modules/websockets/websocket_channel_impl.cc'),
  'firefox-keepalive': firefox('netwerk/protocol/http/nsHttpConnection.cpp'),
  'firefox-timers': firefox('modules/libpref/init/all.js'),
  'node-keepalive': github('undici 8.10.0', 'nodejs/undici', '7eb7c8e', 'lib/core/connect.js'),
  'libuv-keepalive': github('libuv', 'libuv/libuv', 'v1.x', 'src/unix/tcp.c'),
  ws: shared('ws-websocket'),
  'ws-validation': shared('ws-validation'),
  'ws-server': github('ws 8.21.0', 'websockets/ws', '8.21.0', 'doc/ws.md'),
  sockette: npm('sockette', '2.0.6', 'dist/sockette.js'),
  'htmx-ext-ws': npm('htmx-ext-ws', '2.0.4', 'ws.js'),
  'websocket-client': github('websocket-client', 'websocket-client/websocket-client', 'master', 'README.md'),
  'reconnecting-websocket': npm('reconnecting-websocket', '4.4.0', 'dist/reconnecting-websocket-mjs.js'),
  partysocket: npm('partysocket', '1.3.0', 'dist/ws.js'),
  measured: { label: '', url: '/evidence/' },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof SOURCES;

const IDS = Object.keys(SOURCES);

/** The number under which a source stands in the list, from 1. Throws on an id that nobody wrote down. */
export function sourceNumber(id: string): number {
  const index = IDS.indexOf(id);
  if (index < 0) throw new Error(`There is no source "${id}" in src/components/flagship/sources.ts`);
  return index + 1;
}
