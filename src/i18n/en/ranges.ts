/** The words of a range's page. `{n}` is one code of it. The small markup of code-words.ts. */
export type RangeWords = {
  readonly name: string;
  readonly short: string;
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly who: string;
  readonly reconnect: string;
  readonly use: string;
  readonly sections: readonly (readonly [title: string, text: string])[];
};

export const ranges: Readonly<Record<string, RangeWords>> = {
  '0-999': {
    name: 'Never used',
    short: 'Never used.',
    title: 'WebSocket close codes 0–999: not used',
    description: 'WebSocket close codes 0 to 999 are not used. What browsers make of one, and who may have sent it.',
    lead: '**These numbers are not used.** A server that sends one has a bug, often in its own framing.',
    who: '**A faulty server**',
    reconnect: '**After fixing the server**',
    use: 'nothing',
    sections: [
      [
        'Where such a number comes from',
        'HTTP status codes such as 401 or 503 put into a Close frame, a byte order mixed up (1000 is `03 e8`; the wrong way round it is 59395), or a process’s exit status. Take 4000 + the HTTP status if you like: 4401, 4503.',
      ],
      [
        'What clients see',
        'Chromium and Firefox hand it on as it is, clean. WebKitGTK fails the connection: `error`, then 1006. `ws`, Python websockets and gorilla refuse the frame.',
      ],
    ],
  },
  '1016-2999': {
    name: 'Unassigned',
    short: 'Unassigned: do not send.',
    title: 'WebSocket close codes 1016–2999: unassigned',
    description:
      'WebSocket close codes 1016 to 2999 belong to the protocol and its extensions; none is assigned. What to use instead and what browsers show.',
    lead: '**Kept for the protocol and its extensions; none is assigned.** Do not send one: it may mean something one day.',
    who: '**A server that should not**',
    reconnect: '**After asking its maker** what it means',
    use: 'future versions of the protocol and public extensions',
    sections: [
      [
        'What to do if you see one',
        'Look into the server’s own documentation: somebody chose the number freely. Ask them to move to 4000–4999.',
      ],
      [
        'What clients see',
        'Chromium and Firefox hand it on as it is, clean. WebKitGTK fails the connection: `error`, then 1006. `close(2000)` in a page throws `InvalidAccessError`.',
      ],
    ],
  },
  '3000-3999': {
    name: 'Registered for libraries',
    short: 'Registered for libraries, first come.',
    title: 'WebSocket close codes 3000–3999: libraries and frameworks',
    description:
      'WebSocket close codes 3000 to 3999 are for libraries, frameworks and applications and are registered with IANA, first come, first served: 3000 Unauthorized, 3003 Forbidden, 3008 Timeout.',
    lead: '**For libraries, frameworks and applications, registered with IANA.** The protocol gives them no meaning.',
    who: '**A library or framework**',
    reconnect: '**See its documentation**',
    use: 'libraries and frameworks, registered first come, first served',
    sections: [
      [
        'May I use one?',
        'A page may pass it to `close()`, a server may send it. If your code is public, register the number with IANA; if it is only yours, take 4000–4999.',
      ],
      ['What clients see', 'Every browser hands it on. uWebSockets reports a received 3000–3999 as 1006.'],
    ],
  },
  '4000-4999': {
    name: 'Private use',
    short: 'Means what your application says.',
    title: 'WebSocket close codes 4000–4999: your own codes',
    description:
      'WebSocket close codes 4000 to 4999 are for private use: they mean what the application says. Whom to ask, how to make your own table, and the tables of Discord, graphql-ws and Pusher.',
    lead: '**Private: it means what the application says.** Ask the maker of the server, or look into its table.',
    who: '**The application**',
    reconnect: '**As its table says**',
    use: 'applications, by agreement between both ends',
    sections: [
      [
        'Which table is it?',
        'Look at the address you connect to and read that service’s documentation. The same number means different things elsewhere: 4004 is a failed authentication at Discord and a bad response in graphql-ws.',
      ],
      [
        'Make your own',
        'One number for each thing the client should do differently, not for each thing that can go wrong. Write down code, name, meaning and “reconnect: yes or no”, and publish the table. A common habit is 4000 plus the HTTP status: 4401, 4403, 4429.',
      ],
      [
        'Why this range is the safest',
        'It reaches every browser and library we measured, unlike 1012–1014, and a page may pass it to `close()`.',
      ],
    ],
  },
};
