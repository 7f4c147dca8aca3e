import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**Nobody sent this.** The connection ended and no Close frame came, so your own side fills in the number.',
  short: 'The connection ended and no Close frame came.',
  title: 'WebSocket 1006 Abnormal Closure: what it means, causes and fixes',
  description:
    'WebSocket close code 1006: the connection ended without a Close frame, so no reason either. The five usual causes and how to tell them apart: proxy timeout after 60 s, server crash, failed handshake, lost network, protocol error.',
  who: '**Your own browser.** No peer can send it',
  reconnect: '**Yes,** with backoff and jitter',
  checks: [
    '**Did it ever open?** If not, the handshake failed: URL, TLS, proxy.',
    '**Same lifetime each time,** such as 60 s? A proxy’s idle timeout.',
    '**Everybody at once?** The server crashed or was killed.',
  ],
  clientSees:
    'An `error` event first means the handshake or the protocol failed, or TCP was reset. In Chromium none comes when the line drops after opening.',
  serverSees: 'Or nothing at all, if the server sends no pings.',
  causes: {
    'idle-proxy': [
      'A proxy’s idle timeout',
      'Every lifetime is the same: 60 s (nginx, AWS ALB), 5 min (Envoy). Only quiet connections die.',
      '[Heartbeat under the timeout](/1006/#fix)',
    ],
    'server-died': [
      'Server crash, kill or out of memory',
      'Everybody at once. The peer’s system sends FIN, so you know at once.',
      '[Close with 1001 on shutdown](/1001/#fix)',
    ],
    handshake: [
      'Failed handshake',
      '`onopen` never ran and `error` came first. The status 401, 403, 404 or 503 is hidden from script.',
      'Read the server or proxy log, or [diagnose it](/diagnose/)',
    ],
    'lost-network': [
      'Lost network, pulled cable, sleep',
      'At random, mostly on phones. The event comes minutes late, or never.',
      '[Heartbeat with a deadline](/1006/#fix)',
    ],
    violation: [
      'A protocol violation',
      '`error` first. Chromium’s console names it: masked frame, bad UTF-8, reserved code.',
      '[Fix the server library](/1002/#fix)',
    ],
  },
  fix: 'A heartbeat with a deadline, then backoff with jitter.',
  fixNote:
    '25 s is below every idle default we list. On nginx you may also raise `proxy_read_timeout`; no heartbeat helps against a maximum lifetime.',
  differs: [
    'Chromium: `error` only for a failed handshake or a violation. Firefox and WebKitGTK fire it for a reset, too.',
    'uWebSockets reports a received 1012–1014 or 3000–3999 as 1006.',
  ],
  make: 'Three ways, and they differ in how late you learn of it.',
  log: '**warn,** and alert on the rate, not on one event. A few an hour are phones losing signal.',
  related: {
    1001: 'the same ending, with a goodbye',
    1005: 'a Close frame came, without a code',
    1015: 'TLS failed; only Firefox shows it',
    1011: 'the server had time to say it broke',
  },
  asked: [
    [
      'It drops every 60 seconds with 1006',
      'A proxy’s idle timeout: nginx `proxy_read_timeout`, an AWS ALB and Apache all default to 60 s. Send something every 25 s, or raise the timeout on **every** hop.',
    ],
    [
      '1006 and no reason: how do I debug it?',
      'There is no reason because nobody sent one. Ask: did it open, how long did it live, was it alone? [Diagnose it](/diagnose/).',
    ],
    [
      '“Connection closed before receiving a handshake response”',
      'TCP opened, then ended before the 101. A proxy without upgrade headers, a crash in the upgrade handler, or a page that left.',
    ],
    [
      'Why can’t I see the 401 or 403?',
      'The standard hides the status of a failed handshake, so that pages cannot probe your network. Accept, then close with 3000 or a 4000-range code.',
    ],
    [
      'How do I send 1006?',
      'You cannot: RFC 6455 says MUST NOT. End TCP without a Close frame, and the other side reports it.',
    ],
    [
      '“Status code 1006” in VS Code or another app',
      'The program lost its connection to a server. Check network, VPN and proxy, then reconnect or restart it; if it goes on, send the log to its maker.',
    ],
  ],
};
