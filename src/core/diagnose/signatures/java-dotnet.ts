import { message, never, plain, type Software, wasOpen } from './signature.ts';

const javaWebSocket: Software = {
  name: 'Java-WebSocket',
  versions: '1.3–1.6',
  source:
    'https://github.com/TooTallNate/Java-WebSocket/blob/master/src/main/java/org/java_websocket/AbstractWebSocket.java',
  facts: { library: 'java-websocket' },
  messages: [
    message('did not respond with a pong in time', 'ping-timeout', wasOpen),
    message('closing connection due to no pong received', 'ping-timeout', wasOpen),
    message('connection was closed because the other endpoint', 'ping-timeout', wasOpen),
    message('payload limit reached', 'too-big', wasOpen),
    message('refuses handshake', 'not-a-websocket', never),
    message('invalid status code received:', 'handshake-status', never),
    message('the handshake did finally not match', 'subprotocol', never),
    message('websocketnotconnectedexception', 'send-after-close'),
    message('websocketclient objects are not reuseable', 'send-after-close'),
    message('closecode must not be sent over the wire', 'code-on-wire'),
    message('org.java_websocket', undefined),
    message([['remote=true', 'code=']], undefined),
    message([['remote=false', 'code=']], undefined),
  ],
};

const okHttp: Software = {
  name: 'OkHttp',
  versions: '3–5',
  source: 'https://github.com/square/okhttp/tree/master/okhttp/src/commonJvmAndroid/kotlin/okhttp3/internal/ws',
  facts: { library: 'okhttp', side: 'client' },
  messages: [
    message("sent ping but didn't receive pong within", 'ping-timeout', wasOpen),
    message('expected http 101 response but was', 'handshake-status', never),
    message("expected 'connection' header value 'upgrade' but was", 'not-a-websocket', never),
    message("expected 'upgrade' header value 'websocket' but was", 'not-a-websocket', never),
    message("expected 'sec-websocket-accept' header value", 'not-a-websocket', never),
    message([['code ', 'is reserved and may not be used']], 'reserved-code'),
    message('code must be in range [1000,5000)', 'reserved-code'),
    message('server-sent frames must not be masked', 'masking', wasOpen),
    message(
      ['unexpected rsv1 flag', 'unexpected rsv2 flag', 'reserved flags are unsupported'],
      'reserved-bits',
      wasOpen,
    ),
    message('unknown opcode: ', 'protocol', wasOpen),
    message('unexpected end of stream on', 'handshake-cut', never),
    message([['okhttp3.internal.ws', 'looprreader']], undefined, wasOpen),
    message(['websocketreader.readheader', 'realwebsocket.loopreader'], undefined, wasOpen),
    message('failed to connect to /', undefined, never),
    message('okhttp3', undefined),
  ],
};

const jetty: Software = {
  name: 'Jetty',
  versions: '8–12',
  source: 'https://github.com/jetty/jetty.project/tree/jetty-12.0.x/jetty-core/jetty-websocket',
  facts: { library: 'jetty' },
  messages: [
    message('connection idle timeout', 'idle-close', wasOpen),
    message('timeout on read', 'idle-close', wasOpen),
    message('timeoutexception: idle timeout', 'idle-close', wasOpen),
    message('idle timeout expired', 'idle-close', wasOpen),
    message([['idle for', 'ms >']], 'idle-close', wasOpen),
    message('container being shut down', 'shutting-down', wasOpen),
    message(
      ['text message too large', 'binary message too large', 'message size [', 'messagetoolargeexception'],
      'too-big',
      wasOpen,
    ),
    message('not a websocket upgrade', 'not-a-websocket', never),
    message("websocket upgrade missing 'connection: upgrade' header", 'not-a-websocket', never),
    message('invalid sec-websocket-accept hash', 'not-a-websocket', never),
    message('failed to upgrade to websocket: unexpected http response status code', 'handshake-status', never),
    message('frameflusher write timeout', 'write-late', wasOpen),
    message('org.eclipse.jetty', undefined),
  ],
};

