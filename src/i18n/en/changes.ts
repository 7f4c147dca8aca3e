/** By the ids of src/evidence/fact-changes.ts. */
const entries = {
  'overload-runbook': {
    now: '1013 asks clients not to reconnect to the same address automatically. The runbook for server errors and the diagnosis say so.',
    before:
      'The runbook advised 1013 with a wait, so that clients spread out, and the diagnosis called 1013 a request to reconnect later.',
    why: 'The page on 1013 and the mail that registered the code say otherwise.',
  },
  'sample-after-1005': {
    now: 'The sample on /1000-vs-1001/ does not reconnect after 1000 or 1005.',
    before: 'It reconnected after 1005.',
    why: '1005 is a deliberate close() without a code. The comparison of 1000 and 1005 advised not to reconnect.',
  },
  'python-pusher-first-wait': {
    now: 'Python websockets waits 0 to 5 s, at random, only after an immediate first attempt. pusher-js reconnects at once after 4000 and 4200–4299, otherwise after one second.',
    before:
      'The notes on /backoff/ said that only the first wait is random, and that pusher-js always waits one second.',
    why: 'Read in the sources of the versions that the page names.',
  },
  'webkit-unanswered': {
    now: 'WebKitGTK reports 1006 about 5.6 s after a close() that nobody answers. Every page says so.',
    before: 'The table on /1006/ said 6 s, other pages about 5 s.',
    why: 'Measured: 5.6 to 5.7 s. Short times are shown with one decimal now.',
  },
  'logger-levels': {
    now: 'The logger for Node logs each code at the level that its page names: 1000 and 1005 as debug, 1001 as info, 1002 and 1011 as error.',
    before: 'It logged 1000, 1001 and 1005 as info and everything else as warn.',
    why: 'The guide to logging advised otherwise. A test compares the two.',
  },
  'reason-alone': {
    now: 'What close(undefined, "why") sends is not defined by the standard. Node’s WebSocket sends 1000 with the reason.',
    before: 'The standard was said to send an empty Close, and Node was not mentioned.',
    why: 'Read in the standard, and run with Node 24.21.0.',
  },
  'short-client': {
    now: 'The short client on /1006/ detects a dead path after 35 s at the latest, does not reconnect after 1000, 1005, 1008, 1013 or 3003, waits 5 to 30 s after 1012, and resets its count after 10 s open.',
    before: 'It needed 50 to 75 s, reconnected after every code, and reset its count on the first message.',
    why: 'The guides advised otherwise. It is now tested, also against a server that accepts and crashes.',
  },
  'overload-advice': {
    now: 'After 1013 a client reconnects to another address, or to the same one after a user action.',
    before: 'A long automatic backoff was advised in some places.',
    why: 'The mail that registered 1013 asks for it.',
  },
  'phoenix-after-1000': {
    now: 'Phoenix’s client (1.8.16) reconnects after every close that it did not begin, 1000 included.',
    before: 'It was said not to reconnect after 1000.',
    why: 'Read in its source, and run: it reconnected after a server’s Close 1000.',
  },
  'websocket-client-after-1001': {
    now: 'websocket-client for Python reconnects after 1001 from 1.9.0 on, if reconnect is set.',
    before: 'Any Close frame was said to end it. That holds up to 1.8.0.',
    why: 'Both versions were run against a server that closes with 1001.',
  },
  'library-final-codes': {
    now: 'graphql-ws, centrifuge-js and pusher-js have codes after which they do not reconnect. Python websockets reconnects at once after a connection that had opened.',
    before: 'They were shown as reconnecting after every code, Python websockets with a first wait of 0 to 5 s.',
    why: 'Read in the sources of the versions that the page names.',
  },
  'chromium-throttle': {
    now: 'Chromium’s own delay doubles with each failure: 0.25 to 1.25 s after fourteen, 1 to 5 s after sixteen. A success halves it.',
    before: 'Next to nothing was said to be added before sixteen failures.',
    why: 'Computed from the formula in its source.',
  },
  'garbage-collected': {
    now: 'Chromium never collects an open WebSocket. The standard allows a browser to close a collected one without a code.',
    before: 'Browsers were said to do so.',
    why: 'Read in the standard and in Chromium’s source.',
  },
  'caddy-reload': {
    now: 'Caddy’s stream_close_delay puts off the 1001 that a reload sends. It does not prevent it.',
    before: 'The setting was said to prevent it.',
    why: 'Read in its source.',
  },
  'ping-timeout-1011': {
    now: '“keepalive ping timeout” with 1011 means a dead path or an event loop that was blocked. In the second case the client receives the 1011.',
    before: 'Only the dead path was named.',
    why: 'Python websockets sends the Close frame; it arrives when the path works.',
  },
  'empty-close': {
    now: 'What an empty Close becomes depends on who reads it. Browsers, ws and Python websockets 10.4 report 1005, aiohttp 3.8.4 logs 1006 and answers 1000, Tomcat and .NET report 1000.',
    before: 'Both ends were said to report 1005, and documents that speak of 1000 to be wrong.',
    why: 'Measured with five clients against ws, Python websockets 10.4 and aiohttp 3.8.4; read in the sources of Tomcat and .NET.',
  },
  'answered-code': {
    now: 'After close(4000) the event holds the code of the server’s answer. Most servers repeat 4000, aiohttp 3.8.4 answers 1000.',
    before: 'The event was said to hold the code that was passed to close().',
    why: 'Measured with aiohttp 3.8.4.',
  },
  'node-answer': {
    now: 'Node’s built-in client answers a Close frame with its code alone.',
    before: 'It was said to repeat the reason as well, as browsers and ws do.',
    why: 'Measured with Node 24.',
  },
  'cached-page': {
    now: 'Chromium keeps a page that was left, with its connection open, for ten minutes. Then it sends 1001.',
    before: 'The connection was said to stay open without an end.',
    why: 'Measured with Chromium 156 and its back/forward cache.',
  },
  'proxy-keepalive': {
    now: 'TCP keep-alive does not keep a proxy that ends TCP itself awake: its idle timer counts payload only.',
    before: 'Every packet was said to start the idle timer again.',
    why: 'AWS documents it for the Classic Load Balancer. A middlebox that forgets flows silently still counts every packet.',
  },
  'firefox-link': {
    now: 'Firefox reports 1006 about 11 s after its own network interface has gone.',
    before: '10 s, as its preference network.websocket.timeout.ping.response says.',
    why: 'Measured until the close event: 11.1 s.',
  },
  'browser-killed': {
    now: 'A browser that is killed with all its processes sends no Close frame: the server gets 1006.',
    before: 'For Chromium, 1001 was said to arrive. That holds when its main process alone is killed.',
    why: 'Measured with Chromium 156, all processes killed.',
  },
  'exit-unread': {
    now: 'A server that sends 1001 and exits at once, with the answer unread, ends TCP with RST.',
    before: 'FIN was expected, as after any exit.',
    why: 'Measured with ws on Node 24, which takes about 9 ms from process.exit() until its sockets are closed.',
  },
};

/** Facts that this site once told otherwise. */
export const changes = {
  title: 'Changes to facts',
  description:
    'What this site once said otherwise about WebSocket close codes, with the date, the reason and the measurement.',
  lead: 'When a fact turns out to be different, the pages change and the old statement is kept here.',
  feed: 'Follow the changes in a feed reader',
  before: 'Before',
  why: 'Why',
  evidence: 'The evidence',
  page: 'The page',
  entries,
};

export type ChangesStrings = typeof changes;
