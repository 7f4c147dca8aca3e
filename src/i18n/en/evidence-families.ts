import type { PluralForms } from '../../core/format.ts';

const secureMethod = [
  'A scripted server on Node.js speaks over TLS 1.3 and over streams of HTTP/2. A relay on the same host sits in front of it: it sends FIN or RST that TLS has not announced, and flips one bit of a record. Each connection has its own port, so that nothing a browser remembers about one affects another.',
  'For HTTP/2 the page first fetches from the same port, since Chromium uses HTTP/2 for a WebSocket only where it already has such a connection. The server then reads :protocol from the request; a run that went another way is dropped.',
  'Idle means here that the last byte passed 7 s before the cause. What the server sees on a dead path counts until the client has reported.',
];

/** The pages of the evidence over TLS and HTTP/2, and about compression. Keys of causes are those of src/evidence/families.ts. */
export const evidenceFamilies = {
  pages: {
    tls: {
      title: 'Evidence over TLS: what wss:// changes for close codes',
      heading: 'The same causes over TLS',
      link: 'over TLS',
      description:
        'What five WebSocket clients report when a connection over TLS ends: Close frames, a missing close_notify, alerts, refused certificates, a dead path. Measured, with versions and dates.',
      lead: 'Every run here went over TLS 1.3 and HTTP/1.1, as most wss:// connections do. The corner marks a cell that differs from the same client over plain TCP.',
      method: secureMethod,
    },
    h2: {
      title: 'Evidence over HTTP/2: how WebSockets end on RST_STREAM and GOAWAY',
      heading: 'The same causes over HTTP/2',
      link: 'over HTTP/2',
      description:
        'What Chromium and Firefox report when a WebSocket over HTTP/2 (RFC 8441) ends: RST_STREAM, GOAWAY, a dead path detected by PING. Measured, with versions and dates.',
      lead: 'Every run here was one stream of an HTTP/2 connection (RFC 8441); the server confirmed it each time. Only Chromium and Firefox open WebSockets like that. The corner marks a cell that differs from the same client over plain TCP.',
      method: secureMethod,
    },
    deflate: {
      title: 'Evidence on compression: permessage-deflate and close codes',
      heading: 'Compressed messages that break',
      link: 'compression',
      description:
        'What five WebSocket clients do with broken permessage-deflate (RFC 7692): data that cannot be inflated, messages that grow to 256 MiB, answers that were not offered. Measured, with versions and dates.',
      lead: 'A server agrees to compress and then sends something broken, or something small that becomes huge; or its answer to the offer breaks RFC 7692. Where that ends the connection, the page sees 1006, and the server sees 1002, 1007, 1009, or only the end of TCP.',
      method: [
        'A scripted server over loopback answers the client’s own offer of permessage-deflate and then writes one frame by hand. Everything after that is the client’s own behaviour.',
        'The messages that grow consist of one letter. ws was given a limit of 64 KiB, as a careful application does; the others have only their own built-in limits.',
        'Right answers leave the connection open; those were watched for 1.5 s, right messages for five. client_max_window_bits=8, which RFC 7692 allows, is missing here: at this answer Firefox 153 hangs as a whole, with every tab.',
      ],
    },
  },
  familiesLabel: 'Measured',
  plain: 'over plain TCP',
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
  groups: {
    http2: ['HTTP/2 ends a stream, or all of them', 'RST_STREAM and GOAWAY'],
    compressed: ['A compressed message', 'right, broken, or not agreed on'],
    bombs: ['A few bytes that become many', 'all of one letter'],
    negotiated: ['The answer to the offer to compress', 'right and wrong'],
  },
  overPlain: 'Over plain TCP: {outcomes}',
  hereAndPlain: 'Here: {here}. Over plain TCP: {plain}.',
  differInFold: { other: '{n} different from TCP' } as PluralForms,
  outcome: '{client} {code} ({time})',
  afterError: '{code} after an error event',
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
    control: 'A compressed message with nothing wrong',
    'inflate-error': 'Data that is not DEFLATE',
    truncated: 'DEFLATE data cut short',
    'invalid-utf8-inside': 'Invalid UTF-8 inside',
    'rsv1-not-negotiated': 'Compressed without an agreement (RSV1)',
    'bomb-1mib': 'Becomes 1 MiB',
    'bomb-8mib': 'Becomes 8 MiB',
    'bomb-64mib': 'Becomes 64 MiB',
    'bomb-256mib': 'Becomes 256 MiB',
    'answer-serverbits': 'server_max_window_bits=10',
    'answer-clientbits': 'client_max_window_bits=10',
    'answer-unknownparam': 'An unknown parameter',
    'answer-bits16': 'server_max_window_bits=16, which is too many',
    'answer-twice': 'permessage-deflate named twice',
    'answer-unknownext': 'An extension that was not offered',
  },
};

export type EvidenceFamilyStrings = typeof evidenceFamilies;
