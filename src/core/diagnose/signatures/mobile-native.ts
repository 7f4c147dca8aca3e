import { message, never, type Software, wasOpen } from './signature.ts';

const apple: Software = {
  name: 'URLSession and Network.framework (Apple)',
  versions: 'iOS 13–18, macOS 10.15–15',
  source: 'https://developer.apple.com/documentation/foundation/urlsessionwebsockettask',
  facts: { library: 'apple' },
  messages: [
    message([['code=57', 'socket is not connected']], 'socket-gone', wasOpen),
    message('socket is not connected', 'socket-gone'),
    message([['nsposixerrordomain', 'code=53']], 'software-abort', { ...wasOpen, who: 'mobile' }),
    message([['nsposixerrordomain', 'code=54']], 'reset'),
    message([['nsposixerrordomain', 'code=60']], 'timed-out'),
    message([['nsposixerrordomain', 'code=61']], 'refused', never),
    message([['nsposixerrordomain', 'code=89']], 'client-disconnect'),
    message([['nsposixerrordomain', 'code=100']], 'protocol'),
    message('the network connection was lost', 'internet-lost', wasOpen),
    message([['nsurlerrordomain', 'code=-1005']], 'internet-lost', wasOpen),
    message([['nsurlerrordomain', 'code=-1009']], 'internet-lost'),
    message([['nsurlerrordomain', 'code=-1011']], 'handshake-status', never),
    message([['nsurlerrordomain', 'code=-1001']], 'timed-out'),
    message([['nsurlerrordomain', 'code=-1004']], 'refused', never),
    message([['nsurlerrordomain', 'code=-1003']], 'name-not-found', never),
    message([['nsurlerrordomain', 'code=-1022']], 'cleartext', never),
    message([['nsurlerrordomain', 'code=-1200']], 'tls-protocol', never),
    message([['nsurlerrordomain', 'code=-1202']], 'certificate', never),
    message('message too long', 'too-big', wasOpen),
    message('inflate returned data error', 'inflate', wasOpen),
    message('nw_ws_', undefined),
    message('nw_read_request_report', undefined),
    message('nsposixerrordomain', undefined),
    message('nsurlerrordomain', undefined),
    message('urlsessionwebsockettask', undefined),
    message('srwebsocket', undefined),
    message([['received bad response code from server', '']], 'handshake-status', never),
  ],
};

const starscream: Software = {
  name: 'Starscream',
  versions: '2–4',
  source: 'https://github.com/daltoniam/Starscream/tree/master/Sources',
  facts: { library: 'starscream', side: 'client' },
  messages: [
    message('masked and rsv data is not currently supported', 'reserved-bits', wasOpen),
    message(['invalid http upgrade', 'notanupgrade'], 'handshake-status', never),
    message("accept header doesn't match", 'not-a-websocket', never),
    message('starscream.wserror', undefined),
    message('starscream', undefined),
    message('peerclosed', 'eof', wasOpen),
    message("control frames can't be fragmented", 'protocol', wasOpen),
    message('not valid utf-8 data', 'bad-utf8', wasOpen),
    message("first frame can't be a continue frame", 'protocol', wasOpen),
    message('stream end encountered', 'eof', wasOpen),
  ],
};

const dart: Software = {
  name: 'Dart and Flutter',
  versions: 'Dart 2–3, web_socket_channel 2–3',
  source: 'https://github.com/dart-lang/sdk/blob/main/sdk/lib/_http/websocket_impl.dart',
  facts: { library: 'dart', side: 'client' },
  messages: [
    message('was not upgraded to websocket', 'handshake-status', never),
    message('websocketchannelexception', undefined),
    message('websocketexception: connection to', undefined, never),
    message('socketexception: connection refused', 'refused', never),
    message('connection closed before full header was received', 'handshake-cut', never),
    message('os error: connection reset by peer', 'reset'),
    message('dart:io', undefined),
  ],
};

const native: Software = {
  name: 'C and C++: libwebsockets, websocketpp, Boost.Beast, IXWebSocket, SwiftNIO, Godot, ESP-IDF, WeChat',
  versions: 'libwebsockets 4, websocketpp 0.8, Beast 1.7x',
  source: 'https://github.com/zaphoyd/websocketpp/blob/master/websocketpp/error.hpp',
  facts: {},
  messages: [
    message('the websocket stream was gracefully closed at both endpoints', undefined, wasOpen),
    message('the websocket handshake was declined by the remote peer', 'handshake-status', never),
    message('the websocket operation caused a dynamic buffer overflow', 'too-big', wasOpen),
    message('the websocket message exceeded the locally configured limit', 'too-big', wasOpen),
    message('the websocket frame was not masked', 'masking', wasOpen),
    message('handle_read_http_response error', 'handshake-status', { ...never, library: 'websocketpp' }),
    message('invalid http status', 'handshake-status', never),
    message('lws_callback_', undefined, { library: 'libwebsockets' }),
    message('lws_client_', undefined, { library: 'libwebsockets' }),
    message(
      ["server's cert didn't look good", 'x509_v_err', 'ssl error: hostname mismatch', 'ssl error: ip address'],
      'certificate',
      {
        ...never,
        library: 'libwebsockets',
      },
    ),
    message('hs: ws upgrade', 'handshake-status', never),
    message('expecting status 101 (switching protocol), got', 'handshake-status', never),
    message(['timer expired: pong', 'pong timeout'], 'ping-timeout', wasOpen),
    message('ix_websocket', undefined),
    message('niowebsocketerror', 'protocol', wasOpen),
    // Godot: no Close frame came.
    message('closed with code: -1', 'eof', wasOpen),
    message('esp_err_mbedtls_ssl_handshake_failed', 'tls-protocol', never),
    // WeChat Mini Programs.
    message([['connectsocket:fail', 'ssl handshake']], 'certificate', { ...never, side: 'client', who: 'mobile' }),
    message('connectsocket:fail', undefined, { ...never, side: 'client', who: 'mobile' }),
  ],
};

export const mobileNative: readonly Software[] = [apple, starscream, dart, native];
