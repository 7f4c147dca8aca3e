import { versionOf } from '../../api/measured.ts';
import { fill } from '../../core/format.ts';
import { clients } from '../../core/peers/clients.ts';
import { type Engine, engines, libraries, reportedBy } from '../../core/peers/close-codes-received.ts';
import { closeCode } from '../../core/protocol/close-codes.ts';
import { codeWordsOf, rangeWordsOf } from '../../i18n/content.ts';
import { type Lang, rangeName } from '../../i18n/languages.ts';
import { wordsOf } from '../../i18n/words.ts';
import { format } from '../../ui/format.ts';

/** One line of a card, in the small markup. */
export type CardRow = { readonly label: string; readonly text: string };

/** What a card says about a code, or about the private range (`4000-4999`): the same lines for all, so that they align. */
export function cardRows(id: string, lang: Lang): readonly CardRow[] {
  const strings = wordsOf(lang, 'code-page');
  const compare = wordsOf(lang, 'compare');
  const table = wordsOf(lang, 'codes-table');
  const entry = closeCode(Number(id));
  const code = entry?.code ?? 4000;
  const range = rangeWordsOf(lang, '4000-4999');
  const words = entry ? codeWordsOf(lang, code) : null;
  const peers = libraries.filter(({ onReceived }) => onReceived(code) !== 'accepts');
  const sent = entry?.kind !== 'local' && entry?.kind !== 'reserved';
  const shown = (engine: Engine): string => {
    const { code: reported, error } = reportedBy(engine, code);
    const text = fill(error ? strings.failed : strings.clean, { n: reported });
    return sent ? text : fill(compare.ifSent, { text });
  };
  return [
    { label: compare.rows.wire, text: entry ? strings.wire[entry.kind] : wordsOf(lang, 'range-page').wireYes },
    { label: compare.rows.script, text: code === 1000 || code >= 3000 ? `**${table.yes}**` : `${table.no}` },
    { label: compare.rows.sender, text: words?.who ?? range.who },
    {
      label: compare.rows.clean,
      text: entry?.wasClean === false ? '`false`' : entry?.wasClean === null ? compare.dash : compare.either,
    },
    { label: compare.rows.reconnect, text: words?.reconnect ?? range.reconnect },
    { label: compare.rows.log, text: entry ? strings.log[entry.logLevel] : compare.dash },
    ...engines.map((engine) => ({ label: `${clients[engine].name} ${versionOf(engine)}`, text: shown(engine) })),
    {
      label: compare.rows.libraries,
      text:
        peers.length === 0
          ? compare.acceptedByAll
          : format(lang).list(
              peers.map(({ library, onReceived }) =>
                fill(compare.peer, { library, text: strings.handling[onReceived(code)] }),
              ),
            ),
    },
  ];
}

/** The name and one line of a card's head. */
export function cardHead(
  id: string,
  lang: Lang,
): { readonly label: string; readonly name: string; readonly short: string } {
  const entry = closeCode(Number(id));
  return entry
    ? { label: id, name: entry.name, short: codeWordsOf(lang, entry.code).short }
    : { label: rangeName(lang, id), name: rangeWordsOf(lang, id).name, short: rangeWordsOf(lang, id).short };
}
