import { fileHref, href, type Lang } from '../i18n/href.ts';
import { defaultLanguage } from '../i18n/languages.ts';
import { wordsOf } from '../i18n/words.ts';
import { escaped, escapedAttribute } from './html.ts';

/** The file of the description, once a language. */
export const openSearchFile = 'opensearch.xml';

/** Lets browsers search the site from their own field (OpenSearch 1.1): the start page with `?q=` opens the search. */
export function openSearchDescription(lang: Lang, site: URL | undefined): string {
  const { siteName, siteDescription } = wordsOf(lang, 'shell');
  const url = (path: string): string => new URL(path, site ?? 'http://localhost:4321').href;
  return `<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escaped(siteName)}</ShortName>
  <Description>${escaped(siteDescription)}</Description>
  <Url type="text/html" template="${escapedAttribute(url(href(lang, '/')))}?q={searchTerms}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${escapedAttribute(url(fileHref(lang, openSearchFile)))}"/>
  <Image width="48" height="48" type="image/png">${escaped(url(href(defaultLanguage, '/favicon.png')))}</Image>
  <Language>${lang}</Language>
  <InputEncoding>UTF-8</InputEncoding>
</OpenSearchDescription>
`;
}
