/** What stands around every page: header, ribbon, footer, search, theme and language. */
export const shell = {
  siteName: 'Close codes',
  siteDescription: 'WebSocket close codes, explained by a connection you can end yourself.',
  skip: 'Skip to the content',
  mainMenu: 'Main',
  menu: {
    codes: 'All codes',
    compare: '1001 vs 1006',
    diagnose: 'Diagnose',
    guides: 'Guides',
    backoff: 'Backoff',
    simulator: 'Simulator',
    evidence: 'Evidence',
    linkHere: 'Link here',
    embedding: 'Embed',
    changes: 'Changes',
  },
  language: 'Language',
  theme: {
    system: 'Theme: system. Switch to light',
    light: 'Theme: light. Switch to dark',
    dark: 'Theme: dark. Switch to the system’s',
  },
  ribbon: 'Close codes',
  ribbonNote: 'dashed: never sent over the network',
  ribbonMore: '3000–4999',
  contents: 'On this page',
  sources: 'Sources',
  footer: 'Site',
  footerSources:
    'Every claim carries its source: RFC 6455, the WHATWG WebSockets Standard, the IANA registry, source code, or our own measurement with its version and date.',
  scriptMissing:
    'Part of this page failed to load, so some controls won’t respond. You can still read everything. Try reloading.',
  localCode: 'never sent over the network',
  shortcuts: {
    title: 'Keyboard shortcuts',
    close: 'Close',
    everywhere: 'Everywhere',
    timeline: 'On the timeline',
    keys: {
      search: 'Search',
      help: 'This list',
      theme: 'Next theme: system, light, dark',
      language: 'This page in Japanese',
      play: 'Play or pause',
      step: 'Previous or next moment',
    },
    singleKeys: 'Single-key shortcuts (turn off if you use voice input)',
  },
  project: {
    edit: 'Edit this page',
    issue: 'Report a problem',
  },
  search: {
    open: 'Search a code or symptom',
    title: 'Search',
    label: 'Search this site',
    placeholder: '1006, going away, 60 s …',
    close: 'Close',
    codeHit: {
      kinds: {
        sent: 'Sent in a Close frame.',
        local: 'Never sent: an endpoint makes it up.',
        reserved: 'Reserved: nobody sends it.',
      },
      verdicts: {
        never: 'Do not reconnect.',
        'at-once': 'Reconnect at once.',
        'with-backoff': 'Reconnect with backoff and jitter.',
        'after-fix': 'Fix the cause first.',
      },
      ranges: {
        unused: 'Not used',
        protocol: 'Defined by the protocol',
        unassigned: 'Reserved for the protocol',
        registered: 'For libraries, registered with IANA',
        private: 'Private: the application defines it',
        invalid: 'Outside all defined ranges',
      },
    },
    diagnosis: {
      name: 'Diagnose this',
      detail: 'The likeliest causes of what this text says. It is read on your device and sent nowhere.',
    },
    hint: 'Type a code, a word or an error message.',
    none: 'Nothing found for “{query}”.',
    one: '1 page',
    many: '{count} pages',
    failed: 'The search index could not be loaded.',
  },
};

export type ShellStrings = typeof shell;
