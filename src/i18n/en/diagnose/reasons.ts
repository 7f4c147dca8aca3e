import type { ChoiceKey, Sign } from '../../../core/diagnose/facts.ts';

/** Why a cause stands where it does, one sentence for each fact. `{value}` is filled in. */
export const diagnoseReasons = {
  noFrame: '1006: no Close frame arrived',
  emptyFrame: '1005: a Close frame without a code arrived',
  tlsOnly: '1015: TLS failed',
  frame: 'A Close frame carried {value}',
  status: 'The handshake was answered with HTTP {value}',
  timer: '{value}: the timer of {names}',
  noTimer: 'No such timer ends after {value}',
  multiples: 'The lengths are multiples of one limit',
  sign: 'The text says “{value}”',
  recorded: {
    'server-closed': 'The server sent the first Close frame',
    'client-closed': 'The client sent the first Close frame',
    'client-ended': 'The client ended TCP without a Close frame',
    unanswered: 'Packets were sent again and again, and nothing was acknowledged',
    'whole-seconds': 'It ended on a whole second, as timers do',
    'idle-limit': 'It ended after a silence as long as an idle limit, and longer than any before',
    'idle-seconds':
      'It ended after whole seconds of silence, as an idle limit does; no product is known to have this one',
    'tls-left': 'The client ended TCP in the TLS handshake, once it had the certificate',
    'tls-mismatch': 'TLS was not agreed on: no common version or cipher, or no certificate for the name',
    'tls-name': 'The server has no such name (TLS alert unrecognized_name)',
    'tls-fault': 'The server ended the handshake with a TLS alert',
    'client-certificate': 'The server did not accept the client’s certificate, or got none',
    'http2-only': 'The server takes none of the offered protocols (TLS alert no_application_protocol)',
    'http2-refused': 'The server refused the request over HTTP/2',
    'stream-refused': 'The server refused the stream of HTTP/2 before it read the request (REFUSED_STREAM)',
    'tls-late': 'The server ended TCP after TLS was agreed, without an answer',
    'closing-limit': 'The client ended TCP as long after its last packet as it waits for the answer to a Close',
  } satisfies { readonly [K in Sign]?: string },
  open: '{fact}: unknown',
  prior: 'A common cause, and nothing speaks against it yet',
  facts: {
    phase: {
      'never-opened': 'It never opened',
      opened: 'It had been open',
      closing: 'close() had been called before',
      'still-open': 'No end yet: it still says OPEN',
    },
    side: {
      browser: 'A browser reports it',
      client: 'Reported by a non-browser client',
      server: 'The server reports it',
      proxy: 'A proxy reports it',
    },
    clean: {
      yes: 'wasClean is true: the closing handshake was complete',
      no: 'wasClean is false: no complete closing handshake',
    },
    rhythm: {
      exact: 'Always equally long: only a timer is this regular',
      varies: 'Durations vary: probably not a timer',
    },
    traffic: {
      quiet: 'Nothing was sent before the end',
      busy: 'Data flowed until the end',
      'one-way': 'Data flowed in one direction only',
    },
    who: { everyone: 'Everyone at once', one: 'One user or place only', mobile: 'Only phones' },
    around: {
      deploy: 'Just after a deploy',
      wake: 'After sleep or lock',
      network: 'After a network change',
      background: 'The tab was in the background',
      message: 'At one certain message',
      leave: 'The page was left',
      login: 'Around a login or token',
      load: 'Under heavy load',
      nothing: 'Nothing special happened before',
    },
    via: { '*': '{value} is in between', none: 'Nothing is in between' },
    library: { '*': '{value} is in use' },
    service: { '*': 'The service is {value}' },
  } satisfies Record<ChoiceKey, Readonly<Record<string, string>>>,
};

export type DiagnoseReasons = typeof diagnoseReasons;
