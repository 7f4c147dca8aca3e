/** Embeds, and the page that makes the snippet for one. */
export const embed = {
  widgets: {
    timeline: { title: '1001 and 1006 on one clock', more: 'The whole comparison', page: '/1001-vs-1006/' },
    backoff: { title: 'Two reconnect policies, one outage', more: 'Everything about backoff', page: '/backoff/' },
    herd: { title: '100,000 clients after a deploy', more: 'Everything about the herd', page: '/herd/' },
  },
  description: 'A widget of the close-code reference without the site around it.',
  more: (code: number) => `Everything about ${code}`,
  refused: 'The address of this widget contains an unknown option. Showing the default.',
  page: {
    title: 'Embed WebSocket close codes and timelines in a wiki',
    description:
      'Embed a close code, the 1001 and 1006 timeline, the backoff picture or the herd in a wiki or a handbook.',
    lead: 'Choose what to show and paste the snippet. The widget loads from here, sets no cookie and asks no third party.',
    what: 'Widget',
    code: 'Close code',
    widgets: {
      timeline: 'Timeline: 1001 and 1006',
      backoff: 'Backoff: two policies',
      herd: 'Herd: 100,000 clients',
      code: 'One close code',
    },
    language: 'Language',
    theme: 'Theme',
    themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
    snippet: 'Snippet',
    grows: 'Let the frame grow with its content',
    copy: 'Copy',
    copied: 'Copied',
    selected: 'The browser refused. The snippet is selected. Press Ctrl+C (⌘C) to copy.',
    preview: 'What it shows',
    foreign: 'A message from {origin} was ignored: only the widget may say how tall it is.',
    notes: 'Good to know',
    note: [
      'Only addresses under /embed/ may be framed. All other pages refuse it (frame-ancestors), so nobody can overlay this site (clickjacking).',
      'Those rules are HTTP headers. A host that cannot send headers, such as GitHub Pages, cannot enforce them: there every page can be framed.',
      'The widget tells the page around it one thing, its height: a message { source: "close-codes", height }. It listens to no message at all, and the snippet ignores every other origin.',
      'Language and theme travel behind the #: lang=en or ja, theme=light or dark. They never reach a server.',
      'A link to a run, to two policies or to a herd works in the widget as well: what follows its # goes after the # of the frame’s address.',
    ],
  },
};

export type EmbedStrings = typeof embed;
