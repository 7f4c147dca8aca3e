import type { PageFacts } from './page-facts.ts';

/** Line of a log: who writes it, what it says. Not translated: people search for these very words. */
export type LogLine = readonly [program: string, text: string];

/** CLOSE_CODE_EXPLANATIONS of python websockets, src/websockets/frames.py. */
const python: Readonly<Record<number, string>> = {
  1000: 'OK',
  1001: 'going away',
  1002: 'protocol error',
  1003: 'unsupported data',
  1005: 'no status received [internal]',
  1007: 'invalid frame payload data',
  1008: 'policy violation',
  1009: 'message too big',
  1010: 'mandatory extension',
  1011: 'internal error',
  1012: 'service restart',
  1013: 'try again later',
  1014: 'bad gateway',
  3000: 'registered',
  3003: 'registered',
  3008: 'registered',
};

/** The words that CloseError.Error() adds in gorilla/websocket, conn.go. */
const gorilla: Readonly<Record<number, string>> = {
  1000: ' (normal)',
  1001: ' (going away)',
  1002: ' (protocol error)',
  1003: ' (unsupported data)',
  1005: ' (no status)',
  1007: ' (invalid payload data)',
  1008: ' (policy violation)',
  1009: ' (message too big)',
  1010: ' (mandatory extension missing)',
  1011: ' (internal server error)',
};

/**
 * What a server finds wrong that fails the connection itself, with this code: run with ws 8.23.0 and websockets 17.1
 * against a frame without a mask, the byte FF as text, and a message over the limit.
 */
const fault: Readonly<Record<number, { readonly ws: string; readonly python: string }>> = {
  1002: { ws: 'RangeError: Invalid WebSocket frame: MASK must be set', python: 'incorrect masking' },
  1007: {
    ws: 'Error: Invalid WebSocket frame: invalid UTF-8 sequence',
    python: 'invalid start byte at position 0',
  },
  1009: { ws: 'RangeError: Max payload size exceeded', python: 'frame exceeds limit of 1048576 bytes' },
};

/** What the usual servers write when a connection ends with this code. */
export function serverLog(code: number, began: PageFacts['began']): readonly LogLine[] {
  if (code === 1006) {
    return [
      ['ws', 'close 1006'],
      ['python', 'ConnectionClosedError: no close frame received or sent'],
      ['gorilla', 'websocket: close 1006 (abnormal closure): unexpected EOF'],
      ['nginx', 'upstream timed out (110: Connection timed out)'],
    ];
  }
  if (code === 1015) return [['node', 'tlsClientError: … alert unknown ca']];
  const found = fault[code];
  // Who fails a connection reads nothing after its own Close frame, RFC 6455 §7.1.7.
  if (began === 'server' && found) {
    return [
      ['ws', found.ws],
      ['ws', 'close 1006'],
      ['python', `ConnectionClosedError: sent ${code} (${python[code]}) ${found.python}; no close frame received`],
    ];
  }
  if (code === 1004) return [['ws', 'RangeError: Invalid WebSocket frame: invalid status code 1004']];
  const words = `${code} (${python[code]})`;
  const [first, second] = began === 'client' ? ['received', 'sent'] : ['sent', 'received'];
  const fine = code === 1000 || code === 1001 || code === 1005;
  return [
    ['ws', `close ${code}`],
    ['python', `${fine ? 'ConnectionClosedOK' : 'ConnectionClosedError'}: ${first} ${words}; then ${second} ${words}`],
    ...(began === 'client' && code in gorilla
      ? ([['gorilla', `websocket: close ${code}${gorilla[code]}`]] as const)
      : []),
  ];
}
