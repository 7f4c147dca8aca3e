/** A question as people ask it, its short answer and where the long one is. `id` is the anchor: permanent. */
export type Question = { readonly id: string; readonly question: string; readonly answer: string };

export const questions: readonly Question[] = [
  {
    id: 'every-60-seconds',
    question: 'It drops every 60 seconds with 1006. Why?',
    answer:
      'An idle timeout on the way: nginx `proxy_read_timeout`, an AWS ALB and Apache all default to 60 s. Send a heartbeat every 25 s, or raise the timeout on every hop: [proxies and load balancers](/guides/proxies/). Other lifetimes point elsewhere: 30 s Jetty or Google’s load balancer, 55 s Heroku, 350 s an NLB, 4 minutes Azure. [1006](/1006/)',
  },
  {
    id: 'no-reason',
    question: '1006 and no reason: how do I debug it?',
    answer:
      'There is no reason because nobody sent one. Ask three things: did it ever open, how long did it live, was it alone? Then [diagnose it](/diagnose/).',
  },
  {
    id: 'before-handshake-response',
    question: '“Connection closed before receiving a handshake response”',
    answer:
      'TCP opened and ended before the server answered 101. Usual suspects: a proxy that does not pass the upgrade headers, a crash in the upgrade handler, or a page that was left meanwhile. The event says 1006. [1006](/1006/#asked)',
  },
  {
    id: 'hidden-status',
    question: 'Why can’t I see the 401 or 403?',
    answer:
      'The standard hides why a handshake failed, so that a page cannot probe your network: every failure looks like `error`, then 1006. Accept the connection and close it with [3000](/3000/), [3003](/3003/) or a code of your own instead. [Why the browser hides the reason](/guides/why-the-browser-hides-the-reason/)',
  },
  {
    id: 'send-1006',
    question: 'How do I send 1006?',
    answer:
      'You cannot: RFC 6455 says it MUST NOT be in a frame. To make the other side report it, end TCP without a Close frame: `terminate()` in ws. [1006](/1006/#make)',
  },
  {
    id: 'close-1001-throws',
    question: 'close(1001) throws InvalidAccessError. Why?',
    answer:
      'A page may pass 1000 or 3000 to 4999, nothing else. The browser itself sends 1001 when the page goes away. [Try close()](/codes/#close)',
  },
  {
    id: 'close-1000-but-1006',
    question: 'I called close(1000), yet I got 1006',
    answer:
      'The closing handshake did not finish. The server ended TCP without a Close frame, or never answered: Chromium then gives up after 60 s, Firefox after about 20 s. [1000](/1000/)',
  },
  {
    id: '1005-or-1006',
    question: '1005 or 1006: what is the difference?',
    answer:
      '1005: a Close frame came, without a code. 1006: no Close frame came. The first is deliberate, the second an accident. [1005 and 1006](/1005-vs-1006/)',
  },
  {
    id: 'after-deploy',
    question: 'Clients do not reconnect after a deploy',
    answer:
      'The server says 1001 and the library takes it for a deliberate end. Reconnect after everything but the codes you know to be final, with backoff and jitter. [Reconnecting well](/guides/reconnecting/), [the 1001 trap](/1001-vs-1006/)',
  },
  {
    id: 'library-skips-1001',
    question: 'Why does my library not reconnect after 1001?',
    answer:
      'Its author read “going away” as “on purpose”. sockette skips 1000, 1001 and 1005; Phoenix’s client stops after 1000 only. Look it up or close one connection with 1001 and watch. [1001](/1001/)',
  },
  {
    id: 'server-stops-1006',
    question: 'The server stops and clients get 1006',
    answer:
      'It ended without saying goodbye. In ws `server.close()` sends nothing; close each client with 1001, wait, then exit. Python websockets does it by itself. [Graceful shutdown](/guides/graceful-shutdown/)',
  },
  {
    id: '1001-or-1012',
    question: '1001 or 1012 for a restart?',
    answer:
      '1001 arrives everywhere; 1012 says more, but WebKitGTK and uWebSockets turn it into 1006. [1001 and 1012](/1001-vs-1012/)',
  },
  {
    id: 'refresh-logs-1006',
    question: 'A refresh or closed tab logs 1006 on the server. Is that an error?',
    answer:
      'No. A browser that leaves normally sends 1001, but not always: a killed browser sends only FIN, and a page can wait in a cache. Treat single 1006 on the server as everyday life. [Logging](/guides/logging/), [what browsers do](/evidence/)',
  },
  {
    id: 'log-1001',
    question: 'Should I log 1001 as an error?',
    answer:
      'No. The right log level is info or debug: most of them are people who closed a tab. Alert when they are not followed by new connections. [Logging close codes](/guides/logging/)',
  },
  {
    id: 'cable-out',
    question: 'I unplug the cable and no close event comes',
    answer:
      'Silence is not an event. Both ends stay OPEN until a timer fires: an idle Chromium on Linux notices after about 7½ minutes, Firefox after 10, Chromium on Android never. Send a heartbeat with a deadline and do not wait for `onclose`. [See it](/1001-vs-1006/)',
  },
  {
    id: 'wifi-change',
    question: 'Switching from Wi-Fi to mobile goes unnoticed',
    answer:
      'The old connection is bound to the old address and just falls silent. Firefox pings when the network changes and gives up after 10 s; an open HTTP/1.1 WebSocket in Chromium is not closed by the change. Your heartbeat has to notice. [Mobile and sleep](/guides/mobile-and-sleep/)',
  },
  {
    id: 'lock-screen',
    question: 'iPhone (iOS) lock screen: the socket is stuck OPEN',
    answer:
      'A frozen page runs no timers and gets no events. When it is shown again (`visibilitychange`), send a heartbeat at once and replace the socket if no answer comes in time. [Mobile and sleep](/guides/mobile-and-sleep/)',
  },
  {
    id: 'after-sleep',
    question: 'After sleep nothing reconnects',
    answer:
      'Chromium on desktops ends its sockets when the computer sleeps, and the page sees 1006 on wake. If no event comes, the server may have given up meanwhile: check with a heartbeat when the page becomes visible or `online` fires. [Mobile and sleep](/guides/mobile-and-sleep/)',
  },
  {
    id: 'background-tab',
    question: 'A background tab disconnects after minutes',
    answer:
      'Browsers slow timers in hidden tabs, so a heartbeat from the page comes late and the server gives up. Let the server ping instead: the browser answers pings without any script. [Background tabs](/guides/mobile-and-sleep/)',
  },
  {
    id: 'ping-from-script',
    question: 'Can JavaScript in the browser send a ping?',
    answer:
      'No. Ping and Pong frames are not exposed, and none of the three engines we read pings periodically by itself. Send a small message of your own, or let the server ping. [Heartbeats](/guides/heartbeats/)',
  },
  {
    id: 'load-balancer-60',
    question: 'ALB or ingress still drops at 60 s although I set 3600',
    answer:
      'There is more than one hop, and the smallest timeout wins: load balancer, ingress, sidecar, application server. Raise all of them, or stay below the smallest with a heartbeat of 25 s. [Calculate your chain](/guides/proxies/#calculator)',
  },
  {
    id: 'api-gateway',
    question: 'AWS API Gateway disconnects after 10 minutes or 2 hours',
    answer:
      'Two limits: 10 minutes without traffic, and 2 hours in all, neither adjustable. A heartbeat helps against the first only; for the second, reconnect early and quietly: [idle or lifetime](/guides/proxies/). Messages over 128 KB end with [1009](/1009/).',
  },
  {
    id: 'everyone-at-once',
    question: 'Everyone reconnects at once and the server falls over',
    answer:
      'Clients that lost their connection together come back together. Use backoff with full jitter, a random first delay of up to 5 s, and close in slices when you restart. [Herd](/herd/), [backoff](/backoff/)',
  },
  {
    id: 'firefox-delay',
    question: 'Firefox ignores my reconnect delay',
    answer:
      'Firefox has its own: after a failed connection to the same address it waits 200 to 400 ms, then 1.5 times longer for each failure, up to 60 s. Your attempt waits inside the browser. [Backoff](/backoff/)',
  },
  {
    id: 'status-code-1006-app',
    question: '“Status code 1006” in VS Code or another app: what can I do?',
    answer:
      'The program lost its connection to a server. Check network, VPN and proxy, reconnect or restart it. If it goes on, send the log to its maker: the number alone does not say why. [1006](/1006/)',
  },
];
