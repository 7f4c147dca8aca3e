export const linkHere = {
  title: 'Link to a close code from your error message',
  description:
    'How to link from an error message or a log to the page that explains its WebSocket close code: permanent addresses, what the link may say, and snippets for nine languages.',
  heading: 'Link here from your error message',
  lead: 'Your user sees “closed: 1006”. One link turns it into an answer. The addresses are short and will not break.',
  build: 'Your link',
  fields: { code: 'Code', after: 'Seconds open', clean: 'wasClean', reason: 'Reason', lib: 'Library' },
  cleanUnknown: 'not known',
  tooLong: 'The text is too long for a link: 256 characters a value, 1,900 in all.',
  badCode: 'A close code is a number from 0 to 65535.',
  open: 'Open it',
  copy: 'Copy',
  copied: 'Copied',
  selected: 'Selected. Press Ctrl+C (⌘C) to copy',
  snippets: 'Snippets',
  snippetsNote: 'One small function for each language. It picks the page and writes what it knows into the fragment.',
  proofs: {
    run: 'Our tests run it with {with}.',
    compiled: 'Our tests compile it with {with}.',
    unrun: 'Written for {with}; our tests do not run it.',
  },
  loggers: 'Ready loggers',
  logFormat: 'Plain log line',
  browserLogger: 'Logger for browsers',
  nodeLogger: 'Logger for Node (ws)',
  contract: 'What we promise',
  promises: [
    '**A published address never breaks.** All of them are in a list that only grows, and a test (`tests/site/permanent-urls.test.ts`) asks for each and fails when one stops answering. Links with a fragment keep their meaning: `tests/unit/link/old-links.test.ts` opens old ones.',
    'Every registered code has its own page: `/1006/`. `/1006` without the slash arrives there, too. Japanese is under `/ja/`.',
    'Any other number has the page of its range and keeps its own number: `/4000-4999/#code=4321`.',
    'Machine-readable versions: `/1006.json`, `/1006.md`, [`/codes.json`](/codes.json), with a versioned schema. [Data with a date](/data/index.json) stay as they were, byte for byte (`tests/architecture/dated-data.test.ts`).',
    'A widget for your wiki instead of a link: [the snippet builder](/embedding/) makes it. Only addresses under `/embed/` may be framed; a host that cannot send headers, such as GitHub Pages, cannot enforce that.',
    'English readers get English. Readers who prefer Japanese get one line that offers it, never a redirect.',
  ],
  arguments: 'What a link may say',
  argumentsNote:
    'All of it is optional and comes after the `#`, so it never reaches a server or its log. The page shows it as plain text; 256 characters a value, 1,900 in all. Unknown keys are ignored.',
  keys: [
    ['code', '4321', 'the exact code, for pages about a range'],
    ['after', '60.0', 'seconds the connection was open'],
    ['clean', 'false', 'the event’s `wasClean`'],
    ['reason', 'going%20down', 'the event’s `reason`; leave out what may be secret'],
    ['lib', 'ws@8', 'library and version'],
  ],
  columns: { key: 'Key', example: 'Example', meaning: 'Meaning' },
};

export type LinkHereStrings = typeof linkHere;
