import type { WorkedCase } from './worked-case.ts';

const source = 'the message is printed for this alone, by its source';
const thread = 'the cause that threads with this message ended with';
const timer = 'the default of the timer, and what ends it';

export const lostCases: readonly WorkedCase[] = [
  {
    from: 'the plainest log',
    format: 'plain log',
    pasted: '09:14:02 connection opened\n09:15:02 connection closed',
    answers: { traffic: 'quiet' },
    cause: 'idle-timeout',
    basis: timer,
  },
  {
    from: 'three cycles with a reconnect of three seconds',
    format: 'plain log',
    pasted:
      '2025-03-02 10:00:00 INFO websocket connection established\n2025-03-02 10:01:00 INFO websocket connection lost, reconnecting in 3 s\n2025-03-02 10:01:03 INFO websocket connection established\n2025-03-02 10:02:03 INFO websocket connection lost, reconnecting in 3 s\n2025-03-02 10:02:06 INFO websocket connection established\n2025-03-02 10:03:06 INFO websocket connection lost, reconnecting in 3 s',
    answers: { via: 'nginx', traffic: 'quiet' },
    cause: 'idle-timeout',
    basis: timer,
  },
  {
    from: 'uvicorn, behind nginx',
    format: 'Uvicorn log',
    pasted:
      '2025-03-02 10:00:00,101 INFO:     10.0.0.4:49152 - "WebSocket /ws" [accepted]\n2025-03-02 10:00:00,102 INFO:     connection open\n2025-03-02 10:01:00,150 INFO:     connection closed',
    answers: { via: 'nginx', traffic: 'quiet' },
    cause: 'idle-timeout',
    basis: timer,
  },
  {
    from: 'Daphne, ALB',
    format: 'Daphne access log',
    pasted:
      '10.0.0.9:51344 - - [02/Mar/2025:10:00:00] "WSCONNECT /ws/chat/" - -\n10.0.0.9:51344 - - [02/Mar/2025:10:01:00] "WSDISCONNECT /ws/chat/" - -',
    answers: { via: 'alb', traffic: 'quiet' },
    cause: 'idle-timeout',
    basis: timer,
  },
  {
    from: 'nginx access log with request_time',
    format: 'nginx access log',
    pasted:
      '10.0.0.9 - - [02/Mar/2025:10:01:00 +0000] "GET /ws HTTP/1.1" 101 4531 "-" "Mozilla/5.0 (X11; Linux x86_64)" rt=60.004 uct="0.001" urt="60.003"',
    answers: { traffic: 'quiet' },
    cause: 'idle-timeout',
    basis: timer,
  },
  {
    from: 'HAProxy, timeout tunnel',
    format: 'HAProxy HTTP log',
    pasted:
      'Mar  2 10:01:00 lb haproxy[7]: 10.0.0.9:51234 [02/Mar/2025:10:00:00.100] fe_ws be_ws/ws1 0/0/1/2/60003 101 1234 - - cD-- 3/3/2/2/0 0/0 "GET /ws HTTP/1.1"',
    cause: 'idle-timeout',
    basis: 'HAProxy manual 8.5: cD',
  },
  {
    from: 'HAProxy in TCP mode, sD',
    format: 'HAProxy TCP log',
    pasted:
      'Mar  2 10:01:00 lb haproxy[7]: 10.0.0.9:51234 [02/Mar/2025:10:00:00.100] ft_ws bk_ws/ws1 1/0/3600004 9912 sD 1/1/0/0/0 0/0 websocket',
    cause: 'idle-timeout',
    basis: 'HAProxy manual 8.5: sD',
  },
  {
    from: 'HAProxy, the server went away',
    format: 'HAProxy HTTP log',
    pasted:
      'haproxy[7]: 10.0.0.9:51234 [02/Mar/2025:10:00:00.100] fe_ws be_ws/ws1 0/0/1/2/91733 101 1234 - - SD-- 3/3/2/2/0 0/0 "GET /ws HTTP/1.1"',
    answers: { who: 'everyone' },
    cause: 'process-killed',
    basis: 'HAProxy manual 8.5: SD',
  },
  {
    from: 'Envoy, stream idle timeout',
    format: 'Envoy access log',
    pasted:
      '[2025-03-02T10:00:00.100Z] "GET /ws HTTP/1.1" 101 SI stream_idle_timeout - "-" 120 4531 300001 - "10.0.0.9" "Mozilla/5.0" "a1" "chat.example" "10.0.0.5:8080"',
    cause: 'idle-timeout',
    basis: 'Envoy response flag SI',
  },
  {
    from: 'Envoy, route timeout',
    format: 'Envoy access log',
    pasted:
      '{"response_flags":"UT","response_code":101,"duration":15002,"path":"/ws","protocol":"HTTP/1.1","upstream_host":"10.0.0.5:8080","response_code_details":"upstream_response_timeout"}',
    cause: 'request-timeout',
    basis: 'Envoy response flag UT',
  },
  {
    from: 'Envoy behind a load balancer that ends it',
    format: 'Envoy access log',
    pasted:
      '[2025-03-02T10:00:00.100Z] "GET /live HTTP/1.1" 101 DC downstream_remote_disconnect - "-" 120 4531 30001 - "10.0.0.9" "Mozilla/5.0" "a1" "chat.example" "10.0.0.5:8080"',
    answers: { traffic: 'busy', rhythm: 'exact' },
    cause: 'lifetime-limit',
    basis: timer,
  },
  {
    from: 'Cloud Run, default request timeout',
    format: 'Cloud Logging JSON',
    pasted:
      '{"severity":"WARNING","httpRequest":{"requestUrl":"https://chat-a1b2.run.app/ws","status":101,"latency":"300.002s","protocol":"HTTP/1.1"},"textPayload":"Truncated response body. Usually implies that the request timed out or the application exited before the response was finished."}',
    answers: { traffic: 'busy' },
    cause: 'request-timeout',
    basis: 'Cloud Run documentation: WebSockets end with the request timeout',
  },
  {
    from: 'Cloud Run, the reader says so',
    format: 'plain log',
    pasted: 'websocket closed 1006 after exactly 5 minutes, every time',
    answers: { via: 'cloud-run', traffic: 'busy' },
    cause: 'request-timeout',
    basis: 'Cloud Run documentation: WebSockets end with the request timeout',
  },
  {
    from: 'Heroku router',
    format: 'Heroku log',
    pasted:
      '2025-03-02T10:01:00.123456+00:00 heroku[router]: at=error code=H15 desc="Idle connection" method=GET path="/cable" host=app.example fwd="192.0.2.9" dyno=web.1 connect=0ms service=55001ms status=503 bytes=',
    cause: 'idle-timeout',
    basis: source,
  },
  {
    from: 'YARP',
    format: '.NET log',
    pasted:
      'info: Yarp.ReverseProxy.Forwarder.HttpForwarder[48]\n      UpgradeActivityTimeout: The WebSocket connection was closed after being idle longer than the Activity Timeout.',
    cause: 'idle-timeout',
    basis: source,
  },
  {
    from: 'Caddy in JSON',
    format: 'Caddy JSON log',
    pasted:
      '{"level":"info","ts":1740909660.1,"logger":"http.log.access","msg":"handled request","request":{"method":"GET","uri":"/ws","headers":{"Upgrade":["websocket"]}},"duration":350.002,"status":101}',
    answers: { via: 'nlb', traffic: 'quiet' },
    cause: 'idle-timeout',
    or: ['silent-drop'],
    basis: timer,
  },
  {
    from: 'API Gateway events',
    format: 'API Gateway JSON',
    pasted:
      '{"requestContext":{"eventType":"DISCONNECT","connectedAt":1740900000000,"requestTimeEpoch":1740900600350,"disconnectStatusCode":1001,"disconnectReason":"Going away","domainName":"a1.execute-api.eu-west-1.amazonaws.com"}}',
    answers: { traffic: 'quiet' },
    cause: 'server-idle-limit',
    or: ['lifetime-limit', 'idle-timeout'],
    basis: timer,
  },
  {
    from: 'API Gateway, two hours',
    format: 'API Gateway JSON',
    pasted:
      '{"eventType":"DISCONNECT","connectedAt":1740900000000,"requestTimeEpoch":1740907200350,"disconnectReason":"Going away"} wss://a1.execute-api.eu-west-1.amazonaws.com/prod',
    answers: { traffic: 'busy' },
    cause: 'lifetime-limit',
    basis: timer,
  },
  {
    from: 'docker, JSON in JSON',
    format: 'docker JSON log',
    pasted:
      '{"log":"{\\"level\\":\\"info\\",\\"time\\":\\"2025-03-02T10:00:00.000Z\\",\\"msg\\":\\"socket opened\\",\\"socketId\\":\\"k1\\"}\\n","stream":"stdout","time":"2025-03-02T10:00:00.001Z"}\n{"log":"{\\"level\\":\\"info\\",\\"time\\":\\"2025-03-02T10:01:00.030Z\\",\\"msg\\":\\"socket closed\\",\\"socketId\\":\\"k1\\",\\"code\\":1006}\\n","stream":"stdout","time":"2025-03-02T10:01:00.031Z"}',
    answers: { traffic: 'quiet' },
    cause: 'idle-timeout',
    basis: timer,
  },
  {
    from: 'pino',
    format: 'pino JSON',
    pasted:
      '{"level":30,"time":1740909660000,"pid":7,"hostname":"api","msg":"ws close","code":1006,"durationMs":60012,"clean":false}',
    answers: { traffic: 'quiet' },
    cause: 'idle-timeout',
    basis: timer,
  },
  {
    from: 'Go duration',
    format: 'logfmt',
    pasted: 'time=2025-03-02T10:01:00Z level=info msg="websocket closed" conn=a1 lasted=1m0.003s code=1006',
    answers: { via: 'nginx', traffic: 'quiet' },
    cause: 'idle-timeout',
    basis: timer,
  },
  {
    from: '.NET TimeSpan',
    format: '.NET log',
    pasted:
      'warn: Chat.Sockets[0] WebSocket closed abnormally, ConnectionDuration: 00:01:00.0031234, CloseStatus: null',
    answers: { via: 'nginx', traffic: 'quiet' },
    cause: 'idle-timeout',
    basis: timer,
  },
  {
    from: 'Rust Duration',
    format: 'Rust log',
    pasted:
      'INFO relay: websocket closed without closing handshake after Duration { secs: 60, nanos: 3121000 } peer=10.0.0.9:51234',
    answers: { via: 'apache', traffic: 'quiet' },
    cause: 'idle-timeout',
    basis: timer,
  },
  {
    from: 'a Chinese report',
    format: 'plain log',
    pasted: '前端 WebSocket 每隔 60 秒就断开一次，code: 1006，没有任何消息的时候',
    answers: { via: 'nginx' },
    cause: 'idle-timeout',
    basis: timer,
  },
  {
    from: 'a Japanese report with minutes',
    format: 'plain log',
    pasted: 'WebSocket が無通信のまま1分ほどで切断される。onclose の code は 1006。',
    cause: 'idle-timeout',
    basis: timer,
  },
  {
    from: 'a Japanese log',
    format: 'plain log',
    pasted: '2025年3月2日 10時00分00秒 接続しました\n2025年3月2日 10時01分00秒 切断されました (1006)',
    answers: { traffic: 'quiet' },
    cause: 'idle-timeout',
    basis: timer,
  },
  {
    from: 'GitHub Actions prefix and colours',
    format: 'coloured log',
    pasted:
      '2025-03-02T10:00:00.1180000Z \u001b[32minfo\u001b[39m: client \u001b[33mc9\u001b[39m connected\n2025-03-02T10:00:55.1190000Z \u001b[31merror\u001b[39m: client \u001b[33mc9\u001b[39m disconnected code=\u001b[33m1006\u001b[39m websocket',
    answers: { via: 'heroku', traffic: 'quiet' },
    cause: 'idle-timeout',
    basis: timer,
  },
  {
    from: 'Azure Load Balancer',
    format: 'Go log',
    pasted: 'ws read: read tcp 10.0.0.5:8080->10.0.0.9:51234: read: connection reset by peer (connected for 4m1s)',
    answers: { via: 'azure-lb', traffic: 'quiet' },
    cause: 'silent-drop',
    or: ['idle-timeout'],
    basis: timer,
  },
  {
    from: 'coder/websocket, nginx ends it',
    format: 'zap JSON',
    pasted:
      '{"L":"ERROR","T":"2025-03-02T10:01:00Z","M":"ws reader","error":"failed to get reader: failed to read frame header: EOF"}',
    answers: { via: 'nginx', traffic: 'quiet' },
    cause: 'idle-timeout',
    basis: thread,
  },
  {
    from: 'websocket-client',
    format: 'Python log',
    pasted: 'ERROR:websocket:Connection to remote host was lost. - goodbye\n### closed ### None None',
    answers: { traffic: 'quiet', rhythm: 'exact', around: 'nothing' },
    cause: 'idle-timeout',
    or: ['silent-drop'],
    basis: thread,
  },
  {
    from: 'websocket-client, the server was restarted',
    format: 'Python log',
    pasted: 'WebSocketConnectionClosedException: Connection to remote host was lost.',
    answers: { around: 'deploy', who: 'everyone' },
    cause: 'stopped-without-close',
    basis: thread,
  },
  {
    from: 'Windows in Japanese',
    format: 'Python exception',
    pasted:
      'ConnectionResetError: [WinError 10054] 既存の接続はリモート ホストに強制的に切断されました。\nwebsocket connection closed',
    answers: { who: 'everyone', around: 'load' },
    cause: 'process-killed',
    or: ['blocked-loop'],
    basis: thread,
  },
  {
    from: '.NET, server crashed',
    format: '.NET exception',
    pasted:
      'System.Net.WebSockets.WebSocketException (0x80004005): The remote party closed the WebSocket connection without completing the close handshake.\n ---> System.IO.IOException: Unable to read data from the transport connection: Connection reset by peer.',
    answers: { who: 'everyone', rhythm: 'varies' },
    cause: 'process-killed',
    basis: thread,
  },
  {
    from: 'tungstenite, laptop lost its Wi-Fi',
    format: 'Rust error',
    pasted: 'WARN ws_client: read error: WebSocket protocol error: Connection reset without closing handshake',
    answers: { who: 'one', rhythm: 'varies' },
    cause: 'network-lost',
    basis: thread,
  },
  {
    from: 'aiohttp',
    format: 'Python traceback',
    pasted:
      'Traceback (most recent call last):\n  File "bot.py", line 88, in send\n    await ws.send_json(data)\naiohttp.client_exceptions.ClientConnectionResetError: Cannot write to closing transport',
    cause: 'send-after-close',
    basis: source,
  },
  {
    from: 'iOS after unlock',
    format: 'Apple error',
    pasted:
      'websocket error: The operation couldn’t be completed. Socket is not connected (NSPOSIXErrorDomain Code=57)',
    answers: { around: 'wake', who: 'mobile' },
    cause: 'mobile-suspend',
    or: ['sleep'],
    basis: thread,
  },
  {
    from: 'Android, app in the background',
    format: 'Android logcat',
    pasted: 'E/WS: onFailure java.net.SocketException: Software caused connection abort',
    answers: { around: 'background' },
    cause: 'mobile-suspend',
    basis: thread,
  },
  {
    from: 'a laptop lid',
    format: 'browser console',
    pasted: "WebSocket connection to 'wss://app.example/rt' failed: net::ERR_NETWORK_IO_SUSPENDED",
    cause: 'sleep',
    basis: source,
  },
  {
    from: 'a Japanese report of sleep',
    format: 'plain log',
    pasted: 'スリープから復帰すると WebSocket が切れる。code 1006',
    answers: { who: 'one' },
    cause: 'sleep',
    or: ['mobile-suspend'],
    basis: thread,
  },
  {
    from: 'a changed network',
    format: 'browser console',
    pasted: "WebSocket connection to 'wss://app.example/rt' failed: net::ERR_NETWORK_CHANGED\nonclose 1006",
    cause: 'network-switch',
    basis: source,
  },
  {
    from: 'Slack client',
    format: 'bolt log',
    pasted:
      "[WARN]  socket-mode:SlackWebSocket:3 A pong wasn't received from the server before the timeout of 5000ms!\n[DEBUG] socket-mode:SocketModeClient:0 WebSocket close frame received (code: 1006, reason: )",
    cause: 'heartbeat-missed',
    or: ['network-lost'],
    basis: source,
  },
  {
    from: 'Java-WebSocket',
    format: 'Java log',
    pasted:
      'onClose: 1006 The connection was closed because the other endpoint did not respond with a pong in time. For more information check: https://github.com/TooTallNate/Java-WebSocket/wiki/Lost-connection-detection',
    cause: 'heartbeat-missed',
    basis: source,
  },
  {
    from: 'Reverb prunes',
    format: 'Laravel Reverb log',
    pasted:
      '  Connection Pinged .......... 1234.5678\n  Connection Pruned .......... 1234.5678\n  Connection Closed .......... 1234.5678',
    cause: 'heartbeat-missed',
    basis: source,
  },
  {
    from: 'own heartbeat in Node',
    format: 'Node.js log',
    pasted: '[2025-03-02T10:01:00.030Z] ws client 10.0.0.9: no pong for 30000 ms, terminating dead connection',
    cause: 'heartbeat-missed',
    basis: source,
  },
  {
    from: 'Python server, client away',
    format: 'Python log',
    pasted:
      'websockets.exceptions.ConnectionClosedError: sent 1011 (unexpected error) keepalive ping timeout; no close frame received',
    cause: 'heartbeat-missed',
    basis: source,
  },
  {
    from: 'Python client, two codes',
    format: 'Python log',
    pasted:
      'DEBUG:websockets.protocol:client ! failing connection in the OPEN state: 1011 [no reason]\nwebsockets.exceptions.ConnectionClosedError: code = 1006 (connection closed abnormally [internal]), no reason',
    cause: 'heartbeat-missed',
    basis: source,
  },
  {
    from: 'SignalR server',
    format: '.NET log',
    pasted:
      "dbug: Microsoft.AspNetCore.SignalR.HubConnectionContext[8] Client hasn't sent a message/ping within the configured ClientTimeoutInterval.",
    cause: 'heartbeat-missed',
    or: ['throttled-tab'],
    basis: source,
  },
  {
    from: 'Phoenix client',
    format: 'browser console',
    pasted:
      'transport: heartbeat timeout. Attempting to re-establish connection\nphx socket closed: CloseEvent code 1000',
    cause: 'heartbeat-missed',
    basis: source,
  },
  {
    from: 'discord.py, blocked',
    format: 'Python log',
    pasted:
      '[2025-03-02 10:01:00] [WARNING ] discord.gateway: Shard ID 0 heartbeat blocked for more than 30 seconds.\nLoop thread traceback (most recent call last):\n  File "bot.py", line 12, in <module>',
    cause: 'blocked-loop',
    or: ['heartbeat-missed'],
    basis: source,
  },
  {
    from: 'a blocked Node event loop',
    format: 'Node.js log',
    pasted: 'warn: event loop blocked for 41231 ms\nsocket.io: 812 sockets disconnected, reason: ping timeout',
    answers: { who: 'everyone' },
    cause: 'blocked-loop',
    or: ['heartbeat-missed'],
    basis: source,
  },
  {
    from: 'OOM in Kubernetes',
    format: 'kubectl events',
    pasted:
      'LAST SEEN   TYPE      REASON      OBJECT         MESSAGE\n12s         Warning   OOMKilling  node/n1        Memory cgroup out of memory: Killed process 4242 (node)\nclient: websocket closed 1006',
    cause: 'process-killed',
    basis: source,
  },
  {
    from: 'gunicorn worker timeout',
    format: 'gunicorn log',
    pasted:
      '[2025-03-02 10:01:00 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:71)\n[2025-03-02 10:01:01 +0000] [1] [ERROR] Worker (pid:71) was sent SIGKILL! Perhaps out of memory?\nwebsocket clients: 1006',
    cause: 'process-killed',
    basis: source,
  },
  {
    from: 'SIGTERM without a goodbye',
    format: 'docker compose log',
    pasted: 'api-1  | received SIGTERM\napi-1 exited with code 143\nweb-1  | ws closed: 1006 ""',
    answers: { around: 'deploy' },
    cause: 'stopped-without-close',
    basis: source,
  },
  {
    from: 'ingress reload',
    format: 'klog',
    pasted:
      'I0302 10:01:00.000001       7 controller.go:219] "Backend successfully reloaded"\nI0302 10:01:00.000500       7 event.go:377] Event(v1.ObjectReference{Kind:"Pod"}): type: \'Normal\' reason: \'RELOAD\'\nws client: close 1006',
    answers: { who: 'everyone' },
    cause: 'proxy-reload',
    basis: source,
  },
  {
    from: 'nginx -s reload',
    format: 'nginx error log',
    pasted:
      '2025/03/02 10:01:00 [notice] 1#1: signal 1 (SIGHUP) received from 71, reconfiguring\n2025/03/02 10:01:00 [notice] 31#31: gracefully shutting down\nwebsocket 1006 for all clients',
    cause: 'proxy-reload',
    basis: source,
  },
  {
    from: 'Cloudflare restarts',
    format: 'Node.js log',
    pasted: 'ws closed 1001 CloudFlare WebSocket proxy restarting',
    cause: 'proxy-reload',
    basis: source,
  },
  {
    from: 'Home Assistant',
    format: 'Python log',
    pasted:
      'WARNING (MainThread) [homeassistant.components.websocket_api.http.connection] [281472] Client unable to keep up with pending messages. Reached 4096 pending messages. The system’s load is too high',
    answers: { side: 'server' },
    cause: 'slow-reader',
    or: ['slow-client'],
    basis: source,
  },
  {
    from: 'Spring, slow client',
    format: 'Spring Boot log',
    pasted:
      "o.s.w.s.h.ConcurrentWebSocketSessionDecorator$LimitExceededException: Buffer size 524289 bytes for session 'a1b2' exceeds the allowed limit 524288",
    cause: 'slow-reader',
    basis: source,
  },
  {
    from: 'a market feed',
    format: 'Go log',
    pasted: 'ws closed by exchange: 1008 "slow consumer: outbound queue full"',
    answers: { side: 'client', traffic: 'busy' },
    cause: 'slow-client',
    or: ['slow-reader'],
    basis: source,
  },
];
