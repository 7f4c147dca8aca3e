import type { WorkedCase } from './worked-case.ts';

const source = 'the message is printed for this alone, by its source';
const thread = 'the cause that threads with this message ended with';
const http = 'the meaning of the HTTP status';

export const neverOpenedCases: readonly WorkedCase[] = [
  {
    from: 'Flutter web_socket_channel behind nginx without Upgrade',
    format: 'Dart exception',
    pasted:
      "Unhandled Exception: WebSocketChannelException: WebSocketException: Connection to 'https://chat.example:0/ws#' was not upgraded to websocket",
    answers: { via: 'nginx', who: 'everyone' },
    cause: 'upgrade-not-passed',
    basis: thread,
  },
  {
    from: 'Flutter, HTTP status printed',
    format: 'Dart exception',
    pasted:
      "WebSocketException: Connection to 'http://api.example:80/socket#' was not upgraded to websocket, HTTP status code: 404",
    cause: 'wrong-path',
    basis: http,
  },
  {
    from: 'Rails behind Apache',
    format: 'Rails log',
    pasted:
      'E, [2025-03-02T08:11:59.100001 #11] ERROR -- : [a1] Failed to upgrade to WebSocket (REQUEST_METHOD: GET, HTTP_CONNECTION: Keep-Alive, HTTP_UPGRADE: )',
    answers: { via: 'apache' },
    cause: 'upgrade-not-passed',
    basis: source,
  },
  {
    from: 'Rails, wrong origin',
    format: 'Rails log',
    pasted:
      'Request origin not allowed: https://staging.example\nFinished "/cable/" [WebSocket] for 10.0.0.9 at 2025-03-02 08:12:00 +0000',
    cause: 'origin-refused',
    basis: source,
  },
  {
    from: 'Django Channels, consumer rejects',
    format: 'Daphne access log',
    pasted:
      '10.0.0.9:51344 - - [02/Mar/2025:08:11:59] "WSCONNECTING /ws/chat/" - -\n10.0.0.9:51344 - - [02/Mar/2025:08:11:59] "WSREJECT /ws/chat/" - -',
    answers: { around: 'login' },
    cause: 'auth-refused',
    basis: source,
  },
  {
    from: 'Channels without a route',
    format: 'Python traceback',
    pasted:
      'Traceback (most recent call last):\n  File "/usr/lib/python3/site-packages/channels/routing.py", line 134, in __call__\n    raise ValueError("No route found for path %r." % path)\nValueError: No route found for path \'ws/chats/\'.',
    cause: 'wrong-path',
    basis: source,
  },
  {
    from: 'FastAPI on plain uvicorn',
    format: 'Uvicorn log',
    pasted:
      "WARNING:  Unsupported upgrade request.\nWARNING:  No supported WebSocket library detected. Please use \"pip install 'uvicorn[standard]'\", or install 'websockets' or 'wsproto' manually.\nINFO:     127.0.0.1:53120 - \"GET /ws HTTP/1.1\" 404 Not Found",
    cause: 'no-websocket-support',
    basis: source,
  },
  {
    from: 'uvicorn behind a test client',
    format: 'Uvicorn log',
    pasted:
      'INFO:     10.0.0.4:49152 - "WebSocket /ws/notify" 403\nINFO:     connection rejected (403 Forbidden)\nINFO:     connection closed',
    answers: { around: 'login' },
    cause: 'auth-refused',
    basis: source,
  },
  {
    from: 'Flask-SocketIO on the development server',
    format: 'Flask log',
    pasted:
      'The WebSocket transport is not available, you must install a WebSocket server that is compatible with your async mode to enable it.\nWebSocket transport not available. Install simple-websocket for improved performance.',
    cause: 'no-websocket-support',
    basis: source,
  },
  {
    from: 'Azure App Service, SignalR negotiated and then failed',
    format: 'browser console',
    pasted:
      "WebSocket connection to 'wss://shop.example/notificationHub?id=Jx0a' failed: Error during WebSocket handshake: Unexpected response code: 503",
    answers: { who: 'everyone' },
    cause: 'no-websocket-support',
    or: ['upgrade-not-passed'],
    basis: thread,
  },
  {
    from: 'IIS without the WebSocket module',
    format: 'SignalR client log',
    pasted:
      "Error: Failed to start the transport 'WebSockets': Error: WebSocket failed to connect. The connection could not be found on the server, either the endpoint may not be a SignalR endpoint, the connection ID is not present on the server, or there is a proxy blocking WebSockets.",
    cause: 'wrong-node',
    or: ['upgrade-not-passed', 'no-websocket-support', 'path-blocks', 'wrong-path'],
    basis: 'the message lists what it may be',
  },
  {
    from: 'Starscream against an HTTP server',
    format: 'Swift error',
    pasted:
      'websocket encountered an error: Starscream.HTTPUpgradeError.notAnUpgrade(404, ["Content-Type": "text/html"])',
    cause: 'wrong-path',
    basis: http,
  },
  {
    from: 'Starscream 3, no status',
    format: 'Swift error',
    pasted: 'websocket is disconnected: Invalid HTTP upgrade',
    answers: { via: 'nginx', who: 'everyone' },
    cause: 'upgrade-not-passed',
    or: ['wrong-path'],
    basis: thread,
  },
  {
    from: 'Android 9 release build',
    format: 'Android logcat',
    pasted:
      '03-02 08:11:59.123  4321  4399 E Chat    : java.net.UnknownServiceException: CLEARTEXT communication to api.example not permitted by network security policy',
    cause: 'mixed-content',
    or: ['blocked-by-policy'],
    basis: source,
  },
  {
    from: 'iOS, App Transport Security',
    format: 'Apple error',
    pasted:
      'Error Domain=NSURLErrorDomain Code=-1022 "The resource could not be loaded because the App Transport Security policy requires the use of a secure connection." UserInfo={NSErrorFailingURLStringKey=ws://192.0.2.4:8080/ws}',
    cause: 'mixed-content',
    or: ['blocked-by-policy'],
    basis: source,
  },
  {
    from: 'Socket.IO, server is not running',
    format: 'Socket.IO client log',
    pasted:
      'connect_error: Error: xhr poll error\n    at XHR.onError (polling.js:220)\nGET http://localhost:3001/socket.io/?EIO=4&transport=polling&t=P net::ERR_CONNECTION_REFUSED',
    cause: 'not-listening',
    basis: source,
  },
  {
    from: 'Socket.IO, CORS',
    format: 'browser console',
    pasted:
      "Access to XMLHttpRequest at 'https://api.example/socket.io/?EIO=4&transport=polling&t=P' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\nconnect_error xhr poll error",
    cause: 'origin-refused',
    basis: source,
  },
  {
    from: 'python-socketio refuses an origin',
    format: 'Python log',
    pasted:
      'https://app.example is not an accepted origin. (further occurrences of this error will be logged with level INFO)\n10.0.0.9 - - [02/Mar/2025 08:11:59] "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1" 400',
    cause: 'origin-refused',
    basis: source,
  },
  {
    from: 'Socket.IO on two pods',
    format: 'Socket.IO client log',
    pasted:
      'POST /socket.io/?EIO=4&transport=polling&sid=Lbo5JLzTotvW3g2LAAAA 400 (Bad Request) {"code":1,"message":"Session ID unknown"}',
    answers: { via: 'alb' },
    cause: 'wrong-node',
    basis: source,
  },
  {
    from: 'gorilla client, 400',
    format: 'Go log',
    pasted: '2025/03/02 08:11:59 dial: websocket: bad handshake (HTTP 400 Bad Request)',
    answers: { via: 'nginx', who: 'everyone' },
    cause: 'upgrade-not-passed',
    basis: thread,
  },
  {
    from: 'gorilla server behind a proxy with HTTP/1.0',
    format: 'Go log',
    pasted:
      "2025/03/02 08:11:59 upgrade: websocket: the client is not using the websocket protocol: 'upgrade' token not found in 'Connection' header",
    cause: 'upgrade-not-passed',
    basis: source,
  },
  {
    from: 'coder/websocket behind nginx without proxy_http_version',
    format: 'Go log',
    pasted:
      'failed to accept websocket: WebSocket protocol violation: handshake request must be at least HTTP/1.1: "HTTP/1.0"',
    cause: 'upgrade-not-passed',
    basis: source,
  },
  {
    from: 'coder/websocket origin check',
    format: 'Go log',
    pasted: 'accept: request Origin "app.example" is not authorized for Host "api.example"',
    cause: 'origin-refused',
    basis: source,
  },
  {
    from: 'axum without upgrade headers',
    format: 'Rust log',
    pasted:
      "2025-03-02T08:11:59.100Z DEBUG axum::rejection: Connection header did not include 'upgrade' rejection=`Connection` header did not include 'upgrade'",
    cause: 'upgrade-not-passed',
    basis: source,
  },
  {
    from: 'tokio-tungstenite, 401',
    format: 'Rust error',
    pasted:
      'Error: Http(Response { status: 401, version: HTTP/1.1, headers: {"content-length": "0"}, body: Some([]) })\ncaused by tokio_tungstenite::connect_async',
    cause: 'auth-refused',
    basis: http,
  },
  {
    from: 'tungstenite, TLS off',
    format: 'Rust error',
    pasted:
      'thread main panicked: called `Result::unwrap()` on an `Err` value: Io(Os { code: 111, kind: ConnectionRefused, message: "Connection refused" }) tungstenite',
    cause: 'not-listening',
    basis: source,
  },
  {
    from: 'Spring, nginx without Upgrade',
    format: 'Spring Boot log',
    pasted:
      '2025-03-02T08:11:59.100+09:00 ERROR 1 --- [nio-8080-exec-3] c.w.s.s.s.DefaultHandshakeHandler : "Handshake failed due to invalid Upgrade header: null"',
    cause: 'upgrade-not-passed',
    basis: source,
  },
  {
    from: 'Spring, origin list',
    format: 'Spring Boot log',
    pasted:
      'DEBUG o.s.w.s.s.s.OriginHandshakeInterceptor : Handshake request rejected, Origin header value https://app.example not allowed',
    cause: 'origin-refused',
    basis: source,
  },
  {
    from: 'OkHttp, load balancer without target',
    format: 'Java stack trace',
    pasted:
      "java.net.ProtocolException: Expected HTTP 101 response but was '503 Service Unavailable'\n\tat okhttp3.internal.ws.RealWebSocket.checkUpgradeSuccess$okhttp(RealWebSocket.kt:224)",
    answers: { via: 'alb', who: 'everyone', around: 'deploy' },
    cause: 'upstream-down',
    basis: http,
  },
  {
    from: 'Java-WebSocket, 404',
    format: 'Java log',
    pasted: 'onClose 1002 Invalid status code received: 404 Status line: HTTP/1.1 404 Not Found',
    cause: 'wrong-path',
    basis: http,
  },
  {
    from: 'Jakarta client, 403',
    format: 'Java stack trace',
    pasted:
      'jakarta.websocket.DeploymentException: The HTTP response from the server [403] did not permit the HTTP upgrade to WebSocket',
    cause: 'auth-refused',
    or: ['origin-refused'],
    basis: http,
  },
  {
    from: '.NET client, 502',
    format: '.NET exception',
    pasted:
      "System.Net.WebSockets.WebSocketException (0x80004005): The server returned status code '502' when status code '101' was expected.",
    cause: 'upstream-down',
    basis: http,
  },
  {
    from: '.NET in Japanese, refused',
    format: '.NET exception',
    pasted:
      'System.Net.Http.HttpRequestException: 対象のコンピューターによって拒否されたため、接続できませんでした。 (localhost:5001)\n   場所 System.Net.WebSockets.ClientWebSocket.ConnectAsyncCore',
    cause: 'not-listening',
    basis: source,
  },
  {
    from: 'Firefox in Japanese, a wrong port',
    format: 'browser console',
    pasted: 'Firefox は ws://localhost:8081/ のサーバーへの接続を確立できませんでした。',
    answers: { who: 'everyone' },
    cause: 'not-listening',
    basis: thread,
  },
  {
    from: 'Firefox in Spanish',
    format: 'browser console',
    pasted: 'Firefox no puede establecer una conexión con el servidor en ws://localhost:8080/socket.',
    cause: 'not-listening',
    basis: thread,
  },
  {
    from: 'Safari with a bad certificate',
    format: 'browser console',
    pasted:
      "WebSocket connection to 'wss://dev.example/' failed: WebSocket network error: The certificate for this server is invalid. You might be connecting to a server that is pretending to be “dev.example”",
    cause: 'bad-certificate',
    basis: source,
  },
  {
    from: 'Safari, 404',
    format: 'browser console',
    pasted: "WebSocket connection to 'wss://app.example/ws' failed: There was a bad response from the server.",
    answers: { who: 'everyone', via: 'none' },
    cause: 'wrong-path',
    basis: thread,
  },
  {
    from: 'Chrome, wss to a plain server',
    format: 'browser console',
    pasted:
      "WebSocket connection to 'wss://127.0.0.1:9001/' failed: Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR",
    cause: 'plain-on-tls-port',
    basis: thread,
  },
  {
    from: 'Chrome, a server with old ciphers alone',
    format: 'browser console',
    pasted:
      "WebSocket connection to 'wss://h.example/' failed: Error in connection establishment: net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH",
    cause: 'tls-refused',
    basis: source,
  },
  {
    from: 'Node, a server with another version of TLS',
    format: 'Node.js error',
    pasted:
      'WebSocket error: Error: 40B7:error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:SSL alert number 70',
    cause: 'tls-refused',
    basis: source,
  },
  {
    from: 'Chrome, mutual TLS',
    format: 'browser console',
    pasted:
      "WebSocket connection to 'wss://h.example/' failed: Error in connection establishment: net::ERR_BAD_SSL_CLIENT_AUTH_CERT",
    cause: 'tls-refused',
    basis: source,
  },
  {
    from: 'Go over HTTP/2',
    format: 'Go log',
    pasted: 'websocket dial: net/http: extended connect not supported by peer',
    cause: 'no-websocket-support',
    basis: source,
  },
  {
    from: 'Node, wss to a plain server',
    format: 'Node.js error',
    pasted:
      "Error: write EPROTO 140735:error:1408F10B:SSL routines:ssl3_get_record:wrong version number\n    at WriteWrap.onWriteComplete { errno: -71, code: 'EPROTO' } node_modules/ws/lib/websocket.js",
    cause: 'plain-on-tls-port',
    basis: source,
  },
  {
    from: 'nginx, ws:// to its TLS port',
    format: 'nginx error log',
    pasted:
      '2025/03/02 08:11:59 [info] 7#7: *12 client sent plain HTTP request to HTTPS port while reading client request headers, client: 10.0.0.9, server: chat.example, request: "GET /ws HTTP/1.1"',
    cause: 'plain-on-tls-port',
    basis: source,
  },
  {
    from: 'Go client, private CA',
    format: 'Go log',
    pasted:
      'failed to WebSocket dial: failed to send handshake request: Get "https://api.example/ws": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    cause: 'bad-certificate',
    basis: source,
  },
  {
    from: 'Java, private CA',
    format: 'Java stack trace',
    pasted:
      'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target\n at org.java_websocket.client.WebSocketClient.run',
    cause: 'bad-certificate',
    basis: source,
  },
  {
    from: 'nginx, the server behind is down',
    format: 'nginx error log',
    pasted:
      '2025/03/02 08:11:59 [error] 31#31: *7 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.9, server: chat.example, request: "GET /ws HTTP/1.1", upstream: "http://10.0.0.5:8080/ws"',
    cause: 'upstream-down',
    basis: source,
  },
  {
    from: 'HAProxy, no server',
    format: 'HAProxy HTTP log',
    pasted:
      'Mar  2 08:11:59 lb haproxy[7]: 10.0.0.9:51234 [02/Mar/2025:08:11:59.100] fe_ws be_ws/<NOSRV> 0/-1/-1/-1/0 503 216 - - SC-- 1/1/0/0/0 0/0 "GET /ws HTTP/1.1"',
    cause: 'upstream-down',
    basis: 'HAProxy manual 8.5: SC',
  },
  {
    from: 'Envoy, no healthy upstream',
    format: 'Envoy access log',
    pasted:
      '[2025-03-02T08:11:59.100Z] "GET /ws HTTP/1.1" 503 UH no_healthy_upstream - "-" 0 19 0 - "10.0.0.9" "Mozilla/5.0" "a1" "chat.example" "-"',
    cause: 'upstream-down',
    basis: 'Envoy response flag UH',
  },
  {
    from: 'Envoy without upgrade_configs',
    format: 'Envoy access log',
    pasted:
      '[2025-03-02T08:11:59.100Z] "GET /ws HTTP/1.1" 403 - upgrade_failed - "-" 0 0 0 - "10.0.0.9" "websocket-client" "a1" "chat.example" "-"',
    cause: 'no-websocket-support',
    basis: 'Envoy response code detail upgrade_failed',
  },
  {
    from: 'Traefik, backend down',
    format: 'Traefik log',
    pasted:
      'time="2025-03-02T08:11:59Z" level=debug msg="websocket: Error dialing \\"10.0.0.5\\": dial tcp 10.0.0.5:8080: connect: connection refused" \n\'502 Bad Gateway\' caused by: dial tcp 10.0.0.5:8080: connect: connection refused traefik',
    cause: 'upstream-down',
    or: ['not-listening'],
    basis: http,
  },
  {
    from: 'Apache without mod_proxy_wstunnel',
    format: 'Apache error log',
    pasted:
      "[Sun Mar 02 08:11:59.100001 2025] [proxy:warn] [pid 71] [client 10.0.0.9:51234] AH01144: No protocol handler was valid for the URL /ws (scheme 'ws'). If you are using a DSO version of mod_proxy, make sure the proxy submodules are included in the configuration using LoadModule.",
    cause: 'no-websocket-support',
    or: ['upgrade-not-passed'],
    basis: source,
  },
  {
    from: 'Cloudflare 521',
    format: 'Node.js error',
    pasted:
      'Error: Unexpected server response: 521\n    at ClientRequest.<anonymous> (/app/node_modules/ws/lib/websocket.js:914:7)',
    answers: { via: 'cloudflare' },
    cause: 'upstream-down',
    basis: http,
  },
  {
    from: 'OkHttp, 522',
    format: 'Android logcat',
    pasted: 'W/OkHttp: WebSocket failure: Invalid status code: 522',
    cause: 'upstream-down',
    basis: http,
  },
  {
    from: 'API Gateway, authoriser',
    format: 'wscat',
    pasted: 'error: Unexpected server response: 403\n> wscat -c wss://a1b2.execute-api.eu-west-1.amazonaws.com/prod',
    cause: 'auth-refused',
    basis: http,
  },
  {
    from: 'a plan that allows no more connections',
    format: 'Python exception',
    pasted: 'websockets.exceptions.InvalidStatus: server rejected WebSocket connection: HTTP 429',
    cause: 'too-many',
    or: ['quota-or-key'],
    basis: http,
  },
  {
    from: 'FastAPI, exception before accept',
    format: 'Python exception',
    pasted: 'websockets.exceptions.InvalidStatusCode: server rejected WebSocket connection: HTTP 500',
    cause: 'server-exception',
    basis: http,
  },
  {
    from: 'a redirect to https',
    format: 'Python exception',
    pasted:
      "websocket._exceptions.WebSocketBadStatusException: Handshake status 301 Moved Permanently -+-+- {'location': 'https://app.example/ws'}",
    cause: 'redirected',
    basis: http,
  },
  {
    from: 'Node, an unknown name',
    format: 'Node.js error',
    pasted:
      "Error: getaddrinfo ENOTFOUND chat.internal\n    at GetAddrInfoReqWrap.onlookup [as oncomplete] (node:dns:107:26) {\n  errno: -3008,\n  code: 'ENOTFOUND',\n  syscall: 'getaddrinfo',\n  hostname: 'chat.internal'\n}\nEmitted 'error' event on WebSocket instance",
    cause: 'not-listening',
    basis: source,
  },
  {
    from: 'company proxy',
    format: 'Python exception',
    pasted: 'websocket._exceptions.WebSocketProxyException: failed CONNECT via proxy status: 403',
    answers: { who: 'one' },
    cause: 'path-blocks',
    basis: source,
  },
  {
    from: 'an extension of the browser',
    format: 'browser console',
    pasted: "WebSocket connection to 'wss://ads.example/rt' failed: net::ERR_BLOCKED_BY_CLIENT",
    cause: 'path-blocks',
    basis: source,
  },
  {
    from: 'React 18 StrictMode with Firefox',
    format: 'browser console',
    pasted:
      'The connection to ws://localhost:3000/ws was interrupted while the page was loading.\nFirefox can’t establish a connection to the server at ws://localhost:3000/ws.',
    answers: { around: 'leave', who: 'one' },
    cause: 'closed-too-early',
    or: ['parked-page', 'page-left'],
    basis: thread,
  },
  {
    from: 'ws, closed while connecting',
    format: 'Node.js error',
    pasted:
      'Error: WebSocket was closed before the connection was established\n    at abortHandshake (/app/node_modules/ws/lib/websocket.js:1052:5)',
    cause: 'closed-too-early',
    basis: source,
  },
  {
    from: 'a handshake over a full accept queue',
    format: 'Node.js error',
    pasted:
      'Error: Opening handshake has timed out\n    at abortHandshake (/app/node_modules/ws/lib/websocket.js:1052:5)',
    cause: 'never-answered',
    basis: source,
  },
  {
    from: 'Python client with a short timeout',
    format: 'Python exception',
    pasted: 'TimeoutError: timed out during opening handshake',
    cause: 'never-answered',
    basis: source,
  },
  {
    from: 'MQTT over WebSocket without subprotocol',
    format: 'browser console',
    pasted:
      "WebSocket connection to 'wss://broker.example:8084/mqtt' failed: Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received",
    cause: 'wrong-subprotocol',
    basis: source,
  },
  {
    from: 'undici, subprotocol',
    format: 'Node.js error',
    pasted: "ErrorEvent { type: 'error', message: 'Server did not respond with sent protocols.' }",
    cause: 'wrong-subprotocol',
    basis: source,
  },
  {
    from: 'Chrome, an HTTP server that knows no upgrade',
    format: 'browser console',
    pasted:
      "WebSocket connection to 'ws://192.0.2.7:8000/' failed: Error during WebSocket handshake: Unexpected response code: 200",
    answers: { via: 'none' },
    cause: 'wrong-path',
    or: ['no-websocket-support'],
    basis: http,
  },
  {
    from: 'Chrome, only the status 400',
    format: 'browser console',
    pasted:
      "WebSocket connection to 'wss://app.example/ws' failed: Error during WebSocket handshake: Unexpected response code: 400",
    answers: { via: 'nginx', who: 'everyone' },
    cause: 'upgrade-not-passed',
    basis: thread,
  },
];
