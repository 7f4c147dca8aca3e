/** The start page. `{…}` are filled in by the page. */
export const home = {
  title: 'Why did the WebSocket close? Close codes, explained',
  description:
    'Look up a WebSocket close code or paste an error. What the code means, who said it, when your code detects it, and whether to reconnect.',
  heading: 'Why did the WebSocket close?',
  lead: 'Type the code, or paste the error exactly as you see it.',
  fieldLabel: 'Close code or error text',
  placeholder: '1006, or paste an error',
  go: 'Look up',
  often: 'Often asked',
  oftenTexts: ['going away', 'ping timeout', 'proxy idle timeout'],
  ends: {
    heading: 'Every connection ends one of two ways',
    sub: 'Somebody says goodbye, or nobody says anything.',
    play: 'Play both',
    client: 'Client',
    server: 'Server',
    goodbye: 'and your code knows. 1001 came in a Close frame: reconnect, with jitter.',
    goodbyeSource: 'computed: Close, its answer and FIN, 40 ms each',
    silence:
      'of silence before Chromium on Linux notices a pulled cable on an idle connection. On Android it never does.',
    silenceMeasured: 'TCP keepalive: 45 s, then 9 × 45 s. Seen in {runs} runs of Chromium {version}, {date}',
    silenceComputed:
      'computed: TCP keepalive probes after {fact:chromium.keep-alive-idle}, then {fact:chromium.keep-alive-probes} more × {fact:chromium.keep-alive-interval} = {fact:chromium.idle-detection}',
    silenceLink: 'see every client',
  },
  now: {
    heading: 'I have an error now',
    items: {
      only1006: 'It says 1006 and nothing else',
      sameTime: 'It always drops after the same time, such as 60 s',
      everybody: 'Everyone dropped at the same moment',
      neverOpens: 'It never opens at all',
      noEvent: 'No event: the data just stopped',
      paste: 'I have a log: paste it and get the causes ranked',
    },
  },
  understand: {
    heading: 'I want to understand',
    items: {
      compare: ['1001 vs 1006', 'Same clock, two endings'],
      backoff: ['Backoff and jitter', 'Stop a thousand clients reconnecting at once'],
      guides: ['Guides', 'Heartbeats, shutdown, proxies: with tested files'],
      simulator: ['Pull the cable yourself', 'The simulator: any cause, any client'],
      evidence: ['What browsers really report', 'Measured, with versions and dates'],
    },
  },
  teach: {
    heading: 'Link to this site or teach with it',
    permanent: 'Short and permanent, one per code',
    copy: 'Copy',
    copied: 'Copied',
    selected: 'Selected. Press Ctrl+C (⌘C) to copy',
    items: {
      linkHere: ['Link from your error message', 'One line for each language'],
      codes: ['All codes on one page', 'Filter by symptom, compare'],
      json: ['The data', 'Every code as JSON, free to use'],
    },
  },
  wire: {
    heading: 'Most codes travel. Three never do.',
    sub: 'Above the wire: may be put in a Close frame. Below it: reported locally when no usable Close frame arrived.',
    label: 'the wire',
    registered: 'Registered',
    private: 'Yours',
    short: {
      1000: 'Normal',
      1001: 'Going away',
      1002: 'Protocol error',
      1003: 'Wrong type',
      1005: 'No status',
      1006: 'Abnormal',
      1007: 'Bad payload',
      1008: 'Policy',
      1009: 'Too big',
      1010: 'Extension',
      1011: 'Internal error',
      1012: 'Restart',
      1013: 'Try later',
      1014: 'Bad gateway',
      1015: 'TLS failed',
    } as Readonly<Record<number, string>>,
  },
};

export type HomeStrings = typeof home;
