import type { Sign } from '../facts.ts';
import type { Signature } from '../signatures/index.ts';
import { signatures } from '../signatures/index.ts';
import { isEvidentClose } from './close-codes.ts';
import { type Literals, literals } from './literals.ts';
import { isEvidentRefusal } from './statuses.ts';

/** A message of known software in a text. */
export type Match = {
  readonly signature: Signature;
  /** Its place in `signatures`: those before are more particular. */
  readonly rank: number;
  readonly sign?: Sign;
  readonly from: number;
  readonly to: number;
};

/** Words that tell how something ended, and how it began. A line with none of them and no message is not read. */
const endings = [
  'clos',
  'disconn',
  'reset',
  'refused',
  'reject',
  'abnormal',
  'handshake',
  'transport',
  'timeout',
  'timed out',
  'going away',
  'wasclean',
  'err_',
  'exceeded',
  'dropp',
  'terminat',
  'lost',
  '1006',
  '切断',
  '断开',
  '关闭',
  '切れ',
  '掉线',
];
const beginnings = ['open', 'connected', 'established', 'accepted', 'upgraded', '接続', '连接'];
const others = [
  'socket',
  'connect',
  'upgrade',
  'code',
  'reason',
  'ping',
  'pong',
  'session',
  'duration',
  'http/1',
  'http/2',
  'status',
  'ws://',
  'wss://',
  'error',
  'コード',
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
  'onopen',
  'ws close',
  'ws_close',
  'ws disconnect',
  'ws error',
  'ws connect',
  'ws client',
  'ws server',
  'ws read',
  'ws write',
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
  '/ws ',
  '/ws?',
  '/ws/',
  '/ws"',
  '/ws#',
  'wscat',
  'wsconnect',
  'wsdisconnect',
  'close frame',
  'close code',
  'close status',
  'closecode',
  'readystate',
  'pong',
  'pusher',
  'upgraded connection',
  '[ws ',
  '[ws]',
  'ws =>',
  'ws: ',
  'webソケット',
  'ウェブソケット',
  'live_view',
  'gun_ws',
  'niowebsocket',
];

const isFirst = 1;
const isEnding = 2;
const isBeginning = 4;
const isHint = 8;
const isContext = 16;

/** All words that are looked for. */
type Known = {
  readonly words: readonly string[];
  readonly wordAt: ReadonlyMap<string, number>;
  /** What each word is, as a sum of the above. */
  readonly kinds: Uint8Array;
  /** Signatures by the word that they begin with. */
  readonly byFirst: ReadonlyMap<number, readonly number[]>;
  readonly finder: Literals;
};

function gather(): Known {
  const words = [
    ...new Set([...signatures.flatMap(({ literals: all }) => all), ...endings, ...beginnings, ...others, ...contexts]),
  ];
  const wordAt = new Map(words.map((text, i) => [text, i]));
  const kinds = new Uint8Array(words.length);
  const add = (all: readonly string[], kind: number): void => {
    for (const text of all) kinds[wordAt.get(text)!]! |= kind;
  };
  add(endings, isEnding | isHint);
  add(beginnings, isBeginning | isHint);
  add(others, isHint);
  add(contexts, isContext);
  const byFirst = new Map<number, number[]>();
  signatures.forEach(({ literals: all }, rank) => {
    const first = wordAt.get(all[0]!)!;
    kinds[first]! |= isFirst;
    byFirst.set(first, [...(byFirst.get(first) ?? []), rank]);
  });
  return { words, wordAt, kinds, byFirst, finder: literals(words) };
}

let gathered: Known | undefined;
/** Made with the first text: a page that only loads this would be held up by it. */
const known = (): Known => {
  gathered ??= gather();
  return gathered;
};

/** What a line may be worth reading for: a message that is known, an ending, a beginning, anything at all. */
export type Worth = 'message' | 'event' | 'hint' | 'nothing';

/** A first look at a line as it was pasted, for texts of many lines. */
export function glance(text: string): Worth {
  const { kinds, finder } = known();
  let kind = 0;
  finder.scan(text, (word) => {
    kind |= kinds[word]!;
  });
  if (kind & isFirst || (kind & isContext && kind & isEnding)) return 'message';
  return kind & (isEnding | isBeginning) ? 'event' : kind & isHint ? 'hint' : 'nothing';
}

export type Scan = {
  readonly matches: readonly Match[];
  /** Whether it speaks of a WebSocket in so many words. */
  readonly isWebSocket: boolean;
};

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
/** A word begins where no letter stands before it; `WSAECONNRESET` is not `ECONNRESET`. */
const begins = (text: string, at: number, literal: string): boolean =>
  at === 0 || !isLetter(literal.charCodeAt(0)) || !isLetter(text.charCodeAt(at - 1));

/** All that one line holds of what is known. */
export function scan(text: string): Scan {
  const { words, wordAt, kinds, byFirst, finder } = known();
  const places = new Map<number, number>();
  let speaks = false;
  finder.scan(text, (word, at) => {
    if (places.has(word) || !begins(text, at, words[word]!)) return;
    places.set(word, at);
    if (kinds[word]! & isContext) speaks = true;
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
    isWebSocket: speaks || isOwn || isEvidentClose(text) || isEvidentRefusal(text),
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
          (other.sign !== undefined || (one.signature.isPlain && !other.signature.isPlain)),
      ),
  );
}
