import { type Circumstances, type ClosingEvent, copyOf, endingOf, isDuration } from './closing-event.ts';
import { defaultSite } from './default-site.derived.ts';
import { knownCodes, rangePages } from './known-codes.derived.ts';

export type UrlOptions = {
  /** Where the site is served, for a copy of your own: `https://codes.example.org`. */
  readonly site?: string | undefined;
};

/** A reason has at most 123 bytes (RFC 6455 §5.5); a longer text is none, and no library has so long a name. */
const textMax = 123;

/** A lone surrogate has no percent-encoding, so it becomes U+FFFD. */
const encoded = (text: string): string =>
  encodeURIComponent(text.slice(0, textMax).replace(/\p{Surrogate}/gu, '\uFFFD'));

/**
 * The page about an ending, for an error message or a log line. What it knows is in the fragment, which no server gets
 * to see: `incidentLink` of core/link in a few bytes. It is capped and percent-encoded, so that whatever the reason
 * holds is safe in a line of text.
 */
export function closeCodeUrl(event: ClosingEvent, circumstances?: Circumstances, options?: UrlOptions): string {
  const { openedMs, library } = copyOf(circumstances);
  const { site } = copyOf(options);
  const { code, reason, wasClean } = endingOf(event);
  const isKnown = knownCodes.some(([one]) => one === code);
  const page = isKnown ? code : (rangePages.find(([, from, to]) => code >= from && code <= to)?.[0] ?? 'codes');
  const values = [
    isKnown ? '' : `code=${code}`,
    isDuration(openedMs) ? `after=${(openedMs / 1_000).toFixed(1)}` : '',
    wasClean === undefined ? '' : `clean=${wasClean}`,
    reason && `reason=${encoded(reason)}`,
    typeof library === 'string' && library ? `lib=${encoded(library)}` : '',
  ].filter(Boolean);
  return `${(typeof site === 'string' ? site : defaultSite).replace(/\/+$/, '')}/${page}/${values.length > 0 ? `#${values.join('&')}` : ''}`;
}
