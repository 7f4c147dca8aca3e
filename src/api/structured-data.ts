import { closeCode } from '../core/protocol/close-codes.ts';
import { codeWordsOf } from '../i18n/content.ts';
import { href, type Lang } from '../i18n/href.ts';
import { plain } from '../i18n/markdown.ts';

/** schema.org: the code as a defined term of the registry, and what people ask about it. Safe inside a script element. */
export function structuredData(lang: Lang, code: number, site: URL | undefined): string {
  const { name } = closeCode(code)!;
  const words = codeWordsOf(lang, code);
  const url = (path: string): string => new URL(path, site ?? 'http://localhost:4321').href;
  const term = {
    '@type': 'DefinedTerm',
    '@id': `${url(href(lang, `/${code}/`))}#term`,
    termCode: String(code),
    name: `${code} ${name}`,
    description: plain(words.lead),
    inDefinedTermSet: url(href(lang, '/codes/')),
    inLanguage: lang,
  };
  const questions = (words.asked ?? []).map(({ question, answer }) => ({
    '@type': 'Question',
    name: question,
    acceptedAnswer: { '@type': 'Answer', text: plain(answer) },
  }));
  const page = { '@type': 'FAQPage', inLanguage: lang, mainEntity: questions };
  const graph = questions.length > 0 ? [term, page] : [term];
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll('<', '\\u003c');
}
