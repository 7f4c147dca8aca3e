import type { SourceId } from '../protocol/sources.ts';
import { type BrowserId, browserIds, clients } from './clients.ts';
import { libraries as table } from './libraries.ts';
import type { CodeRanges, Library } from './peer.ts';

/** Browsers measured for what they report of a code that a server sent. WebKitGTK is not Safari. */
export type Engine = BrowserId;
export const engines: readonly Engine[] = browserIds.filter((id) => clients[id].isMeasured);

export type Report = { readonly code: number; readonly wasClean: boolean; readonly error: boolean };

const failed: Report = { code: 1006, wasClean: false, error: true };
const includes = (ranges: CodeRanges, n: number): boolean => ranges.some(([from, to]) => from <= n && n <= to);

/** What a page gets when a server really puts this number in a Close frame and closes in order. */
export const reportedBy = (engine: Engine, n: number): Report =>
  includes(clients[engine].rules.acceptsCodes, n) ? { code: n, wasClean: true, error: false } : failed;

/** What a server library does with a received code: hands it on, refuses the frame, or reports another code. */
export type Handling = 'accepts' | 'refuses' | 'reports-1006';

export type CodeReader = {
  readonly library: string;
  /** Its name in the JSON of a code. Permanent. */
  readonly key: string;
  readonly source: SourceId;
  readonly onReceived: (n: number) => Handling;
};

/** Each library's own rule, read in its source. */
export const libraries: readonly CodeReader[] = Object.values<Library>(table).flatMap(({ name, accepts }) =>
  accepts
    ? [
        {
          library: name,
          key: accepts.key ?? name,
          source: accepts.source,
          onReceived: (n: number): Handling => (includes(accepts.codes, n) ? 'accepts' : accepts.otherwise),
        },
      ]
    : [],
);
