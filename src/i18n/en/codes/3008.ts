import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**It took too long.** One side waited for the other and gave up, in order, like HTTP 408.',
  short: 'Like HTTP 408.',
  title: 'WebSocket 3008 Timeout: the 408 of WebSockets',
  description:
    'WebSocket close code 3008: timeout, like HTTP 408. An endpoint waited too long for a message and closed in order. How it differs from a proxy timeout, which is 1006.',
  who: '**Either side**',
  reconnect: '**Yes,** with backoff',
  checks: [
    '**What was waited for?** The first message, a login, any message.',
    '**Same lifetime each time?** That is the limit.',
    '**Is the sender slow or silent?** Timers sleep in background tabs.',
  ],
  clientSees: 'A Close frame came, so the path is alive. A dead path shows 1006.',
  serverSees: 'Its own timer.',
  causes: {
    'idle-rule': ['An idle rule', 'Quiet clients only, always the same age.', 'Send something before that'],
    'slow-login': ['No first message in time', 'Right after opening, on slow phones.', 'Allow more time'],
  },
  fix: 'Close idle connections yourself, with a code that says why.',
  differs: [
    'uWebSockets reports a received 3000–3999 as 1006.',
    'Jetty uses 1001 for its idle timeout, proxies send nothing: 1006.',
  ],
  log: '**info.** Idle users are normal.',
  related: {
    1001: 'what Jetty and Tomcat send when idle',
    1006: 'a timeout that nobody announced',
    3000: 'the login is missing',
  },
};
