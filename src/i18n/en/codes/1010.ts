import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**A client missed an extension it needs.** The server did not agree to it in the handshake.',
  short: 'A client missed an extension it needs.',
  title: 'WebSocket 1010 Mandatory Extension: only clients send it',
  description:
    'WebSocket close code 1010: a client wanted an extension, such as permessage-deflate, that the server did not negotiate. Only clients send it, and browsers do not.',
  who: '**A client,** but not a browser',
  reconnect: '**After** server or client is set up for it',
  checks: [
    '**Read `reason`:** the list of missing extensions belongs there.',
    '**Compare `Sec-WebSocket-Extensions`** in request and response.',
    '**Is a proxy stripping it?** Ask the server directly.',
  ],
  clientSees: 'A browser never requires an extension, so a page never causes this.',
  serverSees: 'Comes right after opening, before any message.',
  causes: {
    'not-enabled': [
      'The server has it switched off',
      'The 101 response carries no `Sec-WebSocket-Extensions`.',
      'Enable `permessage-deflate`',
    ],
    'proxy-strips': ['A proxy strips the header', 'Works without the proxy.', 'Pass the header through'],
  },
  fix: 'Enable the extension on the server, or make it optional in the client.',
  differs: ['A server has no use for 1010: it simply refuses the handshake.'],
  log: '**error.** Client and server are not set up for each other.',
  related: { 1002: 'compression used without agreement', 1006: 'what a failed handshake looks like' },
};
