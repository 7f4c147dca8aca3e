import { engines, libraries, reportedBy } from '../core/peers/close-codes-received.ts';
import {
  type CloseCode,
  closeCodeRanges,
  closeCodes,
  mayBeInFrame,
  scriptMayPass,
} from '../core/protocol/close-codes.ts';
import { sourceOf } from '../core/protocol/sources.ts';
import { codeWordsOf, rangeWordsOf } from '../i18n/content.ts';
import { href, type Lang } from '../i18n/href.ts';
import { defaultLanguage, languages } from '../i18n/languages.ts';
import { plain } from '../i18n/markdown.ts';
import { pageFacts } from './page-facts.ts';

/** Raised when a field is renamed, removed or changes its meaning. New fields do not raise it. */
export const jsonVersion = 1;

const byLanguage = <T>(of: (lang: Lang) => T): Record<Lang, T> =>
  Object.fromEntries(languages.map((lang) => [lang, of(lang)])) as Record<Lang, T>;

function textOf(lang: Lang, code: number) {
  const words = codeWordsOf(lang, code);
  return {
    summary: plain(words.short),
    meaning: plain(words.lead),
    who: plain(words.who),
    reconnect: plain(words.reconnect),
    log: plain(words.log),
    checks: words.checks.map(plain),
    causes: pageFacts[code]!.causes.map(({ id }) => {
      const { name, tell, cure } = words.causes[id]!;
      return { id, name: plain(name), tell: plain(tell), cure: plain(cure) };
    }),
  };
}

/** One code as programs read it. `site` makes the addresses absolute. */
export function codeJson(entry: CloseCode, site: URL | undefined) {
  const { code } = entry;
  const url = (path: string): string => new URL(path, site ?? 'http://localhost:4321').href;
  return {
    code,
    name: entry.name,
    kind: entry.kind,
    mayBeInFrame: mayBeInFrame(code),
    scriptMayPass: scriptMayPass(code),
    sentBy: entry.sentBy,
    wasClean: entry.wasClean,
    reconnect: entry.reconnect,
    logLevel: entry.logLevel,
    symptoms: entry.symptoms,
    related: entry.related,
    receivedBy: {
      browsers: Object.fromEntries(
        engines.map((engine) => {
          const { code: shown, wasClean, error } = reportedBy(engine, code);
          return [engine, { code: shown, wasClean, errorBeforeClose: error }];
        }),
      ),
      libraries: Object.fromEntries(libraries.map(({ key, onReceived }) => [key, onReceived(code)])),
    },
    text: byLanguage((lang) => textOf(lang, code)),
    urls: {
      ...byLanguage((lang) => url(href(lang, `/${code}/`))),
      json: url(href(defaultLanguage, `/${code}.json`)),
      markdown: url(href(defaultLanguage, `/${code}.md`)),
    },
    sources: entry.sources.map(sourceOf).map(({ title, url: address }) => ({ title, url: address })),
  };
}

export const schemaPath = (name: 'close-code' | 'close-codes'): string => `/schema/${name}.v${jsonVersion}.json`;

/** What /1006.json holds. */
export const codeDocument = (entry: CloseCode, site: URL | undefined) => ({
  $schema: new URL(href(defaultLanguage, schemaPath('close-code')), site ?? 'http://localhost:4321').href,
  version: jsonVersion,
  ...codeJson(entry, site),
});

/** What /codes.json holds. */
export const codesDocument = (site: URL | undefined) => ({
  $schema: new URL(href(defaultLanguage, schemaPath('close-codes')), site ?? 'http://localhost:4321').href,
  version: jsonVersion,
  codes: closeCodes.map((entry) => codeJson(entry, site)),
  ranges: closeCodeRanges.map(({ from, to, kind, id, hasPage }) => ({
    from,
    to,
    kind,
    text: hasPage ? byLanguage((lang) => plain(rangeWordsOf(lang, id).lead)) : null,
  })),
});
