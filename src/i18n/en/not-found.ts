import type { CloseCodeRangeKind } from '../../core/protocol/close-codes.ts';

/** The page for an address that does not exist, above all for a code without a page of its own. */
export const notFound = {
  title: 'No page here',
  description: 'This address has no page. If it is a close code, its range says what it can mean.',
  lead: 'This address has no page. If you are after a close code, its range says what it can mean.',
  read: 'Read about {range}',
  codeTitle: '{code}: {what}',
  tableCaption: 'Every number that a Close frame could hold',
  tooBig: {
    range: '65536 and more',
    what: 'not a close code',
    text: 'A close code is two bytes in the Close frame, so it ends at 65535. Look where the number comes from: it may be an HTTP status, an OS error number, or a typo.',
  },
  ranges: {
    unused: {
      what: 'not used',
      text: 'Codes below 1000 are not used. A number such as 404 or 500 is an HTTP status: the connection probably never opened.',
    },
    protocol: {
      what: 'defined by the protocol',
      text: 'Defined by RFC 6455 and the registry. Each has a page: the table of all codes leads there.',
    },
    unassigned: {
      what: 'reserved for the protocol, without a meaning so far',
      text: 'Reserved for the protocol and its extensions, and not assigned. A peer that sends it does not follow the registry. Treat it like 1006 and tell whoever runs the peer.',
    },
    registered: {
      what: 'for libraries and frameworks, to be registered with IANA',
      text: 'For libraries and frameworks, registered with IANA. The protocol gives it no meaning: look in the documentation of the library or the server, and in the reason.',
    },
    private: {
      what: 'private: the application on the other end defines it',
      text: 'For private use. Whoever wrote the application on the other end decided what it means: look in its documentation or its source, and in the reason of the close event.',
    },
    invalid: {
      what: 'outside all defined ranges',
      text: 'It fits in the frame, but RFC 6455 defines no range for it. Many libraries refuse it; Chromium and Firefox report it as sent.',
    },
  } satisfies Record<CloseCodeRangeKind, { what: string; text: string }>,
  all: 'All codes',
  home: 'Start page',
};

export type NotFoundStrings = typeof notFound;
