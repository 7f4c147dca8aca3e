type HeroRow = { label: string; goodbye: string; silence: string; silenceNote?: string; loud?: boolean };
/** Either leads to another step, or says what the sign means. */
type Answer = { sign: string; goTo?: number; means?: string; kind?: 'goodbye' | 'silence' };
type Step = { question: string; answers: Answer[] };

/** Words of /1001-vs-1006/ outside its prose. Marks: **strong**, `code`, [[source ids]], [text](path). */
export const flagship = {
  hero: {
    vs: 'vs',
    /** After the second name, in a language that names the difference there. */
    difference: '',
    going: 'Going Away',
    abnormal: 'Abnormal Closure',
    slogan: '1001 says goodbye. 1006 is silence.',
    lead: 'The side that leaves sends 1001 in a Close frame. Nobody sends 1006: no Close frame came, so your own side fills in that number.',
    caption: '1001 and 1006 at a glance',
    saysGoodbye: 'says goodbye',
    isSilence: 'is silence',
    rows: [
      {
        label: 'Who sets it',
        goodbye: 'The side that leaves: a stopping server, a closing tab',
        silence: '**Nobody sends it.** Your own side sets it',
      },
      { label: 'On the wire?', goodbye: '**Yes**, in a Close frame', silence: '**Never**' },
      { label: '`wasClean`', goodbye: '`true`, once it is answered', silence: '`false`' },
      {
        label: 'Time to detect',
        goodbye: '**Milliseconds**',
        silence: '**Milliseconds to never**',
        silenceNote: 'a heartbeat decides',
        loud: true,
      },
      {
        label: 'Reconnect?',
        goodbye: '**Yes**, with jitter so clients do not stampede',
        silence: '**Yes**, with backoff and jitter',
      },
      {
        label: 'Check first',
        goodbye: 'A deploy, restart or scale-in at that minute',
        silence: 'Crash logs, then the proxy’s idle timeout',
      },
    ] as HeroRow[],
    jump: {
      key: 'Which one do I have?',
      compare: 'Full comparison',
      detect: 'How long until your code is notified?',
      trap: 'The 1001 trap',
      sources: 'Sources',
    },
  },
  guess: {
    question: 'The cable is pulled. When will the client’s code be notified?',
    given: 'Heartbeat every {n}.',
    answer:
      ', and only because of the heartbeat every {every}. Without one, an idle Chromium on Linux takes {without}.',
  },
  detect: {
    picture: { svg: 'Download as SVG', png: 'PNG {n}×', failed: 'The browser could not make a PNG of it' },
    caption:
      'Time until the client’s code is notified, from the cause or, for TCP keep-alive and HTTP/2’s PING, from the last byte; logarithmic from 10 ms to never',
    client: 'Client',
    time: 'Time until it is notified',
    never: 'never',
    atLeast: (text: string) => `at least ${text}`,
    range: (from: string, to: string) => `${from} to ${to}`,
    notMeasured: 'not measured',
    situations: {
      'close-frame': 'The server sends Close 1001',
      'process-killed': 'Server process killed: its kernel still sends FIN or RST',
      'proxy-idle': 'A proxy closes at its idle timeout',
      heartbeat: 'Cable pulled; the client has a heartbeat',
      closing: 'Cable pulled; the client calls `close()`',
      listening: 'Cable pulled; the client only listens',
      sending: 'Cable pulled; the client sends, and waits for no answer',
    },
    platforms: { linux: 'Linux', macos: 'macOS', windows: 'Windows', android: 'Android' },
    transports: { ws: 'HTTP/1.1', h2: 'HTTP/2' },
    /** Every client but those in the rows above. */
    others: 'all others',
    notes: {
      'close-frame': 'one trip of 40 ms',
      'process-killed': 'one trip of 40 ms',
      'proxy-idle': 'nginx default',
      heartbeat: 'every 30 s',
      sending: 'every 1 s',
    } as Readonly<Record<string, string>>,
    /** After the time, for those who do not see the marks of the legend. */
    bases: { measured: 'measured', simulated: 'simulated', computed: 'computed' },
    legend: {
      title: 'How we know',
      measured: 'measured with {versions}; “never” means no event in 20 min',
      simulated: 'simulated with the timers of its source code, on Linux',
      computed: 'computed from that system’s defaults; not tested',
    },
  },
  compare: {
    caption: '1001 and 1006 side by side',
    rows: [
      {
        label: 'Definition',
        goodbye:
          'Going Away. An endpoint is leaving: a server goes down, or a browser has navigated away from the page.[[rfc6455-7.4.1]]',
        silence:
          'Abnormal Closure. The connection is closed, and no Close frame was received.[[rfc6455-7.1.5,rfc6455-7.4.1]]',
      },
      {
        label: 'On the wire',
        goodbye:
          'A Close frame. Its body starts with the bytes `03 E9`; a reason in UTF-8 may follow, and is often empty.[[rfc6455-5.5.1]]',
        silence:
          'Nothing. An endpoint must never put 1006 in a frame.[[rfc6455-7.4.1]] If a server does it anyway, Chromium and WebKitGTK report a protocol error, and Firefox passes the number on.[[evidence]]',
      },
      {
        label: 'Who sets it',
        goodbye:
          'The side that leaves. The other side reads it from the first Close frame it receives, and typically echoes it.[[rfc6455-5.5.1,rfc6455-7.1.5]]',
        silence:
          'Each side on its own, when it detects the loss. The other one may still hold the connection open.[[rfc6455-7.1.5]]',
      },
      {
        label: 'When you see it',
        goodbye:
          '**In a client:** deploys, restarts, scale-in. **On a server:** tabs closed, pages left or reloaded.[[whatwg-disappear]] Chromium 156 sent it over HTTP/1.1 only, and kept silent while a page that was left waited in its back/forward cache.[[evidence]]',
        silence:
          'A crashed or killed process, a proxy that closes, a lost network, a failed opening handshake, a protocol error. **On a server** also a tab closed in Chromium over HTTP/2.[[evidence]] To a script they all look alike, so that pages cannot probe a network.[[whatwg-feedback]]',
      },
      {
        label: '`wasClean` and `error`',
        goodbye:
          '`true`, no `error`. Clean means: TCP was closed after the closing handshake was complete.[[rfc6455-7.1.4]] So 1001 can be unclean: in Firefox when FIN follows the Close at once, in Chromium when RST does.[[evidence]]',
        silence:
          'Always `false` when nobody sent it. An `error` event comes first if the opening handshake failed or the protocol was broken. If an open connection ends with FIN, browsers fire none over HTTP/1.1; with RST, Firefox and WebKitGTK fire it and Chromium does not. Node’s client always fires it.[[evidence]]',
      },
      {
        label: 'Time to detect',
        goodbye:
          'One trip for the frame, then TCP has to close. If the server does not close it: at once in Firefox, {fact:chromium.tcp-close-wait} in Chromium, {fact:webkitgtk.closing-detection} in WebKitGTK.[[evidence]]',
        silence:
          'One trip if a kernel or proxy still closes TCP for the lost side. Otherwise when a heartbeat, a TCP timer or [HTTP/2’s PING](/guides/http2/) gives up, [or never](#detect).',
      },
      {
        label: 'What to check',
        goodbye:
          'The deploy log of that minute: many clients at once mean a restart. On a server, one at a time is ordinary; people leave.',
        silence:
          'Did it ever open? How long did it last: equal lifetimes near 60 s point to a proxy such as nginx.[[nginx-proxy]] Then server crashes and kills. Chromium’s `net::ERR_…` appears only in its console.[[chromium-console]]',
      },
      {
        label: 'How to fix',
        goodbye:
          'Usually nothing is broken. Drain slowly, spread the reconnects, and make sure that your library [reconnects after 1001](#trap).',
        silence:
          'A heartbeat shorter than every idle limit on the path. On shutdown, close each connection with a real code: `server.close()` of ws does not.[[ws-doc]]',
      },
      {
        label: 'Reconnect?',
        goodbye:
          '**Yes.** Another server is up or soon will be. Randomise the first delay: everyone was disconnected at the same moment.',
        silence:
          '**Yes.** First wait random, 0 to 5 s is reasonable; then longer each time, such as truncated binary exponential backoff.[[rfc6455-7.2.3]]',
      },
      {
        label: 'Allowed in `close()`?',
        goodbye:
          'No: `close(1001)` throws `InvalidAccessError`. A page may pass 1000 and 3000 to 4999.[[whatwg-close]] A server may: `ws.close(1001)`.[[ws-validation]]',
        silence: 'No. `close(1006)` throws in a page,[[whatwg-close]] and in ws on a server too.[[ws-validation]]',
      },
    ],
  },
  key: {
    goTo: (step: number) => `go to ${step}`,
    steps: [
      {
        question: 'Was `onclose` called?',
        answers: [
          { sign: 'Yes', goTo: 2 },
          { sign: 'No, the data just stopped', means: 'A 1006 waiting to happen: add a heartbeat', kind: 'silence' },
        ],
      },
      {
        question: 'What is `event.code`?',
        answers: [
          { sign: '`1001`, in a client', means: 'Announced: look for a deploy', kind: 'goodbye' },
          { sign: '`1001`, on a server', means: 'A user left the page: nothing to fix', kind: 'goodbye' },
          { sign: '`1006`', goTo: 3 },
        ],
      },
      {
        question: 'Did it ever open, and for how long?',
        answers: [
          { sign: 'It never opened', means: 'Failed handshake: URL, TLS, HTTP status, proxy', kind: 'silence' },
          { sign: 'Always the same length, such as 60 s', means: 'Proxy idle timeout', kind: 'silence' },
          { sign: 'Everyone drops at once', means: 'Server crash or kill', kind: 'silence' },
          {
            sign: 'Right after a message, with an `error` event',
            means: 'Protocol error: see the console',
            kind: 'silence',
          },
          { sign: 'At random, mostly on mobile', means: 'Lost network', kind: 'silence' },
          {
            sign: 'On a server with HTTP/2, one by one',
            means: 'Lost network, or a tab closed in Chromium',
            kind: 'silence',
          },
        ],
      },
    ] as Step[],
    more: '[Describe your case](/diagnose/) and get the causes ranked.',
  },
  trap: {
    caption: 'Libraries that reconnect for you, and what they do after 1001',
    library: 'Library',
    after: (code: number) => `After ${code}`,
    rule: 'Rule',
    comesBack: { yes: 'reconnects', no: 'does not reconnect' },
    rules: {
      'skips-three': 'Does not reconnect after 1000, 1001 and 1005.',
      'lists-four': 'Reconnects after 1006, 1011, 1012 and 1013 only.',
      'since-1.9': 'Reconnects after every code since 1.9.0, when told to. Up to 1.8.0 any Close frame ended it.',
      'any-code': 'Reconnects after every code.',
    },
  },
  onward: {
    title: 'Where to go from here',
    items: [
      { path: '/1001/', title: '1001 Going Away', text: 'The code alone: who sends it, how to send it well' },
      { path: '/1006/', title: '1006 Abnormal Closure', text: 'Every cause of 1006, one by one' },
      { path: '/diagnose/', title: 'Diagnose a close', text: 'From your event to its likely causes' },
      { path: '/backoff/', title: 'Backoff and jitter', text: 'Stop a thousand clients reconnecting at once' },
      { path: '/guides/', title: 'Guides', text: 'Heartbeats, shutdown, proxies: with tested files' },
      { path: '/codes/', title: 'All close codes', text: '1000 to 4999 in one table' },
    ],
  },
  sources: {
    /** What a screen reader calls the “[29]” of a sentence. */
    number: 'Source {n}',
    versions:
      'Source files were read in the version that each entry names. Our own measurements were made with the versions of the last entry, and agree with them.',
    measured:
      'Our own measurements, November 2026: Chromium 156.0.8078.79, Firefox ESR 153.7.0, WebKitGTK 2.50.6, ws 8.23.0, Node.js 24.21.0, on Linux',
  },
};

export type FlagshipStrings = typeof flagship;
