export const codesTable = {
  title: 'WebSocket close codes: the complete list',
  description:
    'All WebSocket close codes in one table: is it sent over the network, can a page pass it to close(), who sends it, should you reconnect. Filter by what happened.',
  heading: 'Every close code',
  lead: 'Sixteen numbers from the protocol, a few registered ones, and a thousand that are yours. **Solid is sent over the network. Dashed never is.**',
  happened: 'What happened?',
  only: 'Show only',
  filters: { never: 'Never on the wire', script: 'Allowed in close()', reconnect: 'Safe to reconnect automatically' },
  count: '{n} of {all}',
  empty: 'No code fits all of that.',
  clear: 'Clear the filters',
  caption: 'WebSocket close codes',
  columns: {
    code: 'Code',
    wire: 'On the wire?',
    script: 'Allowed in close()?',
    sender: 'Who sends it',
    reconnect: 'Reconnect?',
  },
  yes: 'Yes',
  no: 'No',
  neverOnWire: 'Never',
  undefinedOnWire: 'Not defined',
  nobody: 'Nobody, made up locally',
  nobodyReserved: 'Nobody',
  eitherSide: 'Either side',
  application: 'Your application',
  privateName: 'Private use',
  privateReconnect: 'You decide: publish a table',
  between: 'The numbers in between',
  note: '“Allowed in close()?” is about a browser’s `close()`: 1000 or 3000 to 4999, otherwise `InvalidAccessError`. Servers may send more. “Reconnect?” is our advice; the protocol leaves it open. WebKitGTK turns 1012 to 1014 into 1006: [evidence](/evidence/).',
  more: '[What people ask](/questions/) · [Compare any two](/compare/) · [codes.json](/codes.json) · [How to link here](/link-here/)',
  checker: {
    heading: 'Try close()',
    lead: 'Type a call and see what the browser does. The same two checks as in the standard.',
    label: 'The call',
    example: "close(1001, 'bye')",
    examples: 'For example',
    run: 'Check',
    parse: 'Not a call of `close()` with a number and a text.',
    throws: {
      InvalidAccessError:
        '**InvalidAccessError.** A script may pass 1000 or 3000 to 4999, nothing else. The socket stays open and nothing is sent.',
      SyntaxError:
        '**SyntaxError.** The reason has {n} bytes of UTF-8; 123 are allowed. The socket stays open and nothing is sent.',
    },
    empty:
      '**A Close frame without a body.** A browser reports **1005** unless the answer holds a code: leaving it out does not mean 1000.',
    reasonAlone:
      '**Chromium throws InvalidAccessError;** Firefox and WebKitGTK send a Close frame without a body, which most servers report as 1005. Node sends 1000 with the reason. The standard does not define it.',
    sends:
      '**A Close frame with {n}.** When the server answers with the same code, as most do, your event says {n}, `wasClean: true`. If it never does: 1006, after {fact:chromium.closing-handshake} in Chromium and about {fact:firefox.closing-handshake} in Firefox.',
    bytes: 'Reason: {n} of 123 bytes.',
    clamped: 'The number became {n}: WebIDL clamps it to 0–65535 and rounds it.',
  },
};

export type CodesTableStrings = typeof codesTable;
