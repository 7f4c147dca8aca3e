import type { Sign } from '../facts.ts';
import type { Signature } from '../signatures/index.ts';
import { signatures } from '../signatures/index.ts';
import { isEvidentClose } from './close-codes.ts';
import { literals } from './literals.ts';

/** A message of known software in a text. */
export type Match = {
  readonly signature: Signature;
  /** Its place in `signatures`: those before are more particular. */
  readonly rank: number;
  readonly sign?: Sign;
  readonly from: number;
  readonly to: number;
};

/** Words without which a line tells nothing about a connection. */
const hints = [
  'clos',
  'disconn',
  'socket',
  'connect',
  'handshake',
  'upgrade',
  'open',
  'code',
  'reason',
  'ping',
  'pong',
  'lost',
  'session',
  'timeout',
  'timed out',
  'dropp',
  'terminat',
  'duration',
  'http/1',
  'http/2',
  'status',
  'err_',
  'ws://',
  'wss://',
  'abnormal',
  'going away',
  'reset',
  'refused',
  'reject',
  'error',
  '切断',
  '接続',
  '断开',
  '连接',
  '切れ',
  '関閉',
  '关闭',
  'コード',
  '掉线',
  '秒',
  '分',
];
/** Words that only a text about a WebSocket has. */
const contexts = [
  'websocket',
  'web socket',
  'ws://',
  'wss://',
  'closeevent',
  'wasclean',
  'onclose',
  'on_close',
  'ws close',
  'ws_close',
  'ws closed',
  'ws disconnect',
  'ws error',
  'ws connect',
  'socket.io',
  'engine.io',
  'signalr',
  'hubconnection',
  'sec-websocket',
  'switching protocols',
  'actioncable',
  'action cable',
  '/cable',
  'phx_',
  '/socket',
  '/ws',
  'wscat',
  'wsconnect',
  'wsdisconnect',
  'close frame',
  'close code',
  'close status',
  'closecode',
  'readystate',
  'ping/pong',
  'pusher',
  'websockets',
  'upgraded connection',
  'gateway',
  '[ws ', 'ws =>', 'ws]',
  'ws:',
  'webソケット',
  'ウェブソケット',
  'ソケット',
  'mqtt over',
  'live_view',
  'realtime',
  'close 1',
  'close 4',
  'closed with code',
  'pong',
  'close(1',
  'close(4',
  'connectionclosed',
  'onopen',
  'ws-',
].filter((text) => text.length >= 4);

const words = [...new Set([...signatures.flatMap(({ literals: all }) => all), ...hints, ...contexts])];
const wordAt = new Map(words.map((text, i) => [text, i]));
const isHint = new Set(hints.map((text) => wordAt.get(text)!));
const isContext = new Set(contexts.map((text) => wordAt.get(text)!));
/** Signatures by the word that they begin with. */
const byFirst = new Map<number, number[]>();
signatures.forEach(({ literals: all }, rank) => {
  const first = wordAt.get(all[0]!)!;
  byFirst.set(first, [...(byFirst.get(first) ?? []), rank]);
});
const finder = literals(words);

export type Scan = {
  readonly matches: readonly Match[];
  /** Whether it may tell anything about a connection. */
  readonly mayTell: boolean;
  /** Whether it speaks of a WebSocket in so many words. */
  readonly isWebSocket: boolean;
};

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
/** A word begins where no letter stands before it; `WSAECONNRESET` is not `ECONNRESET`. */
const begins = (text: string, at: number, literal: string): boolean =>
  at === 0 || !isLetter(literal.charCodeAt(0)) || !isLetter(text.charCodeAt(at - 1));

/** All that one line holds of what is known. */
export function scan(text: string): Scan {
  const places = new Map<number, number>();
  let mayTell = false;
  let isWebSocket = false;
  finder.scan(text, (word, at) => {
    if (isHint.has(word)) mayTell = true;
    if (isContext.has(word)) isWebSocket = true;
    if (!places.has(word) && begins(text, at, words[word]!)) places.set(word, at);
  });
  const matches: Match[] = [];
  for (const [word, at] of places) {
    for (const rank of byFirst.get(word) ?? []) {
      const signature = signatures[rank]!;
      const isWhole = signature.literals.every((literal) => places.has(wordAt.get(literal)!));
      if (!isWhole) continue;
      const { sign } = signature;
      matches.push({ signature, rank, ...(sign && { sign }), from: at, to: at + words[word]!.length });
    }
  }
  const isOwn = matches.some(({ signature }) => signature.isOwn);
  return {
    matches: withoutParts(matches),
    mayTell: mayTell || matches.length > 0,
    isWebSocket: isWebSocket || isOwn || (mayTell && isEvidentClose(text)),
  };
}

/** A message inside a longer one is a part of it and says nothing of its own. */
function withoutParts(matches: readonly Match[]): readonly Match[] {
  if (matches.length < 2) return matches;
  return matches.filter(
    (one) =>
      !matches.some(
        (other) =>
          other.from <= one.from &&
          one.to <= other.to &&
          other.to - other.from > one.to - one.from &&
          other.sign !== undefined,
      ),
  );
}
