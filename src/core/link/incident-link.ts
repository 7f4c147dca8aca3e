import {
  allSigns,
  type ChoiceKey,
  type ChoiceOf,
  choiceKeys,
  choices,
  type Facts,
  rhythmOf,
  secondsMax,
} from '../diagnose/facts.ts';
import { reasonBytesMax } from '../protocol/close-call.ts';
import { type Codec, number, word } from './codec.ts';
import type { FragmentKey, FragmentValues } from './fragment.ts';
import { at, keys } from './keys.ts';

/** Lengths and signs that a link holds; more would only repeat the rhythm. */
const listMax = 8;

/** `ws@8.18.0`: which version it was decides nothing here. */
const version = /(?<=.)@.*$/;

/** Names under which error messages know a library. */
const libraryNames: Readonly<Record<string, ChoiceOf<'library'>>> = {
  socketio: 'socket.io',
  'socket.io-client': 'socket.io',
  websockets: 'python-websockets',
  'gorilla/websocket': 'gorilla',
  'github.com/gorilla/websocket': 'gorilla',
  'coder/websocket': 'coder',
  'github.com/coder/websocket': 'coder',
  'tokio-tungstenite': 'tungstenite',
  '@microsoft/signalr': 'signalr',
  '@rails/actioncable': 'action-cable',
};

/** One of the words of a fact, in the case that an error message likes. */
const spelled = <K extends ChoiceKey>(
  key: K,
  otherNames: Readonly<Record<string, ChoiceOf<K>>> = {},
): Codec<ChoiceOf<K>> => {
  const exact = word(choices[key] as readonly ChoiceOf<K>[]);
  return {
    ...exact,
    parse: (text) => {
      const name = text.toLowerCase();
      return Object.hasOwn(otherNames, name) ? otherNames[name] : exact.parse(name);
    },
  };
};

const named = spelled('library', libraryNames);
const library: typeof named = { ...named, parse: (text) => named.parse(text.replace(version, '')) };

const clean: Codec<'yes' | 'no'> = {
  parse: (text) => (text === 'true' ? 'yes' : text === 'false' ? 'no' : spelled('clean').parse(text)),
  format: (value) => String(value === 'yes'),
};

/** Somebody's text, only ever shown as text. */
const reason: Codec<string> = {
  parse: (text) => text || undefined,
  format: (text) => text.slice(0, reasonBytesMax),
};

/** Those of a list that can be read, each once if `distinct`; none is no list. */
const readable = <T>(codec: Codec<T>, { partsMax, distinct = false }: { partsMax: number; distinct?: boolean }) => {
  const parse = (text: string): readonly T[] | undefined => {
    const parts = text.split(',').slice(0, partsMax).map(codec.parse);
    const found = parts.filter((value) => value !== undefined);
    return found.length > 0 ? (distinct ? [...new Set(found)] : found) : undefined;
  };
  const format = (values: readonly T[]): string => values.slice(0, listMax).map(codec.format).join(',');
  return { parse, format } satisfies Codec<readonly T[]>;
};

const lengthSeconds: Codec<number> = {
  ...number({ min: 0.001, max: secondsMax }),
  format: (seconds) => String(Math.round(seconds * 100) / 100),
};

/** Every choice has a key in fragments. */
const keyOf = (key: ChoiceKey): FragmentKey => (key === 'library' ? 'lib' : key);
type Chosen = { readonly [K in ChoiceKey]: ReturnType<typeof at<ChoiceOf<K>>> };
const chosen = Object.fromEntries(
  choiceKeys.map((key) => [key, at(keyOf(key), spelled(key) as Codec<string>)]),
) as unknown as Chosen;

/** What a link tells of one incident: `/1006/#after=60&clean=false&lib=ws`. What no list knows is left out. */
const incident = keys<Facts>('lenient', {
  ...chosen,
  library: at('lib', library),
  clean: at('clean', clean),
  code: at('code', number({ max: 65_535, decimals: 0 })),
  status: at('status', number({ min: 100, max: 599, decimals: 0 })),
  reason: at('reason', reason),
  seconds: at('after', readable(lengthSeconds, { partsMax: listMax })),
  hops: at('path', readable(word(choices.via), { partsMax: listMax, distinct: true })),
  signs: at('signs', readable(word(allSigns), { partsMax: Number.POSITIVE_INFINITY, distinct: true })),
});

/** What the values of a fragment tell of one incident; null when nothing of it is usable. Never throws. */
export function incidentOf(values: FragmentValues): Facts | null {
  const read = incident.read(values) ?? {};
  const rhythm = read.rhythm ?? rhythmOf(read.seconds ?? []);
  const facts: Facts = {
    ...read,
    // Another way to say it, for programs that know no phase.
    ...(values.opened === 'false' && { phase: 'never-opened' }),
    ...(rhythm && { rhythm }),
  };
  return Object.keys(facts).length > 0 ? facts : null;
}

/** The reverse: what a link has to hold so that it opens with these facts. */
export const incidentValues = (facts: Facts): FragmentValues => incident.write(facts);
