import type { CodeWords } from '../../code-words.ts';

export const words: CodeWords = {
  lead: '**TLS failed, so the connection never began.** A local value: nobody sent it, and most browsers show 1006 instead.',
  short: 'TLS failed. Only Firefox shows it.',
  title: 'WebSocket 1015 TLS handshake failed: certificate checks',
  description:
    'WebSocket close code 1015: the TLS handshake failed, usually an untrusted or expired certificate. Only Firefox shows 1015; Chromium and WebKitGTK show 1006. How to check.',
  who: '**Your own browser:** Firefox. Others say 1006',
  reconnect: '**After** the certificate is fixed',
  checks: [
    '**Open the same host with `https://`.** The browser explains the error there.',
    '**Expired, or another name?** Look at dates and names in the certificate.',
    '**Self-signed?** A page cannot click through for a WebSocket.',
  ],
  clientSees: '`error` comes first. Chromium and WebKitGTK report the same failure as 1006.',
  serverSees: 'A TLS alert in its log, and no WebSocket at all.',
  causes: {
    untrusted: [
      'Untrusted or self-signed certificate',
      'Always, on every machine without your CA.',
      'Use a public CA, or install yours',
    ],
    expired: ['Expired', 'Everybody, since one moment.', 'Renew, and automate it'],
    'wrong-name': ['Wrong host name', 'Only by this address; another name works.', 'Add the name'],
    chain: ['Intermediate certificate missing', 'Some clients only, often phones and Node.', 'Send the full chain'],
  },
  fix: 'Look at the certificate the server really sends.',
  differs: [
    'The WHATWG standard does not use 1015: a page must not learn why a connection failed. Firefox departs from it.',
    'A server that puts 1015 in a frame: Firefox hands it on, the others fail the connection.',
  ],
  log: '**error.** Nobody can connect until it is fixed.',
  related: { 1006: 'what the other browsers say', 1010: 'also a failed agreement at the start' },
};
