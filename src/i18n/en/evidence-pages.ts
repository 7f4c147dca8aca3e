import type { PluralForms } from '../../core/format.ts';

/** /evidence/pages/. Keys of trials are those of src/evidence/page-records.ts. */
export const evidencePages = {
  title: 'Evidence on bfcache, frozen tabs and workers: what ends a WebSocket',
  heading: 'When the page is cached, frozen or closed',
  link: 'the life of a page',
  description:
    'What Chromium and Firefox do with an open WebSocket when its page enters the back/forward cache, is frozen or closed, or when the iframe or worker that owns it goes. Measured over TCP, TLS and HTTP/2.',
  lead: 'Chromium keeps the connection of a page in the back/forward cache and ends it when the page is back. Whatever closes a page or what owns its socket sends 1001, but over HTTP/2 Chromium resets the stream instead and the server sees 1006.',
  caption: 'Trial by browser: what the page reports and what the server receives, with the time',
  trial: 'What happens',
  transports: { ws: 'TCP', wss: 'TLS', h2: 'HTTP/2' },
  over: '{client} over {transports}',
  page: 'Page',
  server: 'Server',
  nothing: 'nothing',
  /** What differs between the clients, as a heading. */
  differing: 'Different from client to client',
  differInFold: { other: '{n} differ by client' } as PluralForms,
  groups: {
    left: ['Left and back', 'The page may stay in the back/forward cache'],
    hidden: ['Hidden or frozen', 'The page is still there'],
    ended: ['Ended', 'The page or its frame goes'],
    worker: ['In a worker', 'The page does not own the socket'],
  },
  trials: {
    'bfcache-quiet-1s': 'Left for 1 s, then back',
    'bfcache-quiet': 'Left for 5 s, then back',
    'bfcache-message': 'Left for 5 s; the server sends a message meanwhile',
    'bfcache-ping': 'Left for 6 s; the server pings each second',
    'bfcache-server-close': 'Left for 5 s; the server closes with 1001 meanwhile',
    'bfcache-server-drops': 'Left for 5 s; the server drops the connection meanwhile',
    'bfcache-heartbeat': 'Left for 40 s; the server sends a message every 5 s',
    'bfcache-same-origin': 'Left for 5 s for a page of the same origin; the server sends a message at 4 s',
    'bfcache-other-origin': 'Left for 5 s for a page of another origin; the server sends a message at 4 s',
    'bfcache-away-12min': 'Left for 12 min, then back',
    'away-long': 'Left for a page of another origin, watched for a minute',
    'frozen-idle': 'Frozen for 5 s',
    'frozen-server-close': 'Frozen; the server closes with 1001, thawed 8 s later',
    'frozen-server-kill': 'Frozen; the server drops the connection, thawed 8 s later',
    'frozen-server-pings': 'Frozen; the server pings each second, watched for 10 s',
    'tab-discarded': 'The browser discards the hidden tab',
    'hidden-heartbeat-reconnect': 'Hidden for 11 min, then the server closes with 1001',
    reloaded: 'The page is reloaded',
    'tab-closed': 'The tab is closed',
    'iframe-removed': 'The iframe that owns the socket is removed',
    'worker-terminated': 'The worker that owns the socket is terminated',
    'worker-owns-socket-tab-closed': 'A worker owns the socket; the tab is closed',
    'sharedworker-first-tab-closed': 'A shared worker owns it; the first of two tabs is closed',
    'sharedworker-last-tab-closed': 'A shared worker owns it; the last tab is closed',
    'serviceworker-owns-socket-page-open': 'A service worker owns it; the page stays open, the server sends',
    'serviceworker-owns-socket-tab-closed': 'A service worker owns it; the tab is closed',
  },
  method: [
    'Each trial has a tab, a server port and a connection of its own, on the loopback interface of one Linux machine. The acts and their times are those of the simulation behind each cell. Chromium was frozen with Page.setWebLifecycleState of the DevTools protocol, and where nothing happens meanwhile also by the browser itself, with Freeze of chrome://discards. Its Urgent Discard discarded the tab, with no developer tools attached. Firefox has no such command.',
    'For a page that is left, the page’s time counts from its return and the server’s from the moment it was left, except with another page of the same or another origin: there both count from the leaving. Where nothing happens to a frozen page, times count from the thaw. The server’s time of a discarded tab counts from half a second before the discard. Times below a quarter of a second say only “at once”: the machine was busy.',
    'Where only the server is named, the page that opened the socket no longer exists, or a worker has the socket. Firefox loads a page with an open WebSocket again instead of keeping it.',
  ],
  versions: '{versions}, on Linux {kernel}, {date}.',
};

export type EvidencePagesStrings = typeof evidencePages;
