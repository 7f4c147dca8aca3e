import type { ArgumentName, ArgumentRange } from './arguments.ts';
import type { Availability, Moment } from './moment.ts';

/** Where an act happens. */
export type ActPlace = 'client' | 'server' | 'path';

export type ActArgs = Readonly<Record<string, string | number>>;

export type ActDefinition = {
  /** Its short name in links: permanent. Lower-case letters, after the moment in ms. */
  readonly code: string;
  /** Where the log and the picture show it. */
  readonly place: ActPlace;
  /** The group of the menu that offers it. */
  readonly menu: ActPlace;
  /** The arguments that it understands. */
  readonly takes: Partial<Readonly<Record<ArgumentName, ArgumentRange>>>;
  /** What the menu offers: names of its words, and the arguments behind each. */
  readonly offers: Readonly<Record<string, ActArgs>>;
  readonly available: (now: Moment) => Availability;
};
