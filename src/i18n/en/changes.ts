/** By the ids of src/evidence/fact-changes.ts. */
const entries = {
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
    now: 'TCP keepalive does not keep a proxy that ends TCP itself awake: its idle timer counts payload only.',
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
  before: 'Before',
  why: 'Why',
  evidence: 'The evidence',
  entries,
};

export type ChangesStrings = typeof changes;
