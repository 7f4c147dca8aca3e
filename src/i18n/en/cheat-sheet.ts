/** Words of the one-page cheat sheet. Marks as in the flagship's strings: **strong**, `code`. */
export const cheatSheet = {
  title: 'WebSocket close codes on one page',
  slogan: '1001 says goodbye. 1006 is silence.',
  back: 'Back to the steps',
  print: 'Print: A4 and Letter, one page',
  goodbye: '**Going Away** arrives in a Close frame, one network trip later. `wasClean` true. Look for a deploy.',
  silence:
    '**Nobody sent it.** No Close frame came. Known after milliseconds, or never: a heartbeat decides. Look for crashes and proxies.',
  codes: 'The codes',
  head: ['Code', 'Name', 'Reconnect?'],
  ranges: [
    ['3xxx', 'Registered by libraries', 'see the library'],
    ['4xxx', 'Your own', 'you decide'],
  ],
  travels: 'travels in a Close frame',
  never: 'never sent',
  close:
    'A page may call `close()` with **1000** or **3000–4999** only; without arguments both ends see 1005. Reason: at most **123 bytes**.',
  which: 'Which one do I have?',
  signs: [
    ['No close event, data just stopped', '1006 in the making: add a heartbeat'],
    ['Never opened', 'URL, TLS, HTTP status, proxy'],
    ['Always the same seconds', 'an idle limit: see the ruler'],
    ['Everybody at once', 'deploy (1001), crash (1006)'],
    ['At random, mostly on the move', 'lost network'],
  ],
  timers: 'Whose timer is it?',
  timersLabel: 'Idle limits by default, on a logarithmic scale',
  kinds: {
    close: 'sends Close 1001',
    'hang-up': 'ends it without a Close: 1006',
    silent: 'drops silently',
    unknown: 'not verified',
  },
  heartbeat: 'Heartbeat',
  rule: 'Every **25 s**. Give up after **10 s**.',
  heartbeatText:
    '25 s is below every idle limit above. Worst case = interval + deadline = **35 s**. A page cannot send pings: let the server ping, or send a small message.',
  without:
    'Without one, cable pulled, on Linux: Node.js notices after **70 s**, Chromium after **450 s**, Firefox after **604 s**, ws never. If the client sends: after more than **15 min**.',
  backoff: 'Backoff',
  code: [
    ['ceiling = min(10 s, 1 s × 2^tries)', ''],
    ['wait = random(0, ceiling)', 'full jitter'],
    ['tries = 0 after 10 s open', 'not on open'],
  ],
  backoffText:
    '**Jitter:** without it everybody knocks at once. **Cap:** without it the last wait is as long as the outage.',
  deploy: 'Deploy without a herd',
  steps: [
    'Stop new connections on one server.',
    'Close its sockets with 1001, spread over the grace period.',
    'Clients draw their first wait from 0–5 s.',
    'Check that your library comes back after 1001: sockette and the htmx extension do not.',
  ],
  sources:
    'Sources: RFC 6455, WHATWG WebSockets, documentation and source code of each product, own measurements. 25 s, 10 s and the backoff are our advice.',
};

export type CheatSheetStrings = typeof cheatSheet;
