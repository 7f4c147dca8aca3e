import { readFileSync } from 'node:fs';
import { lostCases } from './cases/lost.ts';
import { neverOpenedCases } from './cases/never-opened.ts';
import { saidCases } from './cases/said.ts';
import type { WorkedCase } from './cases/worked-case.ts';

const earlier: readonly Omit<WorkedCase, 'format' | 'basis'>[] = [
  {
    from: 'ws#1598: drops every 60 s with 1006',
    pasted:
      'onclose code=1006 reason="" wasClean=false\nopened 09:14:02.118  closed 09:15:02.231\nopened 09:15:03.020  closed 09:16:03.096',
    answers: { traffic: 'quiet' },
    cause: 'idle-timeout',
  },
  {
    from: 'nginx error log',
    pasted:
      '2026/11/24 09:15:02 [error] 31#31: *7 upstream timed out (110: Connection timed out) while proxying upgraded connection, client: 10.0.0.9, server: chat.example, request: "GET /ws HTTP/1.1", upstream: "http://10.0.0.5:8080/ws"',
    cause: 'idle-timeout',
  },
  {
    from: 'Heroku router log',
    pasted:
      '2026-11-24T09:15:02.1+00:00 heroku[router]: at=error code=H15 desc="Idle connection" method=GET path="/ws" service=55012ms status=503',
    cause: 'idle-timeout',
  },
  {
    from: 'ALB access log',
    pasted:
      'wss 2026-11-24T09:15:02.231Z app/web/50dc6c 10.0.0.9:2817 10.0.0.5:80 0.001 0.002 -1 101 101 218 587 "GET wss://chat.example:443/ws HTTP/1.1" "Mozilla/5.0" - - arn "Root=1-58" "-" "-" 0 2026-11-24T09:14:02.118Z "forward" "-" "-"',
    answers: { via: 'alb', traffic: 'quiet' },
    cause: 'idle-timeout',
  },
  { from: 'error link', pasted: '', answers: { code: 1006, seconds: [60.1], clean: 'no' }, cause: 'idle-timeout' },
  { from: 'a Japanese report', pasted: 'WebSocket が60秒ごとに切断されます。code: 1006', cause: 'idle-timeout' },
  {
    from: 'mattermost/docs#8929: behind NLB',
    pasted: '{"code":1006,"duration":351.2}',
    answers: { via: 'nlb', traffic: 'quiet' },
    cause: 'idle-timeout',
  },
  {
    from: 'Azure Load Balancer, data stops after 4 minutes of silence',
    pasted: 'write tcp: connection reset by peer, after 241s',
    answers: { via: 'azure-lb', traffic: 'quiet' },
    cause: 'silent-drop',
  },
  {
    from: 'a firewall that forgets',
    pasted: 'readyState is 1 but nothing arrives any more',
    answers: { phase: 'still-open', traffic: 'quiet', around: 'nothing', who: 'one' },
    cause: 'silent-drop',
  },
  {
    from: 'Google Cloud, busy connection',
    pasted: 'closed with code 1006 after 30.02 s',
    answers: { traffic: 'busy', rhythm: 'exact' },
    cause: 'lifetime-limit',
  },
  {
    from: 'react-use-websocket#92: API Gateway, 2 h',
    pasted: 'Disconnected: code=1001 reason="Going away" after 7201 s wss://x.execute-api.eu-west-1.amazonaws.com',
    answers: { traffic: 'busy' },
    cause: 'lifetime-limit',
  },
  {
    from: 'pings every 60 s behind a 60 s timeout',
    pasted:
      'conn=a open 10:00:00 close 10:01:00 1006\nconn=b open 10:02:00 close 10:06:00 1006\nconn=c open 10:07:00 close 10:09:00 1006',
    cause: 'ping-race',
  },
  {
    from: 'python websockets',
    pasted:
      'websockets.exceptions.ConnectionClosedError: sent 1011 (internal error) keepalive ping timeout; no close frame received',
    cause: 'heartbeat-missed',
  },
  { from: 'Socket.IO client', pasted: "socket disconnected: reason = 'ping timeout'", cause: 'heartbeat-missed' },
  { from: 'Phoenix client', pasted: 'close 1000 heartbeat timeout', cause: 'heartbeat-missed' },
  {
    from: 'OkHttp',
    pasted:
      "java.net.SocketTimeoutException: sent ping but didn't receive pong within 10000ms (after 3 successful ping/pongs)",
    cause: 'heartbeat-missed',
  },
  {
    from: 'SignalR',
    pasted:
      "Error: Connection disconnected with error 'Error: Server timeout elapsed without receiving a message from the server.'.",
    cause: 'heartbeat-missed',
  },
  {
    from: 'django: one slow view stops all',
    pasted: 'sent 1011 (internal error) keepalive ping timeout; no close frame received',
    answers: { who: 'everyone', around: 'load' },
    cause: 'blocked-loop',
  },
  {
    from: 'SignalR#4536: background tab',
    pasted: 'disconnected after 6 minutes, reason: ping timeout',
    answers: { around: 'background', who: 'one', side: 'browser' },
    cause: 'throttled-tab',
  },
  {
    from: 'gorilla, server killed',
    pasted: 'websocket: close 1006 (abnormal closure): unexpected EOF',
    answers: { who: 'everyone', around: 'message' },
    cause: 'process-killed',
  },
  {
    from: 'Kubernetes',
    pasted: 'Last State: Terminated  Reason: OOMKilled  Exit Code: 137\nCloseEvent code: 1006',
    cause: 'process-killed',
  },
  {
    from: 'uvicorn#1344: clients get 1006 on stop',
    pasted: 'CloseEvent {isTrusted: true, wasClean: false, code: 1006, reason: ""}',
    answers: { around: 'deploy', who: 'everyone' },
    cause: 'stopped-without-close',
  },
  {
    from: 'nbio#440',
    pasted: 'received SIGTERM\nclient: code 1006',
    answers: { around: 'deploy' },
    cause: 'stopped-without-close',
  },
  {
    from: 'phoenix_live_view#2421: deploy',
    pasted: 'socket closed: CloseEvent code=1001 reason="" wasClean=true',
    answers: { who: 'everyone', around: 'deploy' },
    cause: 'graceful-shutdown',
  },
  { from: 'Jetty stop', pasted: 'onClose 1001 Container being shut down', cause: 'graceful-shutdown' },
  {
    from: 'Caddy reload',
    pasted: 'closed 1001',
    answers: { via: 'caddy', who: 'everyone', side: 'browser' },
    cause: 'proxy-reload',
  },
  {
    from: 'Cloudflare deploys restart servers',
    pasted: 'code: 1006, wasClean: false',
    answers: { via: 'cloudflare', who: 'everyone', rhythm: 'varies' },
    cause: 'proxy-reload',
  },
  {
    from: 'ws#1158: the cable is out',
    pasted: 'no close event at all',
    answers: { phase: 'still-open', who: 'one', traffic: 'one-way', around: 'nothing' },
    cause: 'network-lost',
  },
  {
    from: 'idle Chromium on Linux in a black hole',
    pasted: 'code 1006 after 450.3 seconds',
    answers: { who: 'one' },
    cause: 'network-lost',
  },
  {
    from: 'workadventure#2391: Wi-Fi change',
    pasted: "WebSocket connection to 'wss://chat.example/' failed: net::ERR_NETWORK_CHANGED",
    cause: 'network-switch',
  },
  {
    from: 'reconnecting-websocket#67: after sleep',
    pasted: 'CloseEvent code: 1006 wasClean: false net::ERR_NETWORK_IO_SUSPENDED',
    cause: 'sleep',
  },
  {
    from: 'graphql-ws#289: iOS lock screen',
    pasted: 'iPhone: still OPEN after unlock, but nothing arrives',
    answers: { phase: 'still-open', around: 'wake' },
    cause: 'mobile-suspend',
  },
  {
    from: 'Android, app in background',
    pasted: 'java.net.SocketException: Software caused connection abort',
    answers: { around: 'background' },
    cause: 'mobile-suspend',
  },
  {
    from: 'ws#1649: close(1000), yet 1006',
    pasted: 'I called close(1000) and onclose says code 1006 wasClean=false after 60 s',
    answers: { phase: 'closing' },
    cause: 'close-unanswered',
  },
  { from: 'Jetty idle', pasted: '1001 Connection Idle Timeout', cause: 'server-idle-limit' },
  { from: 'Phoenix drain', pasted: 'CloseEvent: code 1012, reason: "", wasClean: true', cause: 'service-restart' },
  { from: 'an overloaded server', pasted: 'close code 1013 (try again later)', cause: 'overloaded' },
  {
    from: 'gotosocial#1875: 1001 in the log',
    pasted: 'level=ERROR msg="error reading: websocket: close 1001 (going away)"',
    answers: { side: 'server', who: 'one' },
    cause: 'page-left',
  },
  {
    from: 'gorilla#323: a Safari refresh',
    pasted: 'websocket: close 1006 unexpected EOF',
    answers: { side: 'server', around: 'leave', who: 'one' },
    cause: 'page-left',
  },
  {
    from: 'WebKit back/forward cache',
    pasted: 'closed: 1001 WebSocket is closed due to suspension.',
    cause: 'parked-page',
  },
  {
    from: 'ws, message over maxPayload',
    pasted: 'RangeError: Max payload size exceeded  code: 1009',
    cause: 'too-big',
  },
  { from: 'gorilla read limit', pasted: 'websocket: read limit exceeded', cause: 'too-big' },
  {
    from: 'uWebSockets, 16 KiB limit',
    pasted: 'uWebSockets: close code 1006 on one big message',
    answers: { around: 'message', phase: 'opened', side: 'browser' },
    cause: 'too-big',
  },
  {
    from: 'Chromium console',
    pasted: "WebSocket connection to 'ws://h/' failed: Could not decode a text frame as UTF-8.",
    cause: 'bad-utf8',
  },
  {
    from: 'ws receiver',
    pasted: 'RangeError: Invalid WebSocket frame: RSV1 must be clear, code 1002',
    cause: 'broken-frames',
  },
  { from: 'binary at a text endpoint', pasted: 'code=1003 reason="text only"', cause: 'unsupported-data' },
  { from: 'expired token', pasted: 'Disconnected (4401): token expired', cause: 'not-allowed' },
  { from: 'policy', pasted: '{"code":1008,"reason":"rate limit","wasClean":true}', cause: 'not-allowed' },
  {
    from: 'FastAPI handler raised',
    pasted: 'received 1011 (internal error); then sent 1011 (internal error)',
    cause: 'server-exception',
  },
  { from: 'python-websockets#452', pasted: 'CloseEvent code: 1005, reason: "", wasClean: true', cause: 'no-code' },
  { from: 'the end of a job', pasted: 'closed: code=1000 reason="done" wasClean=true', cause: 'normal-close' },
  { from: 'Socket.IO, server side', pasted: 'disconnect: io server disconnect', cause: 'kicked' },
  { from: 'Socket.IO, own call', pasted: 'disconnect: io client disconnect', cause: 'own-close' },
  { from: 'Discord', pasted: 'WebSocket closed with code 4014', cause: 'application-code' },
  { from: 'graphql-ws', pasted: 'CloseEvent 4409: Subscriber for 1 already exists', cause: 'duplicate-session' },
  {
    from: 'htmx#3904: close(1001) throws',
    pasted:
      "InvalidAccessError: Failed to execute 'close' on 'WebSocket': The close code must be either 1000, or between 3000 and 4999. 1001 is neither.",
    cause: 'close-throws',
  },
  { from: 'ws#2277: 401', pasted: 'Error: Unexpected server response: 401', cause: 'auth-refused' },
  {
    from: 'python client, 403',
    pasted: 'websockets.exceptions.InvalidStatus: server rejected WebSocket connection: HTTP 403',
    cause: 'auth-refused',
  },
  {
    from: 'gorilla server',
    pasted: 'websocket: request origin not allowed by Upgrader.CheckOrigin',
    cause: 'origin-refused',
  },
  {
    from: 'Chromium, wrong path',
    pasted:
      "WebSocket connection to 'wss://h/ws' failed: Error during WebSocket handshake: Unexpected response code: 404",
    cause: 'wrong-path',
  },
  {
    from: 'nginx without Upgrade',
    pasted:
      "websocket: the client is not using the websocket protocol: 'upgrade' token not found in 'Connection' header",
    cause: 'upgrade-not-passed',
  },
  {
    from: '502',
    pasted: "WebSocketException: Expected HTTP 101 response but was '502 Bad Gateway'",
    cause: 'upstream-down',
  },
  {
    from: 'Chromium, nobody listens',
    pasted:
      "WebSocket connection to 'ws://localhost:9/' failed: Error in connection establishment: net::ERR_CONNECTION_REFUSED",
    cause: 'not-listening',
  },
  {
    from: 'Node',
    pasted: 'Error: self-signed certificate\n    at TLSSocket.onConnectSecure',
    cause: 'bad-certificate',
  },
  { from: 'Firefox, certificate', pasted: 'close 1015 wasClean false', cause: 'bad-certificate' },
  { from: 'curl to a plain port', pasted: 'SSL routines::wrong version number', cause: 'plain-on-tls-port' },
  {
    from: 'https page, ws address',
    pasted:
      "SecurityError: Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.",
    cause: 'mixed-content',
  },
  {
    from: 'CSP',
    pasted:
      "Refused to connect to 'wss://h/' because it violates the following Content Security Policy directive: \"connect-src 'self'\".",
    cause: 'blocked-by-policy',
  },
  {
    from: 'ws#560, MQTT.js#900',
    pasted: "WebSocket connection to 'wss://h/' failed: Connection closed before receiving a handshake response",
    cause: 'cut-before-answer',
  },
  {
    from: 'a company network',
    pasted: "WebSocket connection to 'wss://h/' failed",
    answers: { who: 'one', around: 'network' },
    cause: 'path-blocks',
  },
  { from: 'Socket.IO on two nodes', pasted: '{"code":1,"message":"Session ID unknown"}', cause: 'wrong-node' },
  {
    from: 'React StrictMode',
    pasted:
      "WebSocket connection to 'ws://localhost:3000/' failed: WebSocket is closed before the connection is established.",
    cause: 'closed-too-early',
  },
  {
    from: 'a burst of 300 sockets',
    pasted:
      "WebSocket connection to 'ws://h/' failed: Error in connection establishment: net::ERR_INSUFFICIENT_RESOURCES",
    cause: 'too-many',
  },
  {
    from: 'Chromium opening handshake',
    pasted: "WebSocket connection to 'ws://h/' failed: WebSocket opening handshake timed out",
    cause: 'never-answered',
  },
];

/** Wordings of libraries, services and languages that the other cases have not, one on a line. */
const wordings = readFileSync(new URL('cases/wordings.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): WorkedCase => JSON.parse(line));

/** Every case whose true cause is known. */
export const workedCases: readonly WorkedCase[] = [
  ...earlier.map((one) => ({ ...one, format: one.from, basis: 'the thread or the source that `from` names' })),
  ...neverOpenedCases,
  ...lostCases,
  ...saidCases,
  ...wordings,
];
