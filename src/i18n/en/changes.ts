/** By the ids of src/evidence/fact-changes.ts. */
const entries = {
  'tab-over-http2': {
    now: 'If a tab is closed in Chromium 156 and its WebSocket goes over HTTP/2, the server records 1006, not 1001.',
    before: 'The comparison of 1001 and 1006 named 1001 for every closed tab.',
    why: 'Measured, with and without HAProxy in between.',
  },
  'webkitgtk-network': {
    now: 'What WebKitGTK does when the network of its host changes was not measured.',
    before: 'The evidence said that it does not listen to the network.',
    why: 'Nobody had verified it.',
  },
  'hidden-timers': {
    now: 'In a hidden tab Chromium 156 runs a timer once a minute from the eighth of its chain on, once the tab has been hidden for a minute. A heartbeat of 25 s that begins then becomes rare after three minutes.',
    before:
      'Five minutes were named, as Chrome documented it in 2021. They still hold for a page that is hidden before it has loaded.',
    why: 'Read in Chromium’s source and measured for ten minutes, twice with each timer.',
  },
  'unanswered-http2': {
    now: 'Over HTTP/2, Chromium reports 1006 at once after an unanswered close() only if the server ends its side of the stream; otherwise it waits 60 s as over TCP.',
    before: 'The end of the stream was said to show over HTTP/2 and not over TCP.',
    why: 'Chromium ends its side with its Close frame over HTTP/2 alone; our two servers answered that differently.',
  },
  'bare-sigterm': {
    now: 'On a bare SIGTERM nearly every server ends without a Close frame. Python websockets and Jetty 12 send 1001 when your code stops them.',
    before: 'The guide and /1001/ said that they send it when they stop.',
    why: 'Contradicted by our measurement of 13 servers.',
  },
  'lifetime-is-no-idle-limit': {
    now: 'The 30 s of Google’s load balancer are a lifetime, which no heartbeat extends. Azure’s Load Balancer ends nothing after 4 minutes by default: it forgets the connection.',
    before: 'The runbook and the questions listed both among idle limits.',
    why: 'The documentation of both, read again.',
  },
  'envoy-route-timeout': {
    now: 'Current versions of Envoy apply the timeout of a route to the handshake alone.',
    before: 'The diagnosis said that it ends a WebSocket after 15 s.',
    why: 'Envoy’s issue 41068 and pull request 41075.',
  },
  'long-client': {
    now: 'The client on /guides/reconnecting/ does not reconnect after 1005 or 1013, and waits 5 to 30 s after 1012.',
    before: 'It reconnected after 1005 and 1013, and used its ordinary backoff after 1012.',
    why: 'The pages on these codes and the mail that registered 1012 and 1013 say otherwise.',
  },
  'cheat-sheet-cap': {
    now: 'The cheat sheet caps the backoff at 30 s, as the guides do.',
    before: 'It capped the backoff at 10 s.',
    why: 'Two recommendations for the same thing.',
  },
  'ws-to-this-machine': {
    now: 'An https page may open ws://localhost and ws://127.0.0.1.',
    before: 'An https page could use no ws:// at all, and there was no exception.',
    why: 'Chromium and Firefox treat loopback as trustworthy.',
  },
  'clean-1006': {
    now: 'Firefox reports 1006 and wasClean: true when a server puts 1006 in a Close frame, which it may not do.',
    before: 'The comparison of 1001 and 1006 said that wasClean is always false with 1006.',
    why: 'Measured, and contradicted by another page.',
  },
  '1015-of-three': {
    now: 'Of the three engines measured, only Firefox reports 1015. Safari was not measured.',
    before: 'Only Firefox reported 1015, whatever the browser.',
    why: 'Chromium, Firefox and WebKitGTK are all that was measured.',
  },
  'node-error-event': {
    now: 'Node’s own client fires error before every unclean close, as RFC 6455 and the WHATWG standard ask. The browsers do not.',
    before: 'It was told as a peculiarity of Node.',
    why: 'RFC 6455 §7.2.1 and the standard, read again.',
  },
  'phoenix-idle-code': {
    now: 'Phoenix ends an idle connection with 1002 on Bandit, its default server, and with 1000 on Cowboy.',
    before: 'The diagnosis took 1002 for a sign against an idle timeout.',
    why: 'Read in the sources of Bandit and Cowboy.',
  },
  'broken-compression': {
    now: 'A compressed message that cannot be inflated is 1007 with ws and 1002 with Python websockets.',
    before: '1007 was explained by invalid UTF-8 alone.',
    why: 'Read in the source of ws, and measured.',
  },
  'smallest-limit': {
    now: 'The smallest default limit is that of Tomcat and Spring Boot, 8 KiB.',
    before: 'The list of small limits left them out.',
    why: 'Read in Tomcat’s source.',
  },
  'ingress-nginx-retired': {
    now: 'ingress-nginx was retired in March 2026: no releases and no security fixes. Its successors implement the Gateway API.',
    before: 'It was described as a maintained project.',
    why: 'Its README says so.',
  },
  'cloudflare-restarts': {
    now: 'Releases on Cloudflare’s side may restart servers, which ends connections.',
    before: 'Its deploys ended connections, without a “may”; in Japanese each of them did.',
    why: 'Cloudflare’s documentation says “may”.',
  },
  'nginx-http-version': {
    now: 'nginx speaks HTTP/1.1 to the backend by default since 1.29.7. Older versions need proxy_http_version 1.1.',
    before: 'Every version needed the line.',
    why: 'nginx’s own release notes and source.',
  },
  'name-of-1014': {
    now: 'The registry describes 1014 in a sentence. “Bad Gateway” is the name in common use, and the schema of /codes.json says so.',
    before: 'The schema promised the name in the IANA registry.',
    why: 'The registry’s text, as netty quotes it.',
  },
  'bytes-unmasked': {
    now: 'The two bytes of the code are shown as they are before masking.',
    before: 'They stood behind the mask as if they were sent like that.',
    why: 'RFC 6455 §5.3: a client’s payload is combined with the mask.',
  },
  'versions-named': {
    now: 'Python websockets was measured in version 10.4 and aiohttp in 3.8.4, and Node 24.21 contains undici 7.29.1: the pages say so.',
    before: 'The pages named no version, or one that was not measured.',
    why: 'The versions are part of each record.',
  },
  'caddy-recipe': {
    now: 'The Caddy recipe says that it ran on Caddy 2.6.2, which does not have stream_close_delay yet.',
    before: 'It was marked as tested, its only setting included.',
    why: 'The setting is new in Caddy 2.7.',
  },
  'sources-named': {
    now: 'References for Pings, for send() on a closed socket, for networks that block WebSockets and for Phoenix lead to the section or file that holds the statement.',
    before: 'Seven of them led to another section or file. The statements were right.',
    why: 'Each reference was opened and compared.',
  },
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
    now: 'WebKitGTK reports 1006 five to six seconds after a close() that nobody answers (5.6 s at a server that is silent, 5.1 s on a cut path).',
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
  'server-of-1009': {
    now: 'A server that ends a connection with 1009 reads no answer: ws reports 1006 to its own code, Python websockets “no close frame received”.',
    before: 'Both were said to log the 1009 of a complete closing handshake.',
    why: 'Run with ws 8.23.0 and Python websockets 17.1.',
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
  title: 'Corrections on WebSocket close codes',
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
