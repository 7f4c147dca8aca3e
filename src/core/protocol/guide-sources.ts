import { chromium, type Entry, file, github } from './source-entries.ts';
import { versionsRead } from './versions-read.ts';

const rfcs = 'https://www.rfc-editor.org/rfc';
const chrome = 'https://developer.chrome.com';
const nginx = 'https://nginx.org/en/docs';
const haproxy = 'https://docs.haproxy.org/2.6';
const envoy = 'https://www.envoyproxy.io/docs/envoy/latest';
const nodeTls = 'https://nodejs.org/api/tls.html';
const apple = 'https://developer.apple.com/documentation/foundation';

/** What the guides to HTTP/2, TLS and the places where sockets live rest on. */
export const guideSources = {
  'rfc8441-3': ['RFC 8441 §3, SETTINGS_ENABLE_CONNECT_PROTOCOL', `${rfcs}/rfc8441#section-3`],
  'rfc8441-5': ['RFC 8441 §5, WebSockets over extended CONNECT', `${rfcs}/rfc8441#section-5`],
  'rfc9113-5.1.2': ['RFC 9113 §5.1.2, stream concurrency', `${rfcs}/rfc9113#section-5.1.2`],
  'rfc9113-6.8': ['RFC 9113 §6.8, GOAWAY', `${rfcs}/rfc9113#section-6.8`],
  rfc9220: ['RFC 9220 §3, WebSockets over HTTP/3', `${rfcs}/rfc9220#section-3`],
  'rfc8446-4.4.2': ['RFC 8446 §4.4.2, certificate', `${rfcs}/rfc8446#section-4.4.2`],
  'nginx-control': ['nginx, changing configuration', `${nginx}/control.html#reconfiguration`],
  'nginx-error-log': ['nginx, error_log', `${nginx}/ngx_core_module.html#error_log`],
  'nginx-reject-handshake': [
    'nginx, ssl_reject_handshake',
    `${nginx}/http/ngx_http_ssl_module.html#ssl_reject_handshake`,
  ],
  'nginx-ssl-protocols': ['nginx, ssl_protocols', `${nginx}/http/ngx_http_ssl_module.html#ssl_protocols`],
  'haproxy-stop': ['HAProxy, stopping and restarting', `${haproxy}/management.html#4`],
  'haproxy-ssl-cert': ['HAProxy, commit ssl cert', `${haproxy}/management.html#9.3-commit%20ssl%20cert`],
  'haproxy-error-log': ['HAProxy, error log format', `${haproxy}/configuration.html#8.2.5`],
  'haproxy-strict-sni': ['HAProxy, strict-sni', `${haproxy}/configuration.html#5.1-strict-sni`],
  'haproxy-min-ver': ['HAProxy, ssl-min-ver', `${haproxy}/configuration.html#5.1-ssl-min-ver`],
  'envoy-sds': ['Envoy, secret discovery service', `${envoy}/configuration/security/secret`],
  'envoy-operators': ['Envoy, operators of access logs', `${envoy}/configuration/advanced/substitution_formatter`],
  'envoy-listener-stats': ['Envoy, listener statistics', `${envoy}/configuration/listeners/stats`],
  'envoy-tls-parameters': ['Envoy, TlsParameters', `${envoy}/api-v3/extensions/transport_sockets/tls/v3/common.proto`],
  'node-set-secure-context': ['Node.js, server.setSecureContext()', `${nodeTls}#serversetsecurecontextoptions`],
  'node-tls-client-error': ['Node.js, tlsClientError', `${nodeTls}#event-tlsclienterror`],
  'node-add-context': ['Node.js, server.addContext()', `${nodeTls}#serveraddcontexthostname-context`],
  'node-secure-context': ['Node.js, tls.createSecureContext()', `${nodeTls}#tlscreatesecurecontextoptions`],
  'libsoup-session': [
    'libsoup 3, soup-session.c',
    'https://gitlab.gnome.org/GNOME/libsoup/-/blob/3.2.3/libsoup/soup-session.c',
  ],
  'rfc8446-5.2': ['RFC 8446 §5.2, record payload protection', `${rfcs}/rfc8446#section-5.2`],
  'rfc8446-6.2': ['RFC 8446 §6.2, error alerts', `${rfcs}/rfc8446#section-6.2`],
  'rfc7692-7': ['RFC 7692 §7, permessage-deflate', `${rfcs}/rfc7692#section-7`],
  'chromium-http2-pool': chromium('net/spdy/spdy_session_pool.cc'),
  'chrome-extension-websockets': [
    'Chrome, WebSockets in extension service workers',
    `${chrome}/docs/extensions/how-to/web-platform/websockets`,
  ],
  'chrome-extension-lifecycle': [
    'Chrome, extension service worker lifecycle',
    `${chrome}/docs/extensions/develop/concepts/service-workers/lifecycle`,
  ],
  'chrome-page-lifecycle': ['Chrome, Page Lifecycle API', `${chrome}/docs/web-platform/page-lifecycle-api`],
  'chrome-websocketstream': ['Chrome, WebSocketStream', `${chrome}/docs/capabilities/web-apis/websocketstream`],
  'chrome-local-network': [
    'Chrome, Local Network Access',
    `${chrome}/docs/modern-web-guidance/guides/security/local-network-access`,
  ],
  'webflow-local-network': [
    'webflow/mcp-server, issue 124, Local Network Access for WebSockets',
    `${github}/webflow/mcp-server/issues/124`,
  ],
  'html-shared-worker': [
    'WHATWG HTML, workers',
    'https://html.spec.whatwg.org/multipage/workers.html#the-worker%27s-lifetime',
  ],
  'shared-worker-extended': [
    'Web features, shared worker extended lifetime',
    'https://web-platform-dx.github.io/web-features-explorer/features/shared-workers-extended-lifetime/',
  ],
  'react-native-android': [
    'React Native, WebSocketModule.kt',
    `${github}/facebook/react-native/blob/main/packages/react-native/ReactAndroid/src/main/java/com/facebook/react/modules/websocket/WebSocketModule.kt`,
  ],
  'okhttp-client': file(
    'OkHttp',
    'square/okhttp',
    versionsRead.okhttp,
    'okhttp/src/commonJvmAndroid/kotlin/okhttp3/OkHttpClient.kt',
    'OkHttpClient.kt',
  ),
  'okhttp-websocket': file(
    'OkHttp',
    'square/okhttp',
    versionsRead.okhttp,
    'okhttp/src/commonJvmAndroid/kotlin/okhttp3/internal/ws/RealWebSocket.kt',
    'RealWebSocket.kt',
  ),
  'electron-preferences': [
    'Electron, WebPreferences backgroundThrottling',
    'https://www.electronjs.org/docs/latest/api/structures/web-preferences',
  ],
  'urlsession-websocket': ['Apple, URLSessionWebSocketTask', `${apple}/urlsessionwebsockettask`],
  'urlsession-close': [
    'Apple, URLSessionWebSocketTask.closeCode',
    `${apple}/urlsessionwebsockettask/closecode-swift.property`,
  ],
  'k8s-sleep': [
    'Kubernetes, KEP-3960, sleep action for preStop',
    `${github}/kubernetes/enhancements/tree/master/keps/sig-node/3960-pod-lifecycle-sleep-action`,
  ],
  webtransport: ['W3C, WebTransport', 'https://www.w3.org/TR/webtransport/'],
} as const satisfies Record<string, Entry>;
