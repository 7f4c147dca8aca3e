import { type Message, message, never, type Software, wasOpen } from './signature.ts';

const chromium: Software = {
  name: 'Chromium',
  versions: '109–156',
  source: 'https://source.chromium.org/chromium/chromium/src/+/main:net/websockets/websocket_channel.cc',
  facts: { side: 'browser' },
  messages: [
    message('closed before the connection is established', 'closed-while-connecting', never),
    message('websocket is already in closing or closed state', 'send-after-close'),
    message('closed before receiving a handshake response', 'handshake-cut', never),
    message("'upgrade' header is missing", 'not-a-websocket', never),
    message("'connection' header is missing", 'not-a-websocket', never),
    message("'connection' header value must contain 'upgrade'", 'not-a-websocket', never),
    message("incorrect 'sec-websocket-accept' header value", 'not-a-websocket', never),
    message("'sec-websocket-accept' header is missing", 'not-a-websocket', never),
    message("sent non-empty 'sec-websocket-protocol' header but no response was received", 'subprotocol', never),
    message("response must not include 'sec-websocket-protocol' header", 'subprotocol', never),
    message("'sec-websocket-protocol' header value", 'subprotocol', never),
    message('found an unsupported extension', 'extension', never),
    message('invalid status line', 'not-a-websocket', never),
    message('error during websocket handshake: net::err_invalid_http_response', 'not-a-websocket', never),
    message('error during websocket handshake: net::err_connection_reset', 'handshake-cut', never),
    message('error during websocket handshake: net::err_connection_closed', 'handshake-cut', never),
    message('error during websocket handshake', 'handshake-status', never),
    message('websocket opening handshake timed out', 'handshake-late', never),
    message('websocket opening handshake was canceled', 'closed-while-connecting', never),
    message('http authentication failed', 'unauthorized', never),
    message('could not decode a text frame as utf-8', 'bad-utf8', wasOpen),
    message('invalid frame header', 'protocol', wasOpen),
    message('received unexpected continuation frame', 'protocol', wasOpen),
    message('received start of new message but previous message is unfinished', 'protocol', wasOpen),
    message('a server must not mask any frames', 'masking', wasOpen),
    message('one or more reserved bits are on', 'reserved-bits', wasOpen),
    message('unrecognized frame opcode', 'protocol', wasOpen),
    message('received a broken close frame', 'code-on-wire', wasOpen),
    message('close frame containing a reserved status code', 'code-on-wire', wasOpen),
    message('the close code must be either 1000', 'close-throws'),
    message('must be either 1000, or between 3000 and 4999', 'close-throws'),
    message("failed to execute 'close' on 'websocket'", 'close-throws'),
    message(
      'an insecure websocket connection may not be initiated from a page loaded over https',
      'mixed-content',
      never,
    ),
    message([['refused to connect to', 'ws', 'content security policy']], 'csp', never),
    message([['connecting to', 'ws', 'violates the following content security policy']], 'csp', never),
    message('insufficient resources', 'too-many', never),
    message('interrupted while the page was loading', 'page-interrupted'),
  ],
};

export const netErrors: Software = {
  name: 'Chromium net errors',
  versions: '109–156',
  source: 'https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h',
  facts: { side: 'browser' },
  messages: [
    message('err_cert_', 'certificate', never),
    message('err_ssl_protocol_error', 'tls-protocol', never),
    message('err_ssl_version_or_cipher_mismatch', 'tls-mismatch', never),
    message('err_ssl_unrecognized_name_alert', 'tls-name', never),
    message(['err_ssl_client_auth_', 'err_bad_ssl_client_auth_cert'], 'client-certificate', never),
    message('err_http_1_1_required', 'http2-refused', never),
    message('err_http2_server_refused_stream', 'stream-refused', never),
    message('err_connection_refused', 'refused', never),
    message('err_name_not_resolved', 'name-not-found', never),
    message('err_name_resolution_failed', 'name-not-found', never),
    message('err_address_unreachable', 'unreachable', never),
    message('err_address_invalid', 'unreachable', never),
    message('err_internet_disconnected', 'internet-lost'),
    message('err_connection_timed_out', 'handshake-late', never),
    message('err_timed_out', 'handshake-late'),
    message('err_insufficient_resources', 'too-many', never),
    message('err_network_changed', 'network-changed', { around: 'network' }),
    message('err_network_io_suspended', 'network-suspended', { around: 'wake' }),
    message('err_connection_reset', 'reset'),
    message('err_connection_closed', 'eof'),
    message('err_connection_aborted', 'reset'),
    message('err_empty_response', 'handshake-cut', never),
    message('err_http2_protocol_error', 'http-version', never),
    message('err_tunnel_connection_failed', 'tunnel-refused', never),
    message('err_proxy_connection_failed', 'tunnel-refused', never),
    message('err_proxy_auth', 'tunnel-refused', never),
    message('err_blocked_by_client', 'path-filtered', never),
    message('err_blocked_by_administrator', 'path-filtered', never),
    message('err_blocked_by_private_network_access_checks', 'csp', never),
    message('err_blocked_by_local_network_access_checks', 'csp', never),
    message('err_unsafe_port', 'csp', never),
    message('err_disallowed_url_scheme', 'mixed-content', never),
  ],
};

