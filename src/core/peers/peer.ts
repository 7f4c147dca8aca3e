import type { Policy } from '../backoff/policy.ts';
import type { SourceId } from '../protocol/sources.ts';
import type { Facts } from './fact.ts';

/** Inclusive ranges of close codes. */
export type CodeRanges = readonly (readonly [from: number, to: number])[];

/**
 * What a timer does when it fires: sends a Close frame, hangs up without one (the peer reports 1006), or forgets the
 * connection without a word. `unknown`: not verified.
 */
export type Expiry = 'close' | 'hang-up' | 'silent' | 'unknown';

/**
 * A default that ends connections after an exact time. `idle`: restarted by traffic. `lifetime`: runs whatever happens.
 * `request`: the same, where a connection counts as the HTTP request that it began as. The others are a client's or
 * server's own.
 */
export type EndingKind = 'idle' | 'lifetime' | 'request' | 'heartbeat' | 'handshake' | 'closing' | 'keep-alive';

export type Ending = {
  /** The name of the fact that holds its time. */
  readonly fact: string;
  readonly kind: EndingKind;
  readonly expiry: Expiry;
};

/** A product of the registry. What it is comes from the index that lists it. */
export type Peer = {
  /** The one name that the site uses for it: a proper noun, the same in every language. */
  readonly name: string;
  /** The version that was read; empty where the product has none, as a cloud service. */
  readonly version: string;
  /** When the numbers were last compared with their sources: year and month. */
  readonly checked: string;
  readonly facts: Facts;
  /** What the diagnosis recognises it by. */
  readonly endings?: readonly Ending[];
};

/** A library that other programs use to speak WebSocket. */
export type Library = Peer & {
  /** The codes it accepts in a Close frame, and what it does with any other: fail the connection, or report 1006. */
  readonly accepts?: {
    readonly codes: CodeRanges;
    readonly otherwise: 'refuses' | 'reports-1006';
    readonly source: SourceId;
    /** Its name in the JSON of a code, where that is older than the one above. */
    readonly key?: string;
  };
  /** When and how it reconnects by default. */
  readonly reconnect?: Reconnect;
};

export type Reconnect = {
  readonly policy: Policy;
  /** The version whose code was read, where it is not the one above: a client may have a package of its own. */
  readonly version?: string;
  /** The file, within the project's repository, that holds the numbers. */
  readonly source: string;
  /** The package on npm whose published code was compared. */
  readonly npm?: string;
};

/** A proxy, load balancer or platform that a connection may pass through. */
export type Hop = Peer & {
  /** What to set, in the program's own words. `fixed`: it says that nobody can. Null: it says nothing. */
  readonly settings: readonly string[] | 'fixed' | null;
  /**
   * For one without a limit of its own: `none`: there is no limit by default. `set`: whoever runs it has set one.
   * `unknown`: not published, not measured.
   */
  readonly unset?: 'none' | 'set' | 'unknown';
  /** What the peers see when a limit that somebody set is over. */
  readonly expiryWhenSet?: Expiry;
  /** Where its limits are described. */
  readonly source: SourceId;
};

/** Where a server runs, or what carries its connections there: its limits are in its endings. */
export type Platform = Peer & {
  /** What to set, in the platform's own words. `fixed`: it says that nobody can. Null: it says nothing. */
  readonly settings: readonly string[] | 'fixed' | null;
  /**
   * For one without a limit of its own: `none`: it says that there is none. `unknown`: not published, not measured.
   * `unsupported`: it carries no WebSockets.
   */
  readonly unset?: 'none' | 'unknown' | 'unsupported';
  /** Where its limits are described. */
  readonly source: SourceId;
};
