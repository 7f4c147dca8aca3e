import { mayBeInFrame } from './close-codes.ts';
import type { SourceId } from './sources.ts';

/** Browsers measured for what they report of a code that a server sent. WebKitGTK is not Safari. */
export type Engine = 'chromium' | 'firefox' | 'webkitgtk';
export const engines: readonly Engine[] = ['chromium', 'firefox', 'webkitgtk'];
export const engineNames: Readonly<Record<Engine, string>> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkitgtk: 'WebKitGTK',
};

export type Report = { readonly code: number; readonly wasClean: boolean; readonly error: boolean };

const neverSent = (n: number): boolean => n === 1005 || n === 1006 || n === 1015;
const failed: Report = { code: 1006, wasClean: false, error: true };

/**
 * What a page gets when a server really puts this number in a Close frame and closes in order. Measured on Chromium 156,
 * Firefox 153 and WebKitGTK 2.50; Chromium's rule is ParseCloseFrame in net/websockets/websocket_frame.cc, Firefox's is OnServerClose
 * in dom/websocket/WebSocket.cpp.
 */
export function reportedBy(engine: Engine, n: number): Report {
  const asSent: Report = { code: n, wasClean: true, error: false };
  if (engine === 'firefox') return asSent;
  if (engine === 'chromium') return neverSent(n) ? failed : asSent;
  return mayBeInFrame(n) && !(n >= 1012 && n <= 1014) ? asSent : failed;
}

export type Library = 'ws' | 'python websockets' | 'gorilla/websocket' | 'uWebSockets';

/** What a server library does with a received code: hands it on, refuses the frame, or reports another code. */
export type Handling = 'accepts' | 'refuses' | 'reports-1006';

const within = (n: number, from: number, to: number): boolean => n >= from && n <= to;
const application = (n: number): boolean => within(n, 3000, 4999);

/** Each library's own rule, read in its source. */
export const libraries: readonly {
  readonly library: Library;
  readonly source: SourceId;
  readonly onReceived: (n: number) => Handling;
}[] = [
  {
    library: 'ws',
    source: 'ws-validation',
    onReceived: (n) => ((within(n, 1000, 1014) && !within(n, 1004, 1006)) || application(n) ? 'accepts' : 'refuses'),
  },
  {
    library: 'python websockets',
    source: 'python-frames',
    onReceived: (n) => (within(n, 1000, 1003) || within(n, 1007, 1014) || application(n) ? 'accepts' : 'refuses'),
  },
  {
    library: 'gorilla/websocket',
    source: 'gorilla-conn',
    onReceived: (n) => (within(n, 1000, 1003) || within(n, 1007, 1013) || application(n) ? 'accepts' : 'refuses'),
  },
  {
    library: 'uWebSockets',
    source: 'uwebsockets-protocol',
    onReceived: (n) =>
      within(n, 4000, 4999) || within(n, 1000, 1003) || within(n, 1007, 1011) ? 'accepts' : 'reports-1006',
  },
];
