/** Debugging mysteries from real recordings. `{…}` are filled in by the page. */
export const cases = {
  title: 'Cases: eight recorded WebSocket mysteries to solve',
  description:
    'Eight recorded WebSocket incidents to debug: server log, proxy log, console, packets. Open as few envelopes as you can, guess the cause, and compare it with the timeline of that very recording.',
  heading: 'Eight connections ended. Find out why.',
  lead: 'Each case was recorded in our laboratory and is shown as it was. Open as few envelopes as you can, then choose a cause: each choice says what speaks for it or against it.',
  all: 'Cases',
  /** In the learning path, after its last step. */
  fromPath: 'Try what you learned on eight recorded cases',
  of: 'Case {n} of {all}',
  caseTitle: '{title}: a WebSocket case to solve',
  caseDescription:
    '{question} Server log, console and packets of a real recording, four possible causes, and the timeline that answers.',
  recorded: 'recorded on {date} with {client}',
  clients: { chromium: 'Chromium' } as Readonly<Record<string, string>>,
  envelopes: {
    script: ['What script was told', 'recorder.json, in seconds'],
    console: ['Console', 'of the page'],
    'server-log': ['Server log', 'of the application'],
    'proxy-log': ['Proxy log', 'nginx error.log'],
    'access-log': ['Access log', 'nginx access.log'],
    packets: ['Packets', 'at the client, in seconds'],
  },
  open: 'The envelopes',
  /** Below them; `{few}` is the smallest number. */
  opened: '{n} of {all} envelopes opened. It can be solved with {few}.',
  guess: 'What was it?',
  right: 'Right.',
  wrong: 'No.',
  solution: 'The solution',
  recording: 'The timeline of this recording',
  /** Where no simulation is drawn beside it. */
  unsimulated: 'The simulator cannot suspend a whole browser, so there is no simulation beside this recording.',
  held: 'What each envelope held',
  worth: { told: 'told', helped: 'helped', nothing: 'told nothing', misled: 'misled' },
  change: 'What to change',
  guide: 'Read on: {title}',
  next: 'Next case',
  solved: 'solved with {n} of {all} envelopes',
  recall: {
    heading: 'Do you still know?',
    text: 'Some days ago you solved “{title}”. What was the cause, and which envelope told it?',
    look: 'Look again',
    dismiss: 'Not now',
  },
  list: {
    'the-log-stops': {
      title: 'The server’s log just stops',
      question: 'A client reports 1006 without an error event. The server logged no close. What ended the connection?',
      guesses: {
        network: [
          'The network was lost',
          'Then nothing would have arrived. Here a FIN came at once, from the server’s side.',
        ],
        killed: [
          'The server process was killed',
          'Its kernel closed TCP with FIN; nobody was left to send a Close frame or write a log line.',
        ],
        proxy: ['A proxy timed out', 'There is no proxy on this path, and the connection was busy 0.9 s before.'],
        goodbye: [
          'The server shut down properly',
          'Then a Close frame would have come before the FIN, and the log would say so.',
        ],
      },
      solution:
        'The process was killed with SIGKILL. The kernel of its host sent FIN, so the client was notified within milliseconds, with 1006: no Close frame came.',
      change:
        'Look for restarts, out-of-memory kills and crashes at that second. On SIGTERM close every socket with 1001; a SIGKILL leaves no time for it, so alert on restarts.',
      held: {
        script: 'No error event before close: in Chromium that rules out a failed handshake and a protocol error.',
        'server-log': 'It stops in the middle: the process ended before it could write more.',
        packets: 'FIN from the server, no Close frame before it.',
      },
    },
    'every-three-seconds': {
      title: 'Every quiet chat ends after three seconds',
      question: 'Client and server both report 1006, always after the same time. Who ended the connection?',
      guesses: {
        'client-left': ['The client left', 'The FIN came from the other side first; script was told afterwards.'],
        crash: ['The server crashed', 'The server logged the close as well, and ran on.'],
        idle: [
          'The proxy’s idle limit',
          'nginx ended both sides after its proxy_read_timeout, which is 3 s here and {fact:nginx.idle} by default.',
        ],
        network: ['The network was lost', 'A FIN came through in order.'],
      },
      solution:
        'nginx is between them. Nothing came from the server for 3 s, its proxy_read_timeout, so it sent FIN to both sides and no Close frame to either. Both ends then report 1006, and each looks like the victim of the other.',
      change:
        'Send something more often than the limit, such as a ping every 25 s for the default of {fact:nginx.idle}, or raise the timeout on every proxy.',
      held: {
        script: 'The time from open to close: about 3 s, as in every other connection.',
        'server-log': 'It says 1006 too, which looks as if the client had gone.',
        'access-log': '101 and 12 bytes, as in a connection that went well.',
        'proxy-log': '“upstream timed out”: the one line that names the cause.',
        packets: 'FIN from the other side after 3 s of silence. They do not say which program sent it.',
      },
    },
    'members-only': {
      title: 'It never opens, and script is told nothing',
      question: 'error, then close with 1006, within 30 ms. Why does the connection not open?',
      guesses: {
        'not-listening': ['Nothing listens there', 'Then TCP would have been refused. Here an HTTP answer came.'],
        certificate: ['The certificate is wrong', 'The address is ws://, so there is no TLS.'],
        origin: ['Another site’s page was refused', 'That is usually 403; the answer here is 401.'],
        refused: ['The login is missing', 'The server answered the handshake with 401.'],
      },
      solution:
        'The server refused the upgrade with 401. The standard hides that status from script, so that pages cannot probe networks: every failed handshake is error and 1006.',
      change:
        'Read the status where it is shown: console, network panel, server log. If script has to know, accept the connection and close it with a code such as 3000.',
      held: {
        script: 'error and 1006: the same for every failed handshake.',
        console: '“HTTP Authentication failed”: Chromium says it here, and only here.',
        'server-log': 'The refusal with its status, 401.',
        packets: 'The answer 401 in plain text.',
      },
    },
    'a-minute-too-late': {
      title: 'The app gave up, and its close event came a minute later',
      question: 'The page called close() after 6.4 s. onclose came at 66 s, with 1006. Who kept it waiting?',
      guesses: {
        froze: [
          'The server froze',
          'A frozen process still has a kernel that acknowledges data. Here nothing was acknowledged.',
        ],
        cut: [
          'The path was cut',
          'The first lost beat was sent ten times; the Close frame waited behind it and never reached the wire.',
        ],
        proxy: ['A proxy timed out at 60 s', 'There is none, and a proxy would have sent a FIN.'],
        page: [
          'The page called close() wrongly',
          'close(4000) is allowed. It asks for an ending and waits for the answer.',
        ],
      },
      solution:
        'Every packet was dropped from 2.6 s on. The page’s heartbeat noticed after 3 s of silence. But close() only asks: its frame queued behind lost data, and Chromium waited its full {fact:chromium.closing-handshake} for an answer.',
      change:
        'Reconnect when a heartbeat gets no answer, not when the close event comes: detach the handlers of the old socket and open a new one.',
      held: {
        script: 'Three more messages “sent” and a close() called. Sent means handed to the system.',
        'server-log': 'Its last line is a message. It never noticed the end.',
        packets: 'One message, sent ten times with growing gaps. No Close frame, no FIN.',
      },
    },
    'the-same-message': {
      title: 'It ends when the server answers',
      question: 'error, then 1006 in the page; the server logs 1002. What is wrong?',
      guesses: {
        'too-big': ['The message was too big', 'That is 1009, and the frame was small.'],
        violation: [
          'The server broke the protocol',
          'It masked a frame, which a server must not do, so the browser failed the connection with 1002.',
        ],
        crash: ['The server crashed', 'It logged the close with code and reason.'],
        network: ['The network was lost', 'A Close frame was still sent, and TCP was closed in order.'],
      },
      solution:
        'The server wrote a masked frame. RFC 6455 lets only clients mask, so Chromium sent Close 1002 with the reason, and its own script got 1006: the side that fails a connection does not see the code it sent.',
      change:
        'Do not write frames by hand; find the code or the middlebox that does. The console and the server’s close event name the rule.',
      held: {
        script:
          'An error before close on an open connection, and no pagehide before it: in Chromium that is a protocol error.',
        console: 'The rule that was broken, in a sentence.',
        'server-log': '1002 and “Masked frame from server”: what the browser sent.',
        packets: 'Close 1002 from the client.',
      },
    },
    'sent-but-not-told': {
      title: 'The server said 1011, the browser says 1006',
      question:
        'The server sent a Close frame with its reason. The page got 1006, six seconds later. Where did 1011 go?',
      guesses: {
        network: ['The Close frame was lost', 'It arrived: the packets at the client show it.'],
        bug: ['The server sent it too late', 'It was sent before the FIN, in order.'],
        slept: [
          'The browser was suspended',
          'It answered the old ping first when it went on, and the reset for that came before it read the Close frame.',
        ],
        proxy: ['A proxy swallowed it', 'There is none, and the frame reached the client’s host.'],
      },
      solution:
        'The browser’s processes were suspended for nine seconds, while the kernel ran on and took ping, Close 1011 and FIN. When it went on, Chromium answered the ping, got RST since the server was gone, and reported 1006 although the Close frame had arrived.',
      change:
        'Treat 1006 after a gap in time like 1011: reconnect with jitter. Watch visibilitychange and the clock to see that the page did not run.',
      held: {
        script: '1006 and no reason, as if nobody had said anything.',
        'server-log': '“timed out waiting for keepalive pong”: it looks like a dead client.',
        packets: 'Close 1011 arrives and is answered by nothing for six seconds; then a pong, then RST.',
      },
    },
    'one-ending-two-codes': {
      title: 'One ending, two codes',
      question:
        'The server logs 1001. After the reader returned, the page gets an error and 1006. What happened between?',
      guesses: {
        reload: ['The page was reloaded', 'A reloaded page has no old handlers left to be told anything.'],
        network: ['The network was lost', 'A message from the server was acknowledged in between.'],
        restart: ['The server restarted', 'The Close frame came from the client.'],
        cached: [
          'The page was in the back/forward cache',
          'It was frozen with its socket open, and the socket was closed when the reader returned.',
        ],
      },
      solution:
        'The reader followed a link, so the page was frozen with its connection open. Four seconds later the reader went back: Chromium sent Close 1001, and the restored page got error and 1006. The server saw a client going away; the page saw a failure.',
      change: 'Close the socket on pagehide and open a new one on pageshow. Then both sides see what really happened.',
      held: {
        script: 'error and 1006, as in a failure. The lines pagehide and pageshow before it tell more.',
        console: '“Page entered Back-Forward Cache”: the cause in Chromium’s own words.',
        'server-log': '1001, as when a tab is closed: four seconds late.',
        packets: 'A message arrives at a page that is not running, then Close 1001 from the client.',
      },
    },
    'accepted-and-failed': {
      title: 'Accepted with 101, and yet it fails',
      question: 'The server answers 101 and counts a connection. The page gets error and 1006 at once. Why?',
      guesses: {
        login: ['The login is missing', 'Then the status would not be 101.'],
        subprotocol: [
          'They agreed on no subprotocol',
          'The page asked for chat.v2 and the answer named none. Chromium fails the connection then.',
        ],
        proxy: ['A proxy cut it', 'The FIN came from the client itself.'],
        crash: ['The server crashed', 'It logged an open connection, then its end.'],
      },
      solution:
        'The page asked for the subprotocol chat.v2. The server accepted without naming it. The standard for browsers has such a connection fail; Chromium does so, while Firefox and WebKitGTK open it. The server takes it for a client that vanished.',
      change:
        'Let the server select one of the requested subprotocols, or refuse the handshake with a status that says so.',
      held: {
        script: 'error and 1006: the same for every failed handshake.',
        console: '“Sent non-empty Sec-WebSocket-Protocol header but no response was received”.',
        'server-log': '“connection is OPEN”: for the server it was.',
        packets: '101, and then a FIN from the client. What was missing from the header is not in this list.',
      },
    },
  },
};

export type CasesStrings = typeof cases;
