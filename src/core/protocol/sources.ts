/** A text that a claim rests on. `title` is its own name, so it is not translated. */
export type Source = { readonly id: SourceId; readonly title: string; readonly url: string };

const rfc = 'https://www.rfc-editor.org/rfc/rfc6455';
const github = 'https://github.com';

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
  'chromium-parse-close': [
    'Chromium, net/websockets/websocket_frame.cc',
    'https://source.chromium.org/chromium/chromium/src/+/main:net/websockets/websocket_frame.cc',
  ],
  'chromium-websocket': [
    'Chromium, services/network/websocket.cc',
    'https://source.chromium.org/chromium/chromium/src/+/main:services/network/websocket.cc',
  ],
  'firefox-websocket': [
    'Firefox, dom/websocket/WebSocket.cpp',
    'https://searchfox.org/mozilla-central/source/dom/websocket/WebSocket.cpp',
  ],
  'webkit-websocket': [
    'WebKit, WebCore/Modules/websockets/WebSocket.cpp',
    `${github}/WebKit/WebKit/blob/main/Source/WebCore/Modules/websockets/WebSocket.cpp`,
  ],
  'ws-validation': ['ws, lib/validation.js', `${github}/websockets/ws/blob/master/lib/validation.js`],
  'ws-receiver': ['ws, lib/receiver.js', `${github}/websockets/ws/blob/master/lib/receiver.js`],
  'ws-websocket': ['ws, lib/websocket.js', `${github}/websockets/ws/blob/master/lib/websocket.js`],
  'python-frames': [
    'python websockets, src/websockets/frames.py',
    `${github}/python-websockets/websockets/blob/main/src/websockets/frames.py`,
  ],
  'python-server': [
    'python websockets, src/websockets/asyncio/server.py',
    `${github}/python-websockets/websockets/blob/main/src/websockets/asyncio/server.py`,
  ],
  'python-connection': [
    'python websockets, src/websockets/asyncio/connection.py',
    `${github}/python-websockets/websockets/blob/main/src/websockets/asyncio/connection.py`,
  ],
  'gorilla-conn': ['gorilla/websocket, conn.go', `${github}/gorilla/websocket/blob/main/conn.go`],
  'coder-read': ['coder/websocket, read.go', `${github}/coder/websocket/blob/master/read.go`],
  'uwebsockets-protocol': [
    'uWebSockets, src/WebSocketProtocol.h',
    `${github}/uNetworking/uWebSockets/blob/master/src/WebSocketProtocol.h`,
  ],
  'uwebsockets-app': ['uWebSockets, src/App.h', `${github}/uNetworking/uWebSockets/blob/master/src/App.h`],
  'jetty-core': [
    'Jetty 12, jetty-websocket-core',
    `${github}/jetty/jetty.project/tree/jetty-12.0.x/jetty-core/jetty-websocket`,
  ],
  'tomcat-session': [
    'Tomcat, WsSession.java',
    `${github}/apache/tomcat/blob/main/java/org/apache/tomcat/websocket/WsSession.java`,
  ],
  'caddy-streaming': [
    'Caddy, reverseproxy/streaming.go',
    `${github}/caddyserver/caddy/blob/master/modules/caddyhttp/reverseproxy/streaming.go`,
  ],
  phoenix: [
    'Phoenix, assets/js/phoenix/socket.js',
    `${github}/phoenixframework/phoenix/blob/main/assets/js/phoenix/socket.js`,
  ],
  sockette: ['sockette, src/index.js', `${github}/lukeed/sockette/blob/master/src/index.js`],
  'graphql-ws': ['graphql-ws, src/common.ts', `${github}/enisdenjo/graphql-ws/blob/master/src/common.ts`],
  discord: [
    'Discord, gateway close event codes',
    'https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes',
  ],
  pusher: ['Pusher, protocol.ts', `${github}/pusher/pusher-js/blob/master/src/core/connection/protocol/protocol.ts`],
  spring: [
    'Spring Framework, CloseStatus.java',
    `${github}/spring-projects/spring-framework/blob/main/spring-websocket/src/main/java/org/springframework/web/socket/CloseStatus.java`,
  ],
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
  rfc5382: ['RFC 5382, NAT behavioral requirements for TCP', 'https://www.rfc-editor.org/rfc/rfc5382#section-5'],
  'whatwg-disappear': [
    'WHATWG WebSockets, making a WebSocket disappear',
    'https://websockets.spec.whatwg.org/#make-disappear',
  ],
  'chromium-channel': [
    'Chromium, net/websockets/websocket_channel.cc',
    'https://source.chromium.org/chromium/chromium/src/+/main:net/websockets/websocket_channel.cc',
  ],
  'chromium-stream': [
    'Chromium, net/websockets/websocket_stream.cc',
    'https://source.chromium.org/chromium/chromium/src/+/main:net/websockets/websocket_stream.cc',
  ],
  'chromium-tcp': [
    'Chromium, net/socket/tcp_socket_posix.cc',
    'https://source.chromium.org/chromium/chromium/src/+/main:net/socket/tcp_socket_posix.cc',
  ],
  'chromium-tcp-client': [
    'Chromium, net/socket/tcp_client_socket.cc',
    'https://source.chromium.org/chromium/chromium/src/+/main:net/socket/tcp_client_socket.cc',
  ],
  'chromium-pool': [
    'Chromium, net/socket/transport_client_socket_pool.cc',
    'https://source.chromium.org/chromium/chromium/src/+/main:net/socket/transport_client_socket_pool.cc',
  ],
  'chromium-throttler': [
    'Chromium, services/network/websocket_throttler.cc',
    'https://source.chromium.org/chromium/chromium/src/+/main:services/network/websocket_throttler.cc',
  ],
  'chrome-timers': [
    'Chrome, heavy throttling of chained timers',
    'https://developer.chrome.com/blog/timer-throttling-in-chrome-88',
  ],
  'firefox-prefs': [
    'Firefox, modules/libpref/init/all.js',
    'https://searchfox.org/mozilla-central/source/modules/libpref/init/all.js',
  ],
  'firefox-channel': [
    'Firefox, netwerk/protocol/websocket/WebSocketChannel.cpp',
    'https://searchfox.org/mozilla-central/source/netwerk/protocol/websocket/WebSocketChannel.cpp',
  ],
  'linux-tcp-close': [
    'Linux, net/ipv4/tcp.c, __tcp_close',
    'https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/tree/net/ipv4/tcp.c',
  ],
  'linux-ip-sysctl': ['Linux, ip-sysctl', 'https://docs.kernel.org/networking/ip-sysctl.html'],
  'linux-conntrack': ['Linux, nf_conntrack-sysctl', 'https://docs.kernel.org/networking/nf_conntrack-sysctl.html'],
  'ws-doc': ['ws, doc/ws.md', `${github}/websockets/ws/blob/master/doc/ws.md`],
  'go-shutdown': ['Go, net/http Server.Shutdown', 'https://pkg.go.dev/net/http#Server.Shutdown'],
  'gorilla-server': ['gorilla/websocket, server.go', `${github}/gorilla/websocket/blob/main/server.go`],
  'phoenix-socket': [
    'Phoenix, lib/phoenix/socket.ex',
    `${github}/phoenixframework/phoenix/blob/main/lib/phoenix/socket.ex`,
  ],
  'phoenix-websocket': [
    'Phoenix, lib/phoenix/transports/websocket.ex',
    `${github}/phoenixframework/phoenix/blob/main/lib/phoenix/transports/websocket.ex`,
  ],
  'engine-io-server': [
    'Engine.IO, packages/engine.io/lib/server.ts',
    `${github}/socketio/socket.io/blob/main/packages/engine.io/lib/server.ts`,
  ],
  'socket-io-client': ['Socket.IO, disconnect reasons', 'https://socket.io/docs/v4/client-socket-instance/#disconnect'],
  'socket-io-nodes': ['Socket.IO, using multiple nodes', 'https://socket.io/docs/v4/using-multiple-nodes/'],
  'signalr-connection': [
    'SignalR, HubConnection.ts',
    `${github}/dotnet/aspnetcore/blob/main/src/SignalR/clients/ts/signalr/src/HubConnection.ts`,
  ],
  'nginx-websocket': ['nginx, WebSocket proxying', 'https://nginx.org/en/docs/http/websocket.html'],
  'ingress-nginx': [
    'ingress-nginx, miscellaneous: WebSockets',
    `${github}/kubernetes/ingress-nginx/blob/main/docs/user-guide/miscellaneous.md`,
  ],
  'apache-proxy': ['Apache httpd, mod_proxy', 'https://httpd.apache.org/docs/2.4/mod/mod_proxy.html#proxytimeout'],
  'haproxy-tunnel': ['HAProxy, timeout tunnel', 'https://docs.haproxy.org/3.2/configuration.html#4.2-timeout%20tunnel'],
  'caddy-reverse-proxy': [
    'Caddy, reverse_proxy streaming',
    'https://caddyserver.com/docs/caddyfile/directives/reverse_proxy#streaming',
  ],
  'traefik-config': [
    'Traefik, pkg/config/static/static_config.go',
    `${github}/traefik/traefik/blob/master/pkg/config/static/static_config.go`,
  ],
  'envoy-timeouts': ['Envoy, timeouts', 'https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts'],
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
  'tcpdump-man': ['tcpdump(1)', 'https://www.tcpdump.org/manpages/tcpdump.1.html'],
  'rfc8446-6.1': ['RFC 8446 §6.1', 'https://www.rfc-editor.org/rfc/rfc8446#section-6.1'],
} as const satisfies Record<string, readonly [title: string, url: string]>;

export type SourceId = keyof typeof table;

/** The source behind an id. Total over `SourceId`, so it never fails. */
export function sourceOf(id: SourceId): Source {
  const [title, url] = table[id];
  return { id, title, url };
}
