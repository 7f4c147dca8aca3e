/** The pages of the evidence over TLS and HTTP/2. Keys of causes are those of src/evidence/families.ts. */
export const evidenceFamilies = {
  pages: {
    tls: {
      title: 'Evidence over TLS: what wss:// changes for close codes',
      heading: 'The same causes over TLS',
      link: 'over TLS',
      description:
        'What five WebSocket clients report when a connection over TLS ends: Close frames, a missing close_notify, alerts, refused certificates, a dead path. Measured, with versions and dates.',
      lead: 'Every run here went over TLS 1.3 and HTTP/1.1, as most wss:// connections do. The corner marks a cell that differs from the same client over plain TCP.',
    },
    h2: {
      title: 'Evidence over HTTP/2: WebSocket streams and how they end',
      heading: 'The same causes over HTTP/2',
      link: 'over HTTP/2',
      description:
        'What Chromium and Firefox report when a WebSocket over HTTP/2 (RFC 8441) ends: RST_STREAM, GOAWAY, a dead path noticed by PING. Measured, with versions and dates.',
      lead: 'Every run here was one stream of an HTTP/2 connection (RFC 8441); the server confirmed it each time. Only Chromium and Firefox open WebSockets like that. The corner marks a cell that differs from the same client over plain TCP.',
    },
  },
  familiesLabel: 'Measured',
  plain: 'over plain TCP',
  methodParts: [
    'A scripted server on Node.js speaks over TLS 1.3 and over streams of HTTP/2. A relay on the same host lies in front of it: it sends FIN or RST without TLS knowing it, and flips one bit of a record. Each connection has a port of its own, so that nothing a browser remembers of one affects another.',
    'For HTTP/2 the page first fetches from the same port, since Chromium uses HTTP/2 for a WebSocket only where it already has such a connection. The server then reads :protocol from the request; a run that went another way is dropped.',
    'Idle means here that the last byte passed 7 s before the cause. What the server sees on a dead path counts until the client has reported.',
  ],
  headlinesHeading: 'What surprises most',
  headlines: {
    sending:
      'A page keeps sending, and the path is dead. Over TCP, Chromium detects it after {a}; over HTTP/2, after {b}. Firefox: {c} and {d}.',
    idle: 'On an idle connection, Firefox detects a dead path after {a} over TCP and after {b} over HTTP/2. Chromium needs {c} over HTTP/2, too: it only asks when it has something to send.',
    outage:
      'The network is gone for 30 seconds while the page sends. Over TLS every socket survives; over HTTP/2, Chromium has ended it with 1006 after {a}.',
    exit: 'A Node server calls close(1001) and process.exit() in one go. Over TCP and TLS the code arrives; over HTTP/2 it never did: 1006 in both browsers.',
    tab: 'A tab is closed. Over HTTP/2, Chromium’s Close 1001 does not arrive, and the server records 1006.',
    unanswered:
      'The server ends its side but does not answer close(1000). Over TCP, Chromium waits {a} for it; over HTTP/2, where the end of the stream shows, it reports 1006 at once.',
  },
  http2Group: ['HTTP/2 ends a stream, or all of them', 'RST_STREAM and GOAWAY'],
  overPlain: 'Over plain TCP: {outcomes}',
  outcome: '{client} {code}, {time}',
  noEvent: 'no event',
  differing: 'Different from TCP',
  differs: 'different from plain TCP',
  notes: {
    streamEnd: 'the server saw the stream end after {time}',
    streamClosed: 'the stream closed on the server after {time}',
    heard: 'the server received a message after {time}',
    agreed: 'agreed TLS version: {version}',
  },
  circumstances: {
    idle: 'idle',
    'client-sending': 'client sending',
    'heartbeat-25s': 'heartbeat every 25 s',
  },
  causes: {
    'invalid-utf8': 'Server sends invalid UTF-8',
    'end-without-close-frame': 'Server ends its side without a Close frame',
    'fin-without-close-notify': 'TCP ends without close_notify',
    reset: 'TCP is reset (RST)',
    'fatal-alert-from-server': 'Server sends a fatal alert',
    'corrupt-record-from-server': 'A TLS record is damaged on the way',
    'cable-pulled-30s-then-restored': 'Cable pulled for 30 s',
    'handshake-404': 'CONNECT answered with 404',
    'handshake-expired-certificate': 'Certificate has expired',
    'handshake-wrong-host': 'Certificate is for another host',
    'handshake-tls10-only': 'Server knows only TLS 1.0',
    'handshake-plain-server': 'Server speaks no TLS',
    'rst-stream-no-error': 'RST_STREAM with NO_ERROR',
    'rst-stream-cancel': 'RST_STREAM with CANCEL',
    'rst-stream-internal-error': 'RST_STREAM with INTERNAL_ERROR',
    'rst-stream-refused-stream': 'RST_STREAM with REFUSED_STREAM',
    'goaway-graceful': 'GOAWAY, the connection stays open',
    'goaway-then-connection-closed': 'GOAWAY, then the connection ends',
    'goaway-error-then-closed': 'GOAWAY with an error, then the connection ends',
    'two-sockets-one-reset': 'Two sockets, one is reset: the reset one',
    'two-sockets-one-reset-other': 'Two sockets, one is reset: the other one',
    'server-close-1001-keeps-stream-open': 'Close 1001, but the server never ends the stream',
    'client-close-unanswered-stream-open': 'close(1000), no answer, the stream stays open',
    'stream-lingers-after-close': 'Close 1000, then ninety seconds of watching the stream',
    'cable-pulled-then-fetch': 'Cable pulled, fetch() after 15 s',
    'handshake-rst-refused-stream': 'CONNECT answered with REFUSED_STREAM',
    'handshake-rst-cancel': 'CONNECT answered with CANCEL',
    'handshake-rst-internal-error': 'CONNECT answered with INTERNAL_ERROR',
    'handshake-rst-http-1-1-required': 'CONNECT answered with HTTP_1_1_REQUIRED',
  },
};

export type EvidenceFamilyStrings = typeof evidenceFamilies;
