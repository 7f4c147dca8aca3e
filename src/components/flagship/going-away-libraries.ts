import type { SourceId } from './sources.ts';

/** Does a reconnecting client come back by itself after this code? */
export type ComesBack = 'yes' | 'no';

/** A library that reconnects for its user, and what it does when the server says goodbye. */
export type ReconnectingLibrary = {
  readonly name: string;
  readonly version: string;
  readonly after1001: ComesBack;
  readonly after1006: ComesBack;
  /** Key of the sentence that says why. */
  readonly rule: 'skips-three' | 'lists-four' | 'any-close-frame' | 'any-code';
  readonly source: SourceId;
};

/**
 * Only what was read in the published package and, for the npm packages, is run by
 * tests/packages/going-away-libraries.test.ts.
 */
export const RECONNECTING_LIBRARIES: readonly ReconnectingLibrary[] = [
  {
    name: 'sockette',
    version: '2.0.6',
    after1001: 'no',
    after1006: 'yes',
    rule: 'skips-three',
    source: 'sockette',
  },
  {
    name: 'htmx-ext-ws',
    version: '2.0.4',
    after1001: 'no',
    after1006: 'yes',
    rule: 'lists-four',
    source: 'htmx-ext-ws',
  },
  {
    name: 'websocket-client (Python)',
    version: 'run_forever(reconnect=…)',
    after1001: 'no',
    after1006: 'yes',
    rule: 'any-close-frame',
    source: 'websocket-client',
  },
  {
    name: 'reconnecting-websocket',
    version: '4.4.0',
    after1001: 'yes',
    after1006: 'yes',
    rule: 'any-code',
    source: 'reconnecting-websocket',
  },
  {
    name: 'partysocket',
    version: '1.3.0',
    after1001: 'yes',
    after1006: 'yes',
    rule: 'any-code',
    source: 'partysocket',
  },
];
