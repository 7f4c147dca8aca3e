import type { PluralForms } from '../../../core/format.ts';

/** Words for recordings that a reader drops. Names in braces are filled in, times with their units. */
export const recording = {
  title: 'Drop a recording',
  dropNow: 'Drop to read',
  kinds: 'HAR, NetLog, pcap, pcapng, our recorder, or a text log. Several files of one incident at once.',
  choose: 'Choose files',
  others: 'Choose other files',
  clear: 'Clear',
  local: 'Read on this device only. Nothing is sent, and no message is kept.',
  how: 'How to record one',
  reading: 'Reading {names}',
  cancel: 'Cancel',
  cancelled: 'Cancelled. Nothing of the file is kept.',
  failed: 'This browser could not read the file. Choose it again, or use the command line.',
  tooMany: 'At most {n} files at once.',
  found: {
    one: '{n} connection found',
    other: '{n} connections found',
  } satisfies PluralForms as PluralForms,
  files: 'Files',
  inputs: { har: 'HAR', netlog: 'Chrome NetLog', pcap: 'packets', recorder: 'recorder' },
  unread: 'not read',
  problems: {
    empty: 'The file is empty, or a capture without a packet.',
    'unknown-format': 'No recording that can be read here. HAR, NetLog, pcap, pcapng and files of our recorder can.',
    snoop: 'A snoop capture. Convert it: editcap -F pcapng FILE OUT.',
    netmon: 'A capture of Microsoft Network Monitor. Convert it: editcap -F pcapng FILE OUT.',
    zip: 'A ZIP archive. Unpack it first.',
    gzip: 'The gzip file could not be unpacked.',
    erf: 'An ERF capture. Convert it: editcap -F pcapng FILE OUT.',
    text: 'Text: read as a log in the field above.',
    truncated: 'The file breaks off. What came before is read.',
    'too-many-connections': 'There are more connections than can be listed. The first ones are read.',
    'no-websocket':
      'No WebSocket in it. Usual reasons: another port, another interface, or recording started after the handshake.',
    encrypted: 'TLS hides codes and frames. Only lengths and the end are visible.',
    'link-type': 'Some packets are of a link type that is not read.',
    'not-json': 'The JSON is not complete.',
    'wrong-json': 'JSON of something else, not a recording.',
    'cut-packets': 'Packets are cut (snap length), so close reasons may be missing.',
  },
  connections: 'Connections, each from its own start',
  more: 'Show all {n}',
  lived: 'open for {n}',
  openUntil: 'open for {n} or longer',
  neverOpened: 'never opened',
  ends: {
    status: 'HTTP {status}',
    refused: 'nobody was listening',
    event: 'close event {code}',
    close: { client: 'Close {code} by the client', server: 'Close {code} by the server' },
    fin: { client: 'FIN by the client, no Close', server: 'FIN by the server, no Close' },
    rst: { client: 'RST by the client, no Close', server: 'RST by the server, no Close' },
    hidden: 'how is not recorded',
    unseen: 'end not recorded',
  },
  recorded: 'Recorded',
  places: { client: 'recorded in the client', wire: 'recorded on the wire' },
  verdict: {
    none: 'Several causes fit',
    likely: 'Most likely: {cause}',
    probably: 'Probably: {cause}',
  },
  evidence: 'What the file shows',
  facts: {
    lifetime: 'Open for {n}, from the handshake to its end.',
    sameLength: {
      one: '{n} more connection lived equally long, to within {ms}.',
      other: '{n} more connections lived equally long, to within {ms}.',
    } satisfies PluralForms as PluralForms,
    quiet: 'Nothing was sent in the last {n}.',
    busy: 'The last message was {n} before the end.',
    retransmissions: {
      one: '{n} packet was sent again.',
      other: '{n} packets were sent again.',
    } satisfies PluralForms as PluralForms,
    left: 'The page was left or closed.',
    error: 'The browser reports {name}.',
    waits: 'Waits before the next attempts: {list}.',
    fixed: 'They resemble a fixed delay of {base}.',
    linear: 'They resemble a delay of {base} that grows by {step}.',
    exponential: 'They resemble exponential backoff from {base} with factor {factor}, without jitter.',
    capped: 'They resemble exponential backoff from {base} with factor {factor} and a cap of {cap}, without jitter.',
    random: 'They differ irregularly, as with jitter; the longest was {max}.',
  },
  causes: 'Causes, most likely first',
  take: 'Open these facts in the diagnosis above',
  simulate: 'Open in the simulator',
  guide: 'Guide: {title}',
  legend: { open: 'OPEN', wait: 'wait as recorded' },
  events: 'Events as text',
  otherEnd: 'Other end',
  behind: 'What was behind {end} is not recorded.',
} as const;

type Strings<T> = T extends string
  ? string
  : T extends PluralForms
    ? PluralForms
    : { readonly [K in keyof T]: Strings<T[K]> };
export type RecordingStrings = Strings<typeof recording>;
