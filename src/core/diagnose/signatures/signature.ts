import type { Facts, Sign } from '../facts.ts';

/** What a message says on one line: a literal, or several that all have to be there. */
export type Says = string | readonly string[];

/** One message of some software, in every language and spelling in which it is printed. */
export type Message = {
  readonly says: readonly Says[];
  readonly sign?: Sign;
  /** What it implies beyond its software's own facts. */
  readonly facts?: Facts;
  /** Other software says the same of other things: it counts only where the text speaks of a WebSocket. */
  readonly isPlain: boolean;
};

/** Software whose messages are known, with the versions and the source in which they were read. */
export type Software = {
  readonly name: string;
  readonly versions: string;
  readonly source: string;
  /** What each of its messages implies: the library, the side, the proxy. */
  readonly facts: Facts;
  readonly messages: readonly Message[];
};

export const message = (says: Says | readonly Says[], sign?: Sign, facts?: Facts): Message => ({
  says: typeof says === 'string' ? [says] : (says as readonly Says[]),
  ...(sign && { sign }),
  ...(facts && { facts }),
  isPlain: false,
});

/** A message that anything may print. */
export const plain = (says: Says | readonly Says[], sign?: Sign, facts?: Facts): Message => ({
  ...message(says, sign, facts),
  isPlain: true,
});

export const never: Facts = { phase: 'never-opened' };
export const wasOpen: Facts = { phase: 'opened' };
