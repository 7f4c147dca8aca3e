/** What the pages of all ranges have in common. `{n}` is one code of the range, `{range}` its name. */
export const rangePage = {
  code: 'Code',
  thisCode: '{n} is one of {range}.',
  script: 'Allowed in close()?',
  mayPass: '**Yes**',
  mayNotPass: '**No:** `InvalidAccessError`',
  wireYes: '**Yes**',
  wireNo: '**No,** but a faulty server can send it',
  shownBy: 'If a server sends {n}',
  registered: 'Registered codes in this range',
  tables: 'Tables that others publish',
  tablesNote: 'Codes of one application mean nothing in another.',
  next: 'All codes and ranges',
};

export type RangePageStrings = typeof rangePage;
