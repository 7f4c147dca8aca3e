import { guideSources } from './guide-sources.ts';
import { platformSources } from './platform-sources.ts';
import {
  chromium,
  type Entry,
  file,
  firefox,
  firefoxPreferences,
  github,
  linux,
  npm,
  phoenix,
  python,
  rfc,
  webkit,
  ws,
} from './source-entries.ts';
import { versionsRead } from './versions-read.ts';

/**
 * A text that a claim rests on. `title` is its own name, so it is not translated; it holds the version that was read
 * where the text has versions, and `url` leads to that version where the product keeps it.
 */
export type Source = { readonly id: SourceId; readonly title: string; readonly url: string };

const table = {
  'rfc6455-1.4': ['RFC 6455 §1.4, closing handshake', `${rfc}#section-1.4`],
  'rfc6455-5.5.1': ['RFC 6455 §5.5.1, Close', `${rfc}#section-5.5.1`],
  'rfc6455-5.1': ['RFC 6455 §5.1, masking', `${rfc}#section-5.1`],
  'rfc6455-7.1.1': ['RFC 6455 §7.1.1, close the connection', `${rfc}#section-7.1.1`],
  'rfc6455-7.1.5': ['RFC 6455 §7.1.5, close code', `${rfc}#section-7.1.5`],
  'rfc6455-7.1.7': ['RFC 6455 §7.1.7, fail the connection', `${rfc}#section-7.1.7`],
  'rfc6455-7.2.3': ['RFC 6455 §7.2.3, recovering from abnormal closure', `${rfc}#section-7.2.3`],
  'rfc6455-7.4.1': ['RFC 6455 §7.4.1, defined status codes', `${rfc}#section-7.4.1`],
  'rfc6455-7.4.2': ['RFC 6455 §7.4.2, reserved ranges', `${rfc}#section-7.4.2`],
  'rfc6455-8.1': ['RFC 6455 §8.1, errors in UTF-8', `${rfc}#section-8.1`],
  iana: [
    'IANA, WebSocket Close Code Number Registry',
    'https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number',
  ],
  'rfc9110-retry-after': ['RFC 9110 §10.2.3, Retry-After', 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3'],
  'pusher-protocol': [
    'Pusher Channels protocol, connection closure',
    'https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#connection-closure',
  ],
  'whatwg-close': ['WHATWG WebSockets, close()', 'https://websockets.spec.whatwg.org/#dom-websocket-close'],
  'whatwg-feedback': [
    'WHATWG WebSockets, feedback from the protocol',
    'https://websockets.spec.whatwg.org/#feedback-from-the-protocol',
  ],
  'whatwg-interface': [
    'WHATWG WebSockets, the WebSocket interface',
    'https://websockets.spec.whatwg.org/#the-websocket-interface',
  ],
  'rfc6455-10.2': ['RFC 6455 §10.2, origin considerations', `${rfc}#section-10.2`],
  'hybi-1012-1013': [
    'hybi mailing list, registration of 1012 and 1013',
    'https://mailarchive.ietf.org/arch/msg/hybi/P_1vbD9uyHl63nbIIbFxKMfSwcM/',
  ],
  'hybi-1014': [
    'hybi mailing list, registration of 1014',
    'https://mailarchive.ietf.org/arch/msg/hybi/VOLI2xp4tzFnIFYespe6oOtpFXA/',
  ],
  'chromium-parse-close': chromium('net/websockets/websocket_frame.cc'),
  'chromium-websocket': chromium('services/network/websocket.cc'),
  'firefox-websocket': firefox('dom/websocket/WebSocket.cpp'),
  'webkit-websocket': webkit('WebCore/Modules/websockets/WebSocket.cpp'),
  'ws-validation': ws('lib/validation.js'),
  'ws-receiver': ws('lib/receiver.js'),
  'ws-websocket': ws('lib/websocket.js'),
  'python-frames': python('frames.py'),
  'python-server': python('asyncio/server.py'),
  'python-connection': python('asyncio/connection.py'),
  'gorilla-conn': file('gorilla/websocket', 'gorilla/websocket', versionsRead.gorilla, 'conn.go'),
  'coder-read': file('coder/websocket', 'coder/websocket', versionsRead.coder, 'read.go'),
  'uwebsockets-protocol': file(
    'uWebSockets',
    'uNetworking/uWebSockets',
    versionsRead.uwebsockets,
    'src/WebSocketProtocol.h',
  ),
  'uwebsockets-app': file('uWebSockets', 'uNetworking/uWebSockets', versionsRead.uwebsockets, 'src/App.h'),
  'jetty-core': [
    'Jetty 12, jetty-websocket-core',
    `${github}/jetty/jetty.project/tree/jetty-12.0.x/jetty-core/jetty-websocket`,
  ],
  'tomcat-session': file(
    'Tomcat',
    'apache/tomcat',
    versionsRead.tomcat,
    'java/org/apache/tomcat/websocket/WsSession.java',
    'WsSession.java',
  ),
  'caddy-streaming': file(
    'Caddy',
    'caddyserver/caddy',
    versionsRead.caddy,
    'modules/caddyhttp/reverseproxy/streaming.go',
    'reverseproxy/streaming.go',
  ),
  phoenix: phoenix('assets/js/phoenix/socket.js'),
  sockette: npm('sockette', versionsRead.sockette, 'dist/sockette.js'),
  'graphql-ws': file('graphql-ws', 'enisdenjo/graphql-ws', `v${versionsRead['graphql-ws']}`, 'src/common.ts'),
  discord: [
    'Discord, gateway close event codes',
    'https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes',
  ],
  pusher: file('pusher-js', 'pusher/pusher-js', `v${versionsRead.pusher}`, 'src/core/connection/protocol/protocol.ts'),
  spring: file(
    'Spring Framework',
    'spring-projects/spring-framework',
    versionsRead.spring,
    'spring-websocket/src/main/java/org/springframework/web/socket/CloseStatus.java',
    'CloseStatus.java',
  ),
  'aws-api-gateway': [
    'AWS, API Gateway WebSocket quotas',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
  ],
  'nginx-proxy': [
    'nginx, proxy_read_timeout',
    'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_read_timeout',
  ],
  'rfc6455-1.7': ['RFC 6455 §1.7, relationship to TCP and HTTP', `${rfc}#section-1.7`],
  'rfc6455-5.5.2': ['RFC 6455 §5.5.2, Ping', `${rfc}#section-5.5.2`],
  'rfc4862-5.4': ['RFC 4862 §5.4, duplicate address detection', 'https://www.rfc-editor.org/rfc/rfc4862#section-5.4'],
  rfc5382: ['RFC 5382, NAT behavioral requirements for TCP', 'https://www.rfc-editor.org/rfc/rfc5382#section-5'],
  'whatwg-disappear': [
    'WHATWG WebSockets, making a WebSocket disappear',
    'https://websockets.spec.whatwg.org/#make-disappear',
  ],
  'chromium-channel': chromium('net/websockets/websocket_channel.cc'),
  'chromium-stream': chromium('net/websockets/websocket_stream.cc'),
  'chromium-tcp': chromium('net/socket/tcp_socket_posix.cc'),
  'chromium-tcp-client': chromium('net/socket/tcp_client_socket.cc'),
  'chromium-pool': chromium('net/socket/transport_client_socket_pool.cc'),
  'chromium-http2': chromium('net/spdy/spdy_session.cc'),
  'chromium-throttler': chromium('services/network/websocket_throttler.cc'),
  'chromium-scheduler': chromium('third_party/blink/renderer/platform/scheduler/common/features.h'),
  'chrome-timers': [
    'Chrome, heavy throttling of chained timers',
    'https://developer.chrome.com/blog/timer-throttling-in-chrome-88',
  ],
  'firefox-prefs': firefoxPreferences('modules/libpref/init/all.js'),
  'firefox-static-prefs': firefoxPreferences('modules/libpref/init/StaticPrefList.yaml'),
  'firefox-network': firefox('netwerk/system/netlink/NetlinkService.cpp'),
  'firefox-channel': firefox('netwerk/protocol/websocket/WebSocketChannel.cpp'),
  'linux-tcp-close': linux('net/ipv4/tcp.c'),
  'linux-ip-sysctl': linux('Documentation/networking/ip-sysctl.rst'),
  'linux-link-watch': linux('net/core/link_watch.c'),
  'linux-conntrack': linux('Documentation/networking/nf_conntrack-sysctl.rst'),
  'ws-doc': ws('doc/ws.md'),
  'go-shutdown': ['Go, net/http Server.Shutdown', 'https://pkg.go.dev/net/http#Server.Shutdown'],
  'gorilla-server': file('gorilla/websocket', 'gorilla/websocket', versionsRead.gorilla, 'server.go'),
  'phoenix-socket': phoenix('lib/phoenix/socket.ex'),
  'phoenix-websocket': phoenix('lib/phoenix/transports/websocket.ex'),
  'engine-io-server': file(
    'Socket.IO',
    'socketio/socket.io',
    `socket.io@${versionsRead['socket-io']}`,
    'packages/engine.io/lib/server.ts',
  ),
  'socket-io-client': ['Socket.IO, disconnect reasons', 'https://socket.io/docs/v4/client-socket-instance/#disconnect'],
  'socket-io-nodes': ['Socket.IO, using multiple nodes', 'https://socket.io/docs/v4/using-multiple-nodes/'],
  'signalr-connection': [
    'SignalR, HubConnection.ts',
    `${github}/dotnet/aspnetcore/blob/main/src/SignalR/clients/ts/signalr/src/HubConnection.ts`,
  ],
  'node-http2': ['Node.js, HTTP/2 settings', 'https://nodejs.org/api/http2.html#settings-object'],
  'nginx-websocket': ['nginx, WebSocket proxying', 'https://nginx.org/en/docs/http/websocket.html'],
  'nginx-shutdown': [
    'nginx, worker_shutdown_timeout',
    'https://nginx.org/en/docs/ngx_core_module.html#worker_shutdown_timeout',
  ],
  'nginx-http2-websocket': ['nginx, WebSocket over HTTP/2 (pull request)', `${github}/nginx/nginx/pull/1683`],
  'ingress-nginx': file(
    'ingress-nginx',
    'kubernetes/ingress-nginx',
    versionsRead['ingress-nginx'],
    'docs/user-guide/miscellaneous.md',
  ),
  'apache-proxy': ['Apache httpd, mod_proxy', 'https://httpd.apache.org/docs/2.4/mod/mod_proxy.html#proxytimeout'],
  'haproxy-h2-websocket': [
    'HAProxy, h2-workaround-bogus-websocket-clients',
    'https://docs.haproxy.org/2.6/configuration.html#3.1-h2-workaround-bogus-websocket-clients',
  ],
  'haproxy-hard-stop': [
    'HAProxy, hard-stop-after',
    'https://docs.haproxy.org/2.6/configuration.html#3.1-hard-stop-after',
  ],
  'haproxy-retries': ['HAProxy, retries', 'https://docs.haproxy.org/2.6/configuration.html#4.2-retries'],
  'haproxy-tunnel': ['HAProxy, timeout tunnel', 'https://docs.haproxy.org/3.2/configuration.html#4.2-timeout%20tunnel'],
  'caddy-reverse-proxy': [
    'Caddy, reverse_proxy streaming',
    'https://caddyserver.com/docs/caddyfile/directives/reverse_proxy#streaming',
  ],
  'traefik-config': file('Traefik', 'traefik/traefik', versionsRead.traefik, 'pkg/config/static/static_config.go'),
  'envoy-timeouts': ['Envoy, timeouts', 'https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts'],
  'envoy-upgrades': [
    'Envoy, HTTP upgrades',
    'https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/http/upgrades',
  ],
  'aws-alb': [
    'AWS, Application Load Balancer attributes',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  ],
  'aws-nlb': [
    'AWS, Network Load Balancer idle timeout',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/update-idle-timeout.html',
  ],
  'google-ingress': [
    'Google, ingress-gce WebSocket example',
    `${github}/kubernetes/ingress-gce/blob/master/examples/websocket/README.md`,
  ],
  'azure-lb-idle': [
    'Azure, Load Balancer TCP reset and idle timeout',
    'https://learn.microsoft.com/azure/load-balancer/load-balancer-tcp-reset',
  ],
  'azure-front-door': [
    'Azure, WebSocket on Front Door',
    'https://learn.microsoft.com/azure/frontdoor/standard-premium/websocket',
  ],
  'cloudflare-websockets': ['Cloudflare, WebSockets', 'https://developers.cloudflare.com/network/websockets/'],
  'heroku-timeouts': ['Heroku, H15 idle connection', 'https://help.heroku.com/BZGH6WMY'],
  'graphql-ws-289': ['graphql-ws, issue 289', `${github}/enisdenjo/graphql-ws/issues/289`],
  'tcp-man': ['tcp(7)', 'https://man7.org/linux/man-pages/man7/tcp.7.html'],
  'cloud-run-websockets': [
    'Google, WebSockets on Cloud Run',
    'https://cloud.google.com/run/docs/triggering/websockets',
  ],
  'openai-realtime': [
    'OpenAI, Realtime session lifecycle',
    'https://platform.openai.com/docs/guides/realtime-conversations#session-lifecycle-events',
  ],
  'gemini-live-session': ['Google, Gemini Live API sessions', 'https://ai.google.dev/gemini-api/docs/live-session'],
  'binance-streams': [
    'Binance, WebSocket streams',
    'https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams',
  ],
  'slack-socket-mode': ['Slack, Socket Mode', 'https://docs.slack.dev/apis/events-api/using-socket-mode'],
  'java-websocket': [
    'Java-WebSocket, AbstractWebSocket.java',
    `${github}/TooTallNate/Java-WebSocket/blob/master/src/main/java/org/java_websocket/AbstractWebSocket.java`,
  ],
  'uvicorn-websockets': ['Uvicorn, WebSocket protocols', 'https://www.uvicorn.org/settings/#implementation'],
  'iis-websockets': [
    'Microsoft, WebSocket support in IIS and Azure App Service',
    'https://learn.microsoft.com/iis/configuration/system.webserver/websocket',
  ],
  'home-assistant-websocket': [
    'Home Assistant, websocket_api/http.py',
    `${github}/home-assistant/core/blob/dev/homeassistant/components/websocket_api/http.py`,
  ],
  'k8s-lifecycle': [
    'Kubernetes, termination of Pods',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  ],
  'har-spec': ['HTTP Archive 1.2, by its authors', 'http://www.softwareishard.com/blog/har-12-spec/'],
  'chromium-net-export': [
    'Chromium, how to capture a NetLog',
    'https://www.chromium.org/for-testers/providing-network-details/',
  ],
  'moz-log': ['Firefox, HTTP logging', 'https://firefox-source-docs.mozilla.org/networking/http/logging.html'],
  'pktmon-start': [
    'pktmon start',
    'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/pktmon-start',
  ],
  'tcpdump-man': ['tcpdump(1)', 'https://www.tcpdump.org/manpages/tcpdump.1.html'],
  'rfc7692-7.1': ['RFC 7692 §7.1', 'https://www.rfc-editor.org/rfc/rfc7692#section-7.1'],
  'rfc8446-6.1': ['RFC 8446 §6.1', 'https://www.rfc-editor.org/rfc/rfc8446#section-6.1'],
  'chromium-tls': chromium('net/socket/ssl_connect_job.cc'),
  'chromium-console': chromium('third_party/blink/renderer/modules/websockets/websocket_channel_impl.cc'),
  'firefox-http': firefox('netwerk/protocol/http/nsHttpConnection.cpp'),
  'libsoup-connection': [
    'libsoup 3, soup-websocket-connection.c',
    'https://gitlab.gnome.org/GNOME/libsoup/-/blob/3.2.3/libsoup/websocket/soup-websocket-connection.c',
  ],
  'undici-connect': file('undici', 'nodejs/undici', `v${versionsRead.undici}`, 'lib/core/connect.js'),
  'undici-client': file('undici', 'nodejs/undici', `v${versionsRead.undici}`, 'lib/dispatcher/client.js'),
  'undici-websocket': file('undici', 'nodejs/undici', `v${versionsRead.undici}`, 'lib/web/websocket/websocket.js'),
  'libuv-tcp': file('libuv', 'libuv/libuv', `v${versionsRead.libuv}`, 'src/unix/tcp.c'),
  'linux-tcp-timer': linux('net/ipv4/tcp_timer.c'),
  'windows-keepalive': [
    'Microsoft, SIO_KEEPALIVE_VALS',
    'https://learn.microsoft.com/windows/win32/winsock/sio-keepalive-vals',
  ],
  'xnu-tcp-timer': file('Apple XNU', 'apple-oss-distributions/xnu', versionsRead.xnu, 'bsd/netinet/tcp_timer.h'),
  'rfc6455-1.8': ['RFC 6455 §1.8, establishing a connection', `${rfc}#section-1.8`],
  'rfc6455-7.1.4': ['RFC 6455 §7.1.4, the connection is closed', `${rfc}#section-7.1.4`],
  'whatwg-ping': [
    'WHATWG WebSockets, ping and pong frames',
    'https://websockets.spec.whatwg.org/#ping-and-pong-frames',
  ],
  'whatwg-send': ['WHATWG WebSockets, send()', 'https://websockets.spec.whatwg.org/#dom-websocket-send'],
  'phoenix-transport': phoenix('lib/phoenix/socket/transport.ex'),
  'bandit-connection': [
    'Bandit, lib/bandit/websocket/connection.ex',
    `${github}/mtrudel/bandit/blob/main/lib/bandit/websocket/connection.ex`,
  ],
  'cowboy-websocket': [
    'Cowboy, src/cowboy_websocket.erl',
    `${github}/ninenines/cowboy/blob/master/src/cowboy_websocket.erl`,
  ],
  'tomcat-constants': file(
    'Tomcat',
    'apache/tomcat',
    versionsRead.tomcat,
    'java/org/apache/tomcat/websocket/Constants.java',
    'Constants.java',
  ),
  'tomcat-frame': file(
    'Tomcat',
    'apache/tomcat',
    versionsRead.tomcat,
    'java/org/apache/tomcat/websocket/WsFrameBase.java',
    'WsFrameBase.java',
  ),
  'dotnet-websocket': file(
    '.NET',
    'dotnet/runtime',
    versionsRead.dotnet,
    'src/libraries/System.Net.WebSockets/src/System/Net/WebSockets/ManagedWebSocket.cs',
    'ManagedWebSocket.cs',
  ),
  'ws-server': ws('lib/websocket-server.js'),
  'ws-deflate': ws('lib/permessage-deflate.js'),
  'python-client': python('asyncio/client.py'),
  'graphql-ws-client': file('graphql-ws', 'enisdenjo/graphql-ws', `v${versionsRead['graphql-ws']}`, 'src/client.ts'),
  'ingress-nginx-config': file(
    'ingress-nginx',
    'kubernetes/ingress-nginx',
    versionsRead['ingress-nginx'],
    'docs/user-guide/nginx-configuration/configmap.md',
  ),
  'htmx-ext-ws': npm('htmx-ext-ws', versionsRead['htmx-ws'], 'ws.js'),
  'websocket-client': file(
    'websocket-client',
    'websocket-client/websocket-client',
    `v${versionsRead['websocket-client']}`,
    'websocket/_app.py',
  ),
  'reconnecting-websocket': npm(
    'reconnecting-websocket',
    versionsRead['reconnecting-websocket'],
    'dist/reconnecting-websocket-mjs.js',
  ),
  partysocket: npm('partysocket', versionsRead.partysocket, 'dist/ws.js'),
  evidence: ['', '/evidence/'],
  ...guideSources,
  ...platformSources,
} as const satisfies Record<string, Entry>;

export type SourceId = keyof typeof table;

/** The source behind an id. Total over `SourceId`, so it never fails. */
export function sourceOf(id: SourceId): Source {
  const [title, url] = table[id];
  return { id, title, url };
}