const tomcat: Software = {
  name: 'Tomcat',
  versions: '8–11, in English and Japanese',
  source: 'https://github.com/apache/tomcat/blob/main/java/org/apache/tomcat/websocket/LocalStrings.properties',
  facts: { library: 'tomcat' },
  messages: [
    message(
      [
        ['the websocket session [', 'timeout expired'],
        ['websocket セッション', 'タイムアウト'],
      ],
      'idle-close',
      wasOpen,
    ),
    message('was too big for the output buffer', 'too-big', { ...wasOpen, side: 'server' }),
    message('bytes long but the messagehandler has a limit of', 'too-big', wasOpen),
    message('no async message support and buffer too small', 'too-big', wasOpen),
    message('メッセージハンドラには', 'too-big', wasOpen),
    message('messagehandlerには', 'too-big', wasOpen),
    message('the web application is stopping', 'shutting-down', wasOpen),
    message('the server is stopping', 'shutting-down'),
    message(
      [
        'message will not be sent because the websocket session has been closed',
        'no method (apart from close()) may be called on a closed session',
        'セッションが既に閉じられているため',
      ],
      'send-after-close',
    ),
    message('the current message was not fully sent within the specified timeout', 'write-late', wasOpen),
    message('blocking write timeout', 'write-late', wasOpen),
    message(
      ['the server frame was masked but', 'the client frame was not masked but', 'マスクされていませんが'],
      'masking',
      wasOpen,
    ),
    message('could not be decoded to utf-8 because it contained invalid byte sequences', 'bad-utf8', wasOpen),
    message('the client frame set the reserved bits', 'reserved-bits', wasOpen),
    message('did not permit the http upgrade to websocket', 'handshake-status', never),
    message('the http request to initiate the websocket connection', undefined, never),
    message('failed to connect to the configured proxy', 'tunnel-refused', never),
    message('was in state [', 'concurrent-write', wasOpen),
    message('clientabortexception', 'broken-pipe', { side: 'server' }),
    message('org.apache.tomcat', undefined, { side: 'server' }),
  ],
};

const spring: Software = {
  name: 'Spring Framework',
  versions: '4–6',
  source: 'https://github.com/spring-projects/spring-framework/tree/main/spring-websocket',
  facts: { library: 'spring' },
  messages: [
    message('can "upgrade" only to "websocket"', 'no-upgrade-header', { ...never, side: 'server' }),
    message("can 'upgrade' only to 'websocket'", 'no-upgrade-header', { ...never, side: 'server' }),
    message(
      ['handshake failed due to invalid upgrade header', 'handshake failed due to invalid connection header'],
      'no-upgrade-header',
      { ...never, side: 'server' },
    ),
    message('handshake request rejected, origin header value', 'origin-refused', { ...never, side: 'server' }),
    message([['buffer size', 'exceeds the allowed limit']], 'slow-reader', { ...wasOpen, side: 'server' }),
    message([['send time', 'exceeded the allowed limit']], 'slow-reader', { ...wasOpen, side: 'server' }),
    message('session_not_reliable', 'slow-reader', { ...wasOpen, side: 'server' }),
    message('no messages received after', 'unauthorized', { side: 'server' }),
    message('max frame length of 65536 has been exceeded', 'too-big', { ...wasOpen, via: 'spring-gateway' }),
    message('the heartbeat has been missed', 'ping-timeout', wasOpen),
    message(['lost connection to server', 'connectionlostexception'], 'eof', wasOpen),
    message('server rejected the request: origin', 'origin-refused', never),
    message('org.springframework', undefined, { side: 'server' }),
  ],
};

const netty: Software = {
  name: 'Netty, Reactor Netty, Vert.x and Ktor',
  versions: 'Netty 4.1–4.2',
  source: 'https://github.com/netty/netty/tree/4.1/codec-http/src/main/java/io/netty/handler/codec/http/websocketx',
  facts: { library: 'netty' },
  messages: [
    message([['max frame length of', 'has been exceeded']], 'too-big', wasOpen),
    message('toolongframeexception', 'too-big', wasOpen),
    // Ktor.
    message(['frametoobigexception', 'frame is too big:'], 'too-big', wasOpen),
    message([['closereason(', 'ping timeout']], 'ping-timeout', wasOpen),
    message('not a websocket request', 'no-upgrade-header', { ...never, side: 'server' }),
    message(
      ['invalid handshake response', 'invalid websocket response', 'invalid handshake response getstatus'],
      'handshake-status',
      never,
    ),
    message('invalid challenge. actual', 'not-a-websocket', never),
    message('received a frame that is not masked as expected', 'masking', wasOpen),
    message('rsv != 0 and no extension negotiated', 'reserved-bits', wasOpen),
    message('bytes are not utf-8', 'bad-utf8', wasOpen),
    message('does not comply with rfc-6455', 'reserved-code'),
    message('send close frame timed out', 'close-late', wasOpen),
    message('handshake timed out', 'handshake-late', never),
    message('prematurecloseexception', 'eof'),
    message('connection prematurely closed', 'eof'),
    message('readtimeoutexception', 'silence'),
    message('stacklessclosedchannelexception', 'send-after-close'),
    message('closedchannelexception', 'send-after-close'),
    message('io.netty', undefined),
    message('reactor.netty', undefined),
    message('reactor-http-', undefined),
  ],
};

