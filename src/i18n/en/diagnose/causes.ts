/** What a cause is called, how it comes about, how to confirm it and how to fix it. `{seconds}`: how long it lasted. */
export type CauseWords = {
  readonly title: string;
  readonly gist: string;
  readonly confirm: string;
  readonly fix: string;
};

const words = (title: string, gist: string, confirm: string, fix: string): CauseWords => ({
  title,
  gist,
  confirm,
  fix,
});

export const diagnoseCauses = {
  'idle-timeout': words(
    'A proxy closed a quiet connection',
    'nginx, ingress-nginx, Apache and AWS ALB end a silence of 60 s, Heroku of 55 s, and none says goodbye.',
    'Send anything every 25 s. If the connection now outlives the limit, it was idle time.',
    'Heartbeat every 25 s; raise the timeout of each proxy on the path as well.',
  ),
  'silent-drop': words(
    'Something on the path forgot the connection',
    'A load balancer, NAT or firewall drops a quiet flow without telling anyone. Both ends stay OPEN until one sends.',
    'Compare both ends: is the socket still established on the server while the client hears nothing?',
    'Heartbeat every 25 s with a deadline, so that silence is noticed and traffic keeps the entry alive.',
  ),
  'lifetime-limit': words(
    'A limit on the connection’s lifetime',
    'Google’s load balancer (30 s by default), API Gateway (2 h) and Front Door (4 h) end even busy connections.',
    'Send all the time. If it still ends after the same time, it is a lifetime, not a silence.',
    'Raise the limit where that is possible; else expect it, reconnect with jitter and resume.',
  ),
  'ping-race': words(
    'The heartbeat is as long as the timeout',
    'A ping every 60 s races a 60 s limit: sometimes it wins, so lengths are multiples of the limit.',
    'Compare the ping interval with the proxy’s timeout. Are they equal?',
    'Make the interval well shorter than the smallest limit: 25 s.',
  ),
  'heartbeat-missed': words(
    'A heartbeat got no answer in time',
    'One end pinged, heard nothing before its deadline and gave the connection up. The path was dead, or the other end too busy.',
    'Look at the other end at that moment: was it asleep, off the network, or blocked?',
    'Keep the heartbeat. Find out who was silent, and reconnect with jitter.',
  ),
  'blocked-loop': words(
    'The program was too busy to answer a Ping',
    'A blocked event loop answers nobody, so every heartbeat on it runs out at once.',
    'Measure event-loop delay, and look for a slow call at that time.',
    'Move blocking work off the loop; do not just lengthen the ping timeout.',
  ),
  'throttled-tab': words(
    'A background tab ran its timers too rarely',
    'Chrome wakes timers of long-hidden pages once a minute, so a heartbeat sent by script comes late.',
    'Does it happen only in tabs hidden for five minutes or more?',
    'Let the server send the heartbeat: the browser answers Ping frames without a timer.',
  ),
  'process-killed': words(
    'The server process died',
    'A crash or a kill leaves no time for a Close frame. The kernel closes TCP, so every client knows at once.',
    'Look for a restart, an OOM kill or a panic at the second of the drop.',
    'Fix the crash. Catch errors per connection, so that one message cannot end all.',
  ),
  'stopped-without-close': words(
    'A deploy stopped the server without a goodbye',
    'Many servers exit on SIGTERM without closing their WebSockets, so all clients see 1006.',
    'Do drops and deploys coincide? Stop one instance by hand and watch a client.',
    'On SIGTERM: stop accepting, close every socket with 1001, wait for the answers, then exit.',
  ),
  'proxy-reload': words(
    'A proxy was reloaded or restarted',
    'Its connections end although your server is well. Caddy says 1001 on a reload; others say nothing.',
    'Compare the drop with the proxy’s start time; does a direct connection survive?',
    'Give old workers time to drain, and let clients come back with jitter.',
  ),
  'network-lost': words(
    'The network between them was lost',
    'A dead path delivers nothing, not even a FIN. An idle Chromium on Linux needs 450 s to notice.',
    'Does it happen to one user or one place only? Try a cable, or another network.',
    'A heartbeat with a deadline finds it in seconds instead of minutes.',
  ),
  'network-switch': words(
    'The device changed its network',
    'A new address cannot carry the old TCP connection. It stays OPEN until something is sent, or longer.',
    'Switch Wi-Fi off and on while connected.',
    'On a change, send a heartbeat at once with a short deadline, then reconnect.',
  ),
  sleep: words(
    'The computer slept',
    'Chromium closes its TCP sockets at suspend, except on Android; elsewhere the far end gives up meanwhile.',
    'Close the lid for a minute, open it and look at the event.',
    'Check the connection on wake (visibilitychange) and reconnect at once, with jitter.',
  ),
  'mobile-suspend': words(
    'The phone suspended the app or page',
    'In the background neither timers nor sockets run reliably; after unlock the socket may still say OPEN.',
    'Lock the phone for a minute with the page open.',
    'When the page becomes visible, send a heartbeat with a short deadline and reconnect if it stays silent.',
  ),
  'close-unanswered': words(
    'Nobody answered your close()',
    'close() waits for the other end’s Close frame: 60 s in Chromium, about 20 s in Firefox, 30 s in ws. Then it is 1006.',
    'Did the server receive the Close frame, and does it answer? Is it still reading?',
    'Make the server answer Close frames; do not wait for onclose before you clean up.',
  ),
  'slow-reader': words(
    'One end read too slowly',
    'Messages pile up in the sender’s buffer until a limit ends the connection.',
    'Log bufferedAmount (or your library’s equivalent) before the drop.',
    'Send less, drop what is outdated, or slow the producer down.',
  ),
  'server-idle-limit': words(
    'The server’s own idle timer fired',
    'Jetty closes after 30 s of silence with 1001, Tomcat when told to, Phoenix after 60 s.',
    'Search the server’s configuration for an idle timeout of that length.',
    'Send a heartbeat below the limit, or raise it.',
  ),
  'graceful-shutdown': words(
    'The server stopped, and said so',
    '1001 Going Away is the proper goodbye of a server that stops or is replaced.',
    'Is there a deploy, a scale-down or a restart at that time?',
    'Nothing is broken. Make sure that your client comes back after 1001, with jitter.',
  ),
  'service-restart': words(
    'The service restarts',
    '1012 announces a restart. WebKitGTK and uWebSockets turn it into 1006.',
    'Look at the deploy log.',
    'Come back after a random 5–30 s, as the registration of 1012 asks.',
  ),
  overloaded: words(
    'The server is overloaded',
    '1013 asks to try again later.',
    'Look at connections, CPU and memory at that time.',
    'Back off for long, with jitter; add capacity before clients return together.',
  ),
  'page-left': words(
    'The user left the page',
    'Closing, reloading or leaving a page sends 1001 mostly; a killed Firefox looks like 1006.',
    'Does it come with page views that end? Are there users who then miss nothing?',
    'Nothing to fix. Log it at info level, not as an error.',
  ),
  'parked-page': words(
    'The page went into the back/forward cache',
    'WebKit closes with 1001 and “WebSocket is closed due to suspension.”; some Chromium versions keep it open, frozen.',
    'Go to another page and back, and watch both ends.',
    'Close on pagehide and connect anew on pageshow.',
  ),
  'too-big': words(
    'A message was over the receiver’s limit',
    '1009, or with uWebSockets a plain 1006. Limits differ: ws 100 MiB, python 1 MiB, coder/websocket 32 KiB, uWebSockets 16 KiB.',
    'Log the size of the last message before the drop.',
    'Split the message, or raise the limit on purpose.',
  ),
  'bad-utf8': words(
    'A text message was not UTF-8',
    'Text frames must be UTF-8. Binary data sent as text, or a cut character, ends the connection.',
    'Look at the last message; try to decode it as UTF-8.',
    'Send bytes as a binary message.',
  ),
  'broken-frames': words(
    'The frames break the protocol',
    'A masked server frame, an unmasked client frame, a stray bit, or something on the path that alters bytes.',
    'Connect past every proxy. Turn permessage-deflate off. Does it still happen?',
    'Update or replace the library that writes the frames.',
  ),
  'unsupported-data': words(
    'The receiver does not take this kind of data',
    '1003: for example binary at an endpoint for text.',
    'Compare the type of your last message with what the server takes.',
    'Send the kind of message that the endpoint expects.',
  ),
  'not-allowed': words(
    'The server refused: credentials, rights or limits',
    '1008, 3000, 3003 and 44xx say that this connection may not go on.',
    'Read the reason; decode the token and look at its expiry.',
    'Get a fresh token before each try; do not retry in a loop.',
  ),
  'server-exception': words(
    'The server’s code failed',
    '1011: the handler threw, and the library closed for it.',
    'Find the stack trace in the server’s log at that second.',
    'Fix the handler; catch errors per message where you can go on.',
  ),
  'bad-gateway': words(
    'The gateway got a bad answer from behind',
    '1014 is for WebSocket what 502 is for HTTP.',
    'Look at the gateway’s log and at the server behind it.',
    'Repair the upstream; clients come back with back-off.',
  ),
  'no-code': words(
    'Somebody called close() without a code',
    'The Close frame was empty, so both ends report 1005. It was deliberate.',
    'Search both sides for close() without arguments.',
    'Pass a code and a reason, so that logs can tell.',
  ),
  'normal-close': words(
    'It was closed on purpose',
    '1000: one end was done.',
    'Who sent it first? The reason may tell.',
    'Nothing, unless you did not want it: then find the caller of close().',
  ),
  'own-close': words(
    'Your own code closed it',
    'The client called disconnect() or close(), so the library does not come back.',
    'Set a breakpoint in close(); look for cleanup code that runs too often.',
    'Remove the call, or connect again afterwards.',
  ),
  kicked: words(
    'The server’s code disconnected this client',
    'Socket.IO reports “io server disconnect” and does not reconnect by itself.',
    'Search the server for disconnect() and for failing middleware.',
    'Fix the reason, then call connect() in the handler.',
  ),
  'application-code': words(
    'The application’s own code',
    'What 4000–4999 means is up to the service that sent it (3000–3999: a library or framework).',
    'Look the number up in the service’s documentation.',
    'Do what its table says; some of its codes are final.',
  ),
  'duplicate-session': words(
    'A second connection took its place',
    'Many services allow one connection per user and close the older one.',
    'Is the app open twice, or did a reconnect overlap the old connection?',
    'Keep one connection per user, or share it between tabs.',
  ),
  'send-after-close': words(
    'Something was sent after the end',
    'send() in CLOSING or CLOSED is dropped with a warning. It is a symptom: the connection ended earlier.',
    'Find the close event before this line.',
    'Check readyState before send(), and keep what must not be lost.',
  ),
  'close-throws': words(
    'close() was called with a code that script may not pass',
    'A page may pass 1000 and 3000–4999. Everything else throws InvalidAccessError and the socket stays open.',
    'Look at the call in the stack trace.',
    'Use 1000, or a code of your own from 4000.',
  ),
  'code-not-sendable': words(
    'This code cannot be sent',
    '1005, 1006 and 1015 are never in a Close frame: an endpoint makes them up for itself.',
    'Look at the argument of close().',
    'To make a peer see 1006, end TCP without a Close frame, as terminate() does.',
  ),
  'auth-refused': words(
    'The server refused the handshake: 401 or 403',
    'Browsers hide the status from script on purpose; all you get is error, then 1006.',
    'Read the status in the Network panel or the server’s log, or ask with curl.',
    'Renew the token before connecting; or accept, then close with 3000 or 4401 so that script can tell.',
  ),
  'origin-refused': words(
    'The server does not allow this Origin',
    'Browsers send Origin, and servers compare it with a list. Programs without a browser get through.',
    'Compare the page’s origin with the server’s list: scheme, host and port.',
    'Add the origin to the list (check_origin, CheckOrigin, allowed_origins).',
  ),
  'wrong-path': words(
    'The address answers, but not as a WebSocket',
    'A 404 or 200 means that the request reached an ordinary page: wrong path, wrong host or wrong port.',
    'Ask the same address with curl and look at the answer.',
    'Correct the path; mind prefixes that a proxy adds or strips.',
  ),
  'upgrade-not-passed': words(
    'A proxy did not pass the upgrade on',
    'Upgrade and Connection are hop-by-hop headers, so the server gets an ordinary request and answers 400 or 426.',
    'Connect past the proxy. If that works, it is the proxy.',
    'Let the proxy pass both headers, over HTTP/1.1.',
  ),
  'upstream-down': words(
    'The proxy reached no server',
    '502, 503 and 504 come from the proxy: the server behind it is down, starting or too slow.',
    'Ask the upstream directly from the proxy’s machine.',
    'Start it; send traffic only to instances that are ready.',
  ),
  'not-listening': words(
    'Nobody listens there',
    'A wrong host, a wrong port, or a server that is not running.',
    'Resolve the name, and look for a listener on the port.',
    'Correct the address or start the server; in a container bind 0.0.0.0.',
  ),
  'bad-certificate': words(
    'The certificate is not trusted',
    'Expired, self-signed, for another name, or without its chain. Firefox says 1015, others 1006.',
    'Open the same host with https in the browser, or ask openssl.',
    'Install a valid certificate with its full chain.',
  ),
  'plain-on-tls-port': words(
    'wss meets a port without TLS',
    'One side speaks TLS, the other plain text.',
    'Ask the port with plain http.',
    'Use ws for the plain port, or end TLS before it.',
  ),
  'mixed-content': words(
    'An https page may not use ws',
    'The constructor throws SecurityError before anything is sent.',
    'Look at the scheme of the address.',
    'Use wss.',
  ),
  'blocked-by-policy': words(
    'The page’s Content-Security-Policy blocks it',
    'connect-src does not list the address. Chromium only fires error, Firefox throws.',
    'Read the console: it names the directive.',
    'Add the address to connect-src.',
  ),
  'wrong-subprotocol': words(
    'They did not agree on a subprotocol',
    'The server chose one that was not offered, or none. Chromium refuses; Firefox opens all the same.',
    'Compare both Sec-WebSocket-Protocol headers.',
    'Offer what the server supports, and let it return exactly one of them.',
  ),
  'never-answered': words(
    'The handshake was never answered',
    'TCP connects, but no response comes: Firefox gives up after 20 s, Chromium after 240 s.',
    'Is the server accepting, or is its queue full or its loop blocked?',
    'Give up yourself after 10 s and try again with back-off.',
  ),
  'cut-before-answer': words(
    'The server hung up during the handshake',
    'TCP was closed before a response: a crash in the handler, a full server, or a proxy.',
    'Look for an error in the server’s log at that second.',
    'Answer with a status even when you refuse.',
  ),
  'path-blocks': words(
    'Something in this user’s network blocks it',
    'A company proxy, filter or antivirus that does not understand the upgrade.',
    'Does it work from the same machine over a phone’s hotspot?',
    'Use wss on port 443, which such devices mostly pass; offer a fallback.',
  ),
  redirected: words(
    'The server answered with a redirect',
    'Browsers do not follow redirects of a WebSocket handshake (WebKitGTK does).',
    'Look at the Location header.',
    'Connect to the final address: https to wss, host, trailing slash.',
  ),
  'wrong-node': words(
    'The second request reached another server',
    'Socket.IO and SignalR begin with HTTP requests that must reach the same instance.',
    'Does it work with a single instance?',
    'Turn sticky sessions on, or use the WebSocket transport alone.',
  ),
  'closed-too-early': words(
    'Your code closed it while it was CONNECTING',
    'React’s StrictMode mounts twice in development; a re-render or a double click does the same.',
    'Log every new WebSocket and every close() with a stack trace.',
    'Create the connection outside of rendering, or wait for open before closing.',
  ),
  'too-many': words(
    'Too many connections',
    'A limit is reached: file descriptors, worker_connections, 255 pending handshakes in a Chromium process.',
    'Count connections and compare with the limits.',
    'Raise the limit; close what is not needed; connect once per user.',
  ),
};

export type CauseId = keyof typeof diagnoseCauses;
