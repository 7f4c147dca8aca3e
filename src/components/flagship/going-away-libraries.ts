import { includesCode } from '../../core/backoff/policy.ts';
import { libraries } from '../../core/peers/libraries.ts';
import type { Library } from '../../core/peers/peer.ts';
import type { SourceId } from '../../core/protocol/sources.ts';

/** Does a reconnecting client reconnect automatically after this code? */
export type ComesBack = 'yes' | 'no';

/** A library that reconnects for its user, and what it does when the server says goodbye. */
export type ReconnectingLibrary = {
  readonly name: string;
  readonly version: string;
  readonly after1001: ComesBack;
  readonly after1006: ComesBack;
  /** Key of the sentence that says why. */
  readonly rule: 'skips-three' | 'lists-four' | 'since-1.9' | 'any-code';
  readonly source: SourceId;
  /** Its package, where there is one on npm. */
  readonly npm: string | null;
};

const after = ({ reconnect }: Library, code: number): ComesBack =>
  includesCode(reconnect?.policy.noRetryCodes, code) ? 'no' : 'yes';

const row = (id: keyof typeof libraries, rule: ReconnectingLibrary['rule'], source: SourceId): ReconnectingLibrary => {
  const library: Library = libraries[id];
  const { name, version } = library;
  return {
    name,
    version,
    after1001: after(library, 1001),
    after1006: after(library, 1006),
    rule,
    source,
    npm: library.reconnect?.npm ?? null,
  };
};

/**
 * Only what was read in the published package and, for the npm packages, is run by
 * tests/packages/going-away-libraries.test.ts.
 */
export const RECONNECTING_LIBRARIES: readonly ReconnectingLibrary[] = [
  row('sockette', 'skips-three', 'sockette'),
  row('htmx-ws', 'lists-four', 'htmx-ext-ws'),
  row('websocket-client', 'since-1.9', 'websocket-client'),
  row('reconnecting-websocket', 'any-code', 'reconnecting-websocket'),
  row('partysocket', 'any-code', 'partysocket'),
];
