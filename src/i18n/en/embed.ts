/** Embeds, and the page that makes the snippet for one. */
export const embed = {
  titles: {
    timeline: '1001 and 1006, the two endings',
  },
  description: 'A widget of the close-code reference without the site around it.',
  more: (code: number) => `Everything about ${code}`,
  moreTimeline: 'The whole comparison',
  page: {
    title: 'Put a widget into your wiki',
    description: 'Embed a close code, the 1001 and 1006 timeline or the backoff picture in a wiki or a handbook.',
    lead: 'Choose what to show and paste the snippet. The widget loads from here, sets no cookie and asks no third party.',
    what: 'Widget',
    code: 'Close code',
    widgets: {
      timeline: 'Timeline: 1001 and 1006',
      code: 'One close code',
    },
    language: 'Language',
    theme: 'Theme',
    themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
    snippet: 'Snippet',
    grows: 'Let the frame grow with its content',
    copy: 'Copy',
    copied: 'Copied',
    preview: 'What it shows',
    notes: 'Good to know',
    note: [
      'Only addresses under /embed/ may be framed. All other pages refuse it (frame-ancestors), so nobody can put this site under a foreign button.',
      'Those rules are HTTP headers. A host that cannot send headers, such as GitHub Pages, cannot enforce them: there every page can be framed.',
      'The widget tells the page around it one thing, its height: a message { source: "close-codes", height }. It listens to no message at all.',
      'Language and theme travel behind the #: lang=en or ja, theme=light or dark. They never reach a server.',
    ],
  },
};

export type EmbedStrings = typeof embed;
