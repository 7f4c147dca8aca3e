import {
  type CloseCode,
  closeCodes,
  mayBeInFrame,
  type ReconnectVerdict,
  type Symptom,
  scriptMayPass,
} from '../../core/protocol/close-codes.ts';
import { codeWordsOf, rangeWordsOf } from '../../i18n/content.ts';
import { type Lang, rangeName } from '../../i18n/languages.ts';
import { wordsOf } from '../../i18n/words.ts';
import { format } from '../../ui/format.ts';

/** One row of the table of all codes. */
export type Row = {
  readonly id: string;
  readonly label: string;
  readonly path: string;
  readonly name: string;
  readonly short: string;
  readonly wire: 'sent' | 'never' | 'undefined';
  readonly script: boolean;
  readonly sender: string;
  readonly nobody: boolean;
  readonly verdict: 'yes' | 'no' | 'later';
  readonly reconnect: string;
  readonly symptoms: readonly Symptom[];
};

const marks: Readonly<Record<ReconnectVerdict, Row['verdict']>> = {
  never: 'no',
  'at-once': 'yes',
  'with-backoff': 'yes',
  'after-fix': 'later',
};
/** These will fail again in the same way: for a program that reconnects automatically the answer is no. */
const no = new Set(['will-recur', 'sender-wrong', 'refused', 'too-big', 'extension-missing']);

function senderOf({ kind, sentBy }: CloseCode, lang: Lang): string {
  const strings = wordsOf(lang, 'code-page');
  const table = wordsOf(lang, 'codes-table');
  if (kind === 'local') return table.nobody;
  if (kind === 'reserved') return table.nobodyReserved;
  if (sentBy.includes('client') && sentBy.includes('server')) return table.eitherSide;
  return format(lang).list(sentBy.map((one) => strings.senders[one]));
}

function rowOf(entry: CloseCode, lang: Lang): Row {
  const { code, kind, reconnect } = entry;
  return {
    id: `c${code}`,
    label: String(code),
    path: `/${code}/`,
    name: entry.name,
    short: codeWordsOf(lang, code).short,
    wire: mayBeInFrame(code) ? 'sent' : kind === 'local' ? 'never' : 'undefined',
    script: scriptMayPass(code),
    sender: senderOf(entry, lang),
    nobody: kind !== 'sent',
    verdict: no.has(reconnect.reason) ? 'no' : marks[reconnect.verdict],
    reconnect: wordsOf(lang, 'code-page').reasons[reconnect.reason],
    symptoms: entry.symptoms,
  };
}

/** All rows in one language: every registered code, then the private range. */
export function rowsIn(lang: Lang): readonly Row[] {
  const table = wordsOf(lang, 'codes-table');
  return [
    ...closeCodes.map((entry) => rowOf(entry, lang)),
    {
      id: 'c4000-4999',
      label: rangeName(lang, '4000-4999'),
      path: '/4000-4999/',
      name: table.privateName,
      short: rangeWordsOf(lang, '4000-4999').short,
      wire: 'sent',
      script: true,
      sender: table.application,
      nobody: false,
      verdict: 'later',
      reconnect: table.privateReconnect,
      symptoms: ['around-login', 'one-message'],
    },
  ];
}
