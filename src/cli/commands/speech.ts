import type { Format } from '../../core/format.ts';
import type { LogWords } from '../../core/timeline/log.ts';
import { defaultLanguage, type Lang, languageOf, languages } from '../../i18n/languages.ts';
import type { Words } from '../../i18n/words.ts';
import { allSentences } from '../../package/sentences.derived.ts';
import type { Sentences } from '../../package/sentences.ts';
import { format } from '../../ui/format.ts';
import { BadInput } from '../command.ts';

/** What the command says in one language. */
export type Speech = {
  readonly lang: Lang;
  readonly format: Format;
  readonly sentences: Sentences;
  readonly command: Words['package']['command'];
  readonly codePage: Words['code-page'];
  readonly causes: Words['diagnose/causes'];
  readonly diagnosePage: Words['diagnose/page'];
  readonly log: LogWords;
};

const files = import.meta.glob<Readonly<Record<string, unknown>>>(
  ['../../i18n/*/{code-page,package,timeline-log}.ts', '../../i18n/*/diagnose/{causes,page}.ts'],
  { eager: true },
);

/** The words of the language called `id`; throws BadInput for one that does not exist. */
export function speechIn(id: string = defaultLanguage): Speech {
  const lang = languageOf(id);
  if (lang === undefined) throw new BadInput(`There is no language “${id}”. Languages: ${languages.join(', ')}.`);
  const wordsOf = <Area extends keyof Words>(area: Area): Words[Area] =>
    Object.values(files[`../../i18n/${lang}/${area}.ts`] ?? {})[0] as Words[Area];
  return {
    lang,
    format: format(lang),
    sentences: allSentences[lang],
    command: wordsOf('package').command,
    codePage: wordsOf('code-page'),
    causes: wordsOf('diagnose/causes'),
    diagnosePage: wordsOf('diagnose/page'),
    log: wordsOf('timeline-log'),
  };
}
