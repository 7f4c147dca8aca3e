import type { ReadProblem } from '../../core/capture/observed.ts';
import type { EndingKind } from '../../core/diagnose/ending-kind.ts';
import type { ReportedCause } from '../../core/diagnose/report.ts';
import type { PluralForms } from '../../core/format.ts';

/** Words of the package and of its command. Names in braces are filled in. */
export const packageWords = {
  /** What each kind of ending is, as a metric’s legend says it. */
  kinds: {
    normal: 'closed on purpose',
    'going-away': 'the peer went away and said so',
    restart: 'the server restarts',
    overload: 'the server has no room',
    refused: 'the server refused the client',
    'protocol-error': 'one side broke the protocol',
    'too-big': 'a message was too big',
    'server-error': 'the server failed',
    'bad-gateway': 'a gateway lost its server',
    timeout: 'the application’s timeout',
    application: 'a code of the application or library',
    'never-opened': 'the connection never opened',
    dropped: 'dropped without a Close frame',
    timer: 'dropped at the age of a known timer',
    'client-away': 'dropped while the client was offline or in the background',
    invalid: 'a code that nobody may send',
  } satisfies Record<EndingKind, string> as Record<EndingKind, string>,
  /** What the command writes. `{n}` is a number, `{time}` a time with its unit. */
  command: {
    comma: ', ',
    colon: ': ',
    connections: { one: '{n} connection', other: '{n} connections' } as PluralForms,
    files: { one: '{n} file', other: '{n} files' } as PluralForms,
    noClock: 'no connection in common, or no clock',
    clock: 'clock {n} ms ahead',
    neverOpened: 'never opened',
    openings: {
      undated: 'opened, when is not recorded',
      pending: 'not yet open when the file ends',
      hidden: 'whether it opened is not recorded',
    },
    emptyClose: '{by} Close without a code',
    hiddenClose: '{by} Close, code not recorded',
    noEnd: 'Too little is recorded to name a cause.',
    openLength: 'open, for how long is not recorded',
    openFor: 'open for {time}',
    alert: 'TLS alert {name} ({number}) by the {by}',
    tcpEnd: '{kind} by the {by}',
    cleanEvent: 'event: {code}, clean',
    uncleanEvent: 'event: {code}, not clean',
    waits: 'Waits',
    nothing: 'Nothing in this input tells how a connection ended.',
    lookedFor:
      'Looked for: close codes, reasons, messages of known servers, clients, proxies and systems, HTTP statuses of handshakes, and the times at which connections opened and ended.',
    answered: '(answered)',
    certainty: {
      'very likely': 'very likely',
      likely: 'likely',
      possible: 'possible',
      unlikely: 'unlikely',
      'ruled out': 'ruled out',
    } satisfies Record<ReportedCause['certainty'], string> as Record<ReportedCause['certainty'], string>,
    speaks: { for: 'for', against: 'against' },
    confirm: 'confirm',
    fix: 'fix',
    next: 'Next',
    cut: 'Only the first {n} characters are read: give the part around the end of the connection.',
    /** Why a file gives no connection. */
    problems: {
      empty: 'The file is empty, or a capture without a packet.',
      'unknown-format':
        'This is not a recording that can be read: HAR, NetLog, pcap, pcapng, or a file of our recorder.',
      snoop: 'This is a snoop capture. Convert it: editcap -F pcapng FILE OUT.',
      netmon: 'This is a capture of Microsoft Network Monitor. Convert it: editcap -F pcapng FILE OUT.',
      zip: 'This is a ZIP. Unpack it first.',
      gzip: 'The gzip file could not be unpacked.',
      erf: 'This is an ERF capture. Convert it: editcap -F pcapng FILE OUT.',
      text: 'This is text.',
      truncated: 'The file breaks off; what came before is read.',
      damaged: 'Parts of the file are damaged or too large and were passed over.',
      'no-constants': 'This NetLog has no constants before its events, so its numbers have no names. Export it again.',
      'too-many-connections': 'There are more connections than are kept; the first ones are read.',
      'no-websocket': 'There is no WebSocket in it.',
      encrypted: 'TLS hides codes and frames: only lengths and the end are seen.',
      'link-type': 'Some packets are of a link type that is not read.',
      'not-json': 'This JSON is incomplete or invalid.',
      'wrong-json': 'This is JSON of something else.',
      'cut-packets':
        'Packets are cut (snap length), so requests, codes and reasons may be missing. Record with tcpdump -s 0.',
    } satisfies Record<ReadProblem, string> as Record<ReadProblem, string>,
    kind: 'Kind',
    log: 'Log',
    causes: 'Most likely',
  },
  /** One line for a log or an error message. */
  line: 'WebSocket closed: {code} ({kind}). Most likely: {cause}. {fix} {url}',
  lineWithoutCause: 'WebSocket closed: {code} ({kind}). {url}',
};

export type PackageStrings = typeof packageWords;