const jakarta: Software = {
  name: 'Jakarta WebSocket, Undertow, Quarkus and Java 11 HttpClient',
  versions: 'JSR 356; Undertow 2; JDK 11–21',
  source: 'https://jakarta.ee/specifications/websocket/',
  facts: {},
  messages: [
    message('websocketexception: the handshake', 'handshake-status', never),
    message('websockethandshakeexception', 'handshake-status', never),
    message('deploymentexception', undefined, never),
    message('ut003035', 'no-upgrade-header', { ...never, library: 'undertow' }),
    message('io.undertow', undefined, { library: 'undertow' }),
    message('sessionexception', undefined),
  ],
};

const dotnet: Software = {
  name: '.NET ClientWebSocket and Kestrel',
  versions: '.NET Framework 4.5, .NET 5–9',
  source: 'https://github.com/dotnet/runtime/tree/main/src/libraries/System.Net.WebSockets',
  facts: { library: 'dotnet' },
  messages: [
    message('the remote party closed the websocket connection without completing the close handshake', 'eof', {
      ...wasOpen,
      clean: 'no',
    }),
    message('without completing the close handshake', 'eof', { ...wasOpen, clean: 'no' }),
    message('リモート パーティが終了ハンドシェイクを完了せずに websocket 接続を閉じました', 'eof', {
      ...wasOpen,
      clean: 'no',
    }),
    message('远程方在没有完成关闭握手的情况下关闭了 websocket 连接', 'eof', { ...wasOpen, clean: 'no' }),
    message([['the websocket is in an invalid state', 'aborted']], 'send-after-close', wasOpen),
    message('the websocket is in an invalid state', 'send-after-close', wasOpen),
    message("when status code '101' was expected", 'handshake-status', { ...never, side: 'client' }),
    message('unable to connect to the remote server', undefined, { ...never, side: 'client' }),
    message('リモート サーバーに接続できません', undefined, { ...never, side: 'client' }),
    message('websocketerrorcode: connectionclosedprematurely', 'eof', wasOpen),
    message('connectionclosedprematurely', 'eof', wasOpen),
    message('the websocket connection was closed after being idle longer than the activity timeout', 'idle-proxy', {
      ...wasOpen,
      via: 'yarp',
      side: 'proxy',
    }),
    message('upgradeactivitytimeout', 'idle-proxy', { ...wasOpen, via: 'yarp', side: 'proxy' }),
    message('the server returned status code', 'handshake-status', { ...never, side: 'client' }),
    message(
      "the websocket didn't receive a pong frame in response to a ping frame within the configured keepalivetimeout",
      'ping-timeout',
      wasOpen,
    ),
    message('keepalivetimeout', 'ping-timeout', wasOpen),
    message(['not a websocket request', 'expected websocket request'], 'no-upgrade-header', never),
    message('the client disconnected', undefined),
    message(['websocketexception', 'system.net.websockets', 'clientwebsocket'], undefined),
    plain('ocelot', undefined),
  ],
};

const webSocketSharp: Software = {
  name: 'websocket-sharp',
  versions: '1.0',
  source: 'https://github.com/sta/websocket-sharp/blob/master/websocket-sharp/WebSocket.cs',
  facts: { library: 'websocket-sharp' },
  messages: [
    message('an exception has occurred while receiving', undefined, wasOpen),
    message('an exception has occurred while connecting', undefined, never),
    message('a handshake error has occurred', 'handshake-status', never),
    message(
      ['the current state of the connection is not open', 'the current state of the interface is not open'],
      'send-after-close',
    ),
    message('a frame from the server is masked', 'masking', wasOpen),
    message('a frame from a client is not masked', 'masking', wasOpen),
    message('websocketsharp', undefined),
  ],
};

export const javaDotnet: readonly Software[] = [
  javaWebSocket,
  okHttp,
  jetty,
  tomcat,
  spring,
  netty,
  jakarta,
  dotnet,
  webSocketSharp,
];
