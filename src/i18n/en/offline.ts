/** Reading without network: the page for what is not stored yet, and the line of the footer. */
export const offline = {
  title: 'Not stored on this device yet',
  description: 'Without network this page can be shown once it has been stored.',
  lead: 'There is no network, and this page has not been stored on this device yet. Storing goes on when the network is back.',
  there: 'The page of every code and 1001 vs 1006 are stored: you can read them now.',
  again: 'Try again',
  codes: 'All codes',
  compare: '1001 vs 1006',
  home: 'Start page',
  note: {
    usable:
      'Available offline: the code pages, 1001 vs 1006 and the pages you visited. {stored} of {total} MB are stored; the rest follows while you read.',
    complete: 'Available offline: every page in this language, and the search ({total} MB on this device).',
  },
};

export type OfflineStrings = typeof offline;
