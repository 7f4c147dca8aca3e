import { factChanges } from '../evidence/fact-changes.ts';
import { fileHref, href, type Lang } from '../i18n/href.ts';
import { language } from '../i18n/languages.ts';
import { wordsOf } from '../i18n/words.ts';
import { escaped, escapedAttribute } from './html.ts';

/** The file of the feed, once a language. */
export const feedFile = 'changes.atom';

/** A day has no time, and Atom wants one: the first moment of the day in UTC. */
const momentOf = (day: string): string => `${day}T00:00:00Z`;

/** The changes to facts in one language as Atom (RFC 4287), newest first. `site` makes the addresses absolute. */
export function changesFeed(lang: Lang, site: URL | undefined): string {
  const { siteName } = wordsOf(lang, 'shell');
  const { title, lead, before, why, entries } = wordsOf(lang, 'changes');
  const { colon } = language(lang);
  const url = (path: string): string => escapedAttribute(new URL(path, site ?? 'http://localhost:4321').href);
  const page = url(href(lang, '/changes/'));
  const own = url(fileHref(lang, feedFile));
  const changes = factChanges.map(({ id, date }) => {
    const words = entries[id];
    const summary = `${before}${colon}${words.before}\n${why}${colon}${words.why}`;
    return `  <entry>
    <id>${page}#${id}</id>
    <link rel="alternate" type="text/html" href="${page}#${id}"/>
    <title>${escaped(words.now)}</title>
    <updated>${momentOf(date)}</updated>
    <summary>${escaped(summary)}</summary>
  </entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
  <id>${own}</id>
  <link rel="self" type="application/atom+xml" href="${own}"/>
  <link rel="alternate" type="text/html" hreflang="${lang}" href="${page}"/>
  <title>${escaped(`${title} · ${siteName}`)}</title>
  <subtitle>${escaped(lead)}</subtitle>
  <author><name>${escaped(siteName)}</name></author>
  <updated>${momentOf(factChanges[0].date)}</updated>
${changes.join('\n')}
</feed>
`;
}
