import type { EvidenceRecord } from './schema.ts';

const columns: readonly (readonly [
  name: string,
  value: (record: EvidenceRecord) => string | number | boolean | null,
])[] = [
  ['cause', ({ cause }) => cause],
  ['variant', ({ variant }) => variant ?? null],
  ['client', ({ client }) => client],
  ['clientVersion', ({ clientVersion }) => clientVersion],
  ['server', ({ server }) => server],
  ['serverVersion', ({ serverVersion }) => serverVersion],
  ['kernel', ({ kernel }) => kernel],
  ['network', ({ network }) => network],
  ['timers', ({ timers }) => timers],
  ['date', ({ date }) => date],
  ['run', ({ run }) => run],
  ['watchedMs', ({ watchedMs }) => watchedMs],
  ['opened', ({ clientSaw }) => clientSaw?.opened ?? null],
  ['errorBeforeClose', ({ clientSaw }) => clientSaw?.errorBeforeClose ?? null],
  ['code', ({ clientSaw }) => clientSaw?.code ?? null],
  ['reason', ({ clientSaw }) => clientSaw?.reason ?? null],
  ['wasClean', ({ clientSaw }) => clientSaw?.wasClean ?? null],
  ['clientAfterMs', ({ clientSaw }) => clientSaw?.afterMs ?? null],
  ['serverCode', ({ serverSaw }) => serverSaw?.code ?? null],
  ['serverReason', ({ serverSaw }) => serverSaw?.reason ?? null],
  ['serverAfterMs', ({ serverSaw }) => serverSaw?.afterMs ?? null],
  ['serverGotCloseFrame', ({ serverSaw }) => serverSaw?.closeFrame ?? null],
  ['notes', ({ notes }) => notes.join('; ')],
  // Last, so that whoever reads columns by their place reads what they read before.
  ['transport', ({ transport }) => transport],
];

/** RFC 4180: a field with a comma, a quote or a line break is quoted. A leading `=`, `+`, `-` or `@` stays text. */
function field(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value);
  const inert = /^[=+\-@\t]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** All records as a table, a header line first. */
export function toCsv(records: readonly EvidenceRecord[]): string {
  const lines = records.map((record) => columns.map(([, value]) => field(value(record))).join(','));
  return `${[columns.map(([name]) => name).join(','), ...lines].join('\r\n')}\r\n`;
}