const firefox: Software = {
  name: 'Firefox',
  versions: 'ESR 140–153; messages in German, Spanish, French, Japanese, Russian and Chinese of mozilla-l10n',
  source: 'https://github.com/mozilla-l10n/firefox-l10n',
  facts: { side: 'browser' },
  messages: [
    message(
      [
        "firefox can't establish a connection to the server at",
        ['firefox は', 'への接続を確立できませんでした'],
        ['ws://', 'のサーバーへの接続を確立できませんでした'],
        ['wss://', 'のサーバーへの接続を確立できませんでした'],
        'firefox 无法建立到',
        'firefox 無法建立',
        'firefox no puede establecer una conexión con el servidor en',
        'firefox kann keine verbindung zu dem server unter',
        'firefox ne peut établir de connexion avec le serveur à l',
        'firefox не может установить соединение с сервером',
      ],
      undefined,
      never,
    ),
    message(
      [
        ['the connection to', 'was interrupted while the page was loading'],
        'ページの読み込み中に',
        ['加载页面时与', '的连接中断'],
        'fue interrumpida mientras la página se cargaba',
        'wurde unterbrochen, während die seite geladen wurde',
        'a été interrompue pendant le chargement de la page',
        'во время загрузки страницы соединение с',
      ],
      'page-interrupted',
    ),
    message('ns_error_websocket_connection_refused', undefined, never),
    message('ns_error_connection_refused', 'refused', never),
    message('ns_error_net_reset', 'reset'),
    message('ns_error_net_timeout', 'handshake-late'),
    message('ns_error_unknown_host', 'name-not-found', never),
    message('ns_error_content_blocked', 'csp', never),
    message('ns_error_dom_security_err', 'mixed-content', never),
    message('sec_error_', 'certificate', never),
    message(
      ['ssl_error_no_cypher_overlap', 'ssl_error_unsupported_version', 'ssl_error_protocol_version_alert'],
      'tls-mismatch',
      never,
    ),
    message('ssl_error_unrecognized_name_alert', 'tls-name', never),
    message('ssl_error_rx_certificate_required_alert', 'client-certificate', never),
    message('ssl_error_', 'tls-protocol', never),
    message('mozilla_pkix_error', 'certificate', never),
    message("the page's settings blocked the loading of a resource at ws", 'csp', never),
    message('the operation is insecure', 'mixed-content', never),
  ],
};

/**
 * Errors of NSS that refuse a certificate, as the nsresult that Firefox makes of them: 0x805a (ErrorList.py: module 21
 * and its offset 0x45) and the number without its sign (NSSErrorsService.cpp, GetXPCOMFromNSSError). Numbers count from
 * SEC_ERROR_BASE -0x2000 (secerr.h), SSL_ERROR_BASE -0x3000 (sslerr.h) and MOZILLA_PKIX_ERROR_BASE -0x4000 (pkixnss.h).
 */
const certificateErrors: readonly Message[] = [
  // Bad signature 10, expired 11, revoked 12, unknown issuer 13; untrusted issuer 20, untrusted 21; expired issuer 30.
  ...['1ff6', '1ff5', '1ff4', '1ff3', '1fec', '1feb', '1fe2'],
  // No authority 36, unfit for this use 90, 91; a signature that is too weak 176.
  ...['1fdc', '1fa6', '1fa5', '1f50'],
  // Another name, 12.
  '2ff4',
  // Names of their own for the same, 1 to 16; self-signed is 14, which we recorded.
  '3ff',
  // Another key than the one that was pinned, 0.
  '4000]',
].map((number) => message([['onstoprequest()', `805a${number}`]], 'certificate', never));

/**
 * What MOZ_LOG=nsWebSocket:5 says of a channel that ends, with an nsresult as ErrorList.py has it: 0x804b is the network,
 * and then 13 connection refused, 14 timeout, 20 reset, 30 unknown host; 0x8047 is a stream, 2 its end.
 */
const firefoxLog: Software = {
  name: 'Firefox, MOZ_LOG of nsWebSocket',
  versions: 'ESR 153.7',
  source: 'https://searchfox.org/mozilla-central/source/netwerk/protocol/websocket/WebSocketChannel.cpp',
  facts: { side: 'browser' },
  messages: [
    message([['abortsession()', '[reason 804b0014] stopped = 0']], 'reset', wasOpen),
    message([['abortsession()', '[reason 80470002] stopped = 0']], 'eof', wasOpen),
    message([['abortsession()', '[reason 80460001] stopped = 0']], 'bad-utf8', wasOpen),
    message('websocketchannel:: close received', undefined, wasOpen),
    message('expecting server close - timed out', 'close-late', wasOpen),
    message('websocketchannel:: connection timed out', 'handshake-late', never),
    message([['onstoprequest()', '804b000d]']], 'refused', never),
    message([['onstoprequest()', '804b001e]']], 'name-not-found', never),
    message([['onstoprequest()', '804b000e]']], 'handshake-late', never),
    ...certificateErrors,
  ],
};

const webkit: Software = {
  name: 'WebKit',
  versions: 'WebKitGTK 2.50, Safari',
  source: 'https://github.com/WebKit/WebKit/blob/main/Source/WebCore/Modules/websockets/WebSocket.cpp',
  facts: { side: 'browser' },
  messages: [
    message('websocket is closed due to suspension', 'page-suspended'),
    message('websocket network error: the network connection was lost', 'internet-lost', wasOpen),
    message('websocket network error: the operation couldn', 'eof'),
    message('there was a bad response from the server', 'handshake-status', { ...never, library: 'apple' }),
    message('websocket network error: the certificate for this server is invalid', 'certificate', never),
    message('websocket network error: could not connect to the server', 'refused', never),
    message('websocket network error: a tls error', 'tls-protocol', never),
    message('websocket network error: an ssl error', 'tls-protocol', never),
    message('invalidaccesserror', 'close-throws'),
    message('[blocked] the page at https', 'mixed-content', never),
    message('mixed content: the page at', 'mixed-content', never),
  ],
};

export const browsers: readonly Software[] = [chromium, netErrors, firefox, firefoxLog, webkit];
