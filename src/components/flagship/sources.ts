import { fill } from '../../core/format.ts';
import type { SourceId } from '../../core/protocol/sources.ts';
import type { Lang } from '../../i18n/languages.ts';
import { wordsOf } from '../../i18n/words.ts';

/** The numbers on the page follow this order: specifications, then systems, clients and libraries, then measurements. */
export const flagshipSources: readonly SourceId[] = [
  'rfc6455-5.5.1',
  'rfc6455-7.1.4',
  'rfc6455-7.1.5',
  'rfc6455-7.2.3',
  'rfc6455-7.4.1',
  'whatwg-close',
  'whatwg-feedback',
  'whatwg-disappear',
  'linux-tcp-close',
  'linux-ip-sysctl',
  'windows-keepalive',
  'xnu-tcp-timer',
  'nginx-proxy',
  'chromium-channel',
  'chromium-tcp',
  'chromium-http2',
  'chromium-console',
  'firefox-http',
  'firefox-prefs',
  'firefox-static-prefs',
  'libsoup-connection',
  'undici-connect',
  'libuv-tcp',
  'ws-websocket',
  'ws-validation',
  'ws-doc',
  'sockette',
  'htmx-ext-ws',
  'websocket-client',
  'reconnecting-websocket',
  'partysocket',
  'evidence',
];

/** The number under which a source stands in the list, from 1. Throws on an id that is not in the list. */
function sourceNumber(id: string): number {
  const index = flagshipSources.indexOf(id as SourceId);
  if (index < 0) throw new Error(`There is no source "${id}" in src/components/flagship/sources.ts`);
  return index + 1;
}

/** The numbers of sources as HTML: links into the list, which a screen reader calls by what they are. */
export function sourceLinks(ids: readonly string[], lang: Lang): string {
  const { number } = wordsOf(lang, 'flagship').sources;
  const links = ids.map(sourceNumber).map((n) => `<a href="#s${n}" aria-label="${fill(number, { n })}">[${n}]</a>`);
  return `<sup>${links.join('')}</sup>`;
}
