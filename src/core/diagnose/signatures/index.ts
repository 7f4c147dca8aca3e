import type { Facts, Sign } from '../facts.ts';
import { browsers } from './browsers.ts';
import { goRust } from './go-rust.ts';
import { javaDotnet } from './java-dotnet.ts';
import { javascript } from './javascript.ts';
import { mobileNative } from './mobile-native.ts';
import { names } from './names.ts';
import { proxies } from './proxies.ts';
import { python } from './python.ts';
import { rubyElixirPhp } from './ruby-elixir-php.ts';
import type { Software } from './signature.ts';
import { systems } from './systems.ts';
import { wordsOfEndings } from './words-of-endings.ts';
import { wordsOfRefusals } from './words-of-refusals.ts';

/** All software whose messages are known, from the most particular to plain words. */
export const software: readonly Software[] = [
  ...browsers,
  ...javascript,
  ...python,
  ...goRust,
  ...javaDotnet,
  ...rubyElixirPhp,
  ...mobileNative,
  ...proxies,
  ...systems,
  wordsOfEndings,
  wordsOfRefusals,
  ...names,
];

/** One spelling of one message, as the reader looks for it. */
export type Signature = {
  /** All of them are on one line. The first is what is quoted. */
  readonly literals: readonly string[];
  readonly sign?: Sign;
  readonly facts: Facts;
  readonly isPlain: boolean;
  /** Only WebSocket software prints it. */
  readonly isOwn: boolean;
  readonly software: Software;
};

const isName = (one: Software): boolean => names.includes(one);

export const signatures: readonly Signature[] = software.flatMap((one) =>
  one.messages.flatMap(({ says, sign, facts, isPlain }) =>
    says.map(
      (text): Signature => ({
        literals: (typeof text === 'string' ? [text] : text).filter((literal) => literal !== ''),
        ...(sign && { sign }),
        facts: { ...one.facts, ...facts },
        isPlain,
        isOwn:
          !isPlain && !isName(one) && ((one.facts.library ?? facts?.library) !== undefined || sign === 'idle-proxy'),
        software: one,
      }),
    ),
  ),
);

/** Messages that print a sign, for what a link holds: the words are not in it. */
export const wordsOf = (sign: Sign): string => signatures.find((one) => one.sign === sign)?.literals[0] ?? sign;
