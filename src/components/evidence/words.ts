import { fill } from '../../core/format.ts';
import { clientIds, clients } from '../../core/peers/clients.ts';
import type { Cell, Outcome, Spread } from '../../evidence/cells.ts';
import { aboutCompression, type FamilyId, type FamilyName, familyOf, nameOf } from '../../evidence/families.ts';
import type { CauseId, ClientId, PlainCauseId } from '../../evidence/schema.ts';
import type { Lang } from '../../i18n/href.ts';
import { language } from '../../i18n/languages.ts';
import { wordsOf } from '../../i18n/words.ts';
import { format } from '../../ui/format.ts';
import { measuredTime } from '../../ui/measured-time.ts';
import { log } from '../../ui/scale.ts';

export const clientNames = Object.fromEntries(clientIds.map((id) => [id, clients[id].name])) as Readonly<
  Record<ClientId, string>
>;

/** Below this a busy machine cannot tell times apart. */
const atOnceMs = 250;

/** `7 min 16 s`, `3.0 s`, `at once`, `never`. */
export const timeInWords = (ms: number | null, lang: Lang): string =>
  measuredTime(ms, wordsOf(lang, 'evidence'), format(lang));

export function spreadInWords(spread: Spread | null, lang: Lang): string {
  if (!spread) return timeInWords(null, lang);
  const [low, high] = [timeInWords(spread.minMs, lang), timeInWords(spread.maxMs, lang)];
  const { range, figure, exact } = format(lang);
  if (low !== high) return range(low, high);
  return spread.maxMs < atOnceMs ? low : range(figure(spread.minMs / 1000, 2, 2), exact(spread.maxMs, 2, 2));
}

/** `2026-11-27 – 2026-11-28`, or the one day: when runs were made, by their dates of ISO 8601. */
export function daysInWords(dates: readonly string[], lang: Lang): string {
  const days = dates.map((date) => date.slice(0, 10)).toSorted();
  const { gap, range } = language(lang);
  return [...new Set([days[0] ?? '', days.at(-1) ?? ''])].join(gap + range + gap);
}

const bar = log([10, 1_200_000], [4, 96]);

/** Where a time lies on the bar, in percent: logarithmic from 10 ms to 20 minutes. */
export const barPercent = (ms: number): number => Math.round(bar.toPlace(ms) * 10) / 10;

/** `ws 8.23.0 on Node 24.21.0 behind nginx 1.22.1`: what ran, on what, behind what, as a record names it. */
export function serverInWords(version: string, lang: Lang): string {
  const { onRuntime, behindProxy } = wordsOf(lang, 'evidence');
  const [server = '', proxy] = version.split(' behind ');
  const [program = '', runtime] = server.split(' on ');
  const text = runtime === undefined ? program : fill(onRuntime, { program, runtime });
  return proxy === undefined ? text : fill(behindProxy, { server: text, proxy });
}

/** What the lab wrote down beside a run. Messages of programs stay as they are. */
export function noteInWords(written: string, lang: Lang): string {
  // OpenSSL ends some of its messages with a new line.
  const note = written.trim();
  const { fin, missedPong, serverError, clientError } = wordsOf(lang, 'evidence').notes;
  const { streamEnd, streamClosed, heard, errorEvent, agreed } = wordsOf(lang, 'evidence-families').notes;
  const [, what = '', ms] = /^(.*?)(?: after (\d+) ms)?$/.exec(note) ?? [];
  const time = format(lang).time(Number(ms));
  if (what === 'server received FIN') return fill(fin, { time });
  if (what === 'server saw the stream end') return fill(streamEnd, { time });
  if (what === 'server’s stream closed') return fill(streamClosed, { time });
  if (what === 'server heard a message') return fill(heard, { time });
  if (what === 'client error event') return fill(errorEvent, { time });
  const [, version] = /^server agreed on (.*)$/.exec(what) ?? [];
  if (version) return fill(agreed, { version });
  if (what === 'server missed a pong') return fill(missedPong, { time });
  const [, side, error = ''] = /^(server|client) error: (.*)$/.exec(what) ?? [];
  if (side === 'server') return fill(serverError, { time, error });
  return side === 'client' ? fill(clientError, { error }) : note;
}

/** What does a connection no harm in the end. */
const harmless: readonly (PlainCauseId | FamilyName)[] = [
  'handshake-redirect',
  'handshake-subprotocol-not-selected',
  'server-masked-frame',
  'cable-pulled-20s-then-restored',
  'cable-pulled-30s-then-restored',
  ...aboutCompression,
  'goaway-graceful',
  'two-sockets-one-reset-other',
  'haproxy-sigusr1',
  'handshake-tls10-only',
];

/** Whether nothing was wrong with the connection in the end: it stays open. */
export const livesOn = ({ pageGone, cause }: Cell, { code, opened }: Outcome): boolean =>
  !pageGone && code === null && opened && harmless.includes(nameOf(cause));

export type Look = 'told' | 'dropped' | 'silent';

/** How the client came to know: by a Close frame, by the end of TCP, or by its own patience. */
export function lookOf(outcome: Outcome): Look {
  const ms = outcome.client?.medianMs ?? null;
  if (outcome.code !== null && (outcome.wasClean || (outcome.code !== 1006 && outcome.code !== 1015))) return 'told';
  return ms === null || ms >= 1000 ? 'silent' : 'dropped';
}

/** What happened, without what carried the connection: `Cable pulled, idle`. */
export function causeName(lang: Lang, cause: CauseId, variant: string | null = null): string {
  const families = wordsOf(lang, 'evidence-families');
  const names: Readonly<Record<PlainCauseId | FamilyName, string>> = {
    ...wordsOf(lang, 'evidence').causes,
    ...families.causes,
  };
  const circumstances: Readonly<Record<string, string>> = families.circumstances;
  const circumstance = variant === null ? [] : [circumstances[variant] ?? variant];
  return [names[nameOf(cause)], ...circumstance].join(language(lang).comma);
}

/** `Chromium 1006 (38.6 s), Firefox 1006 after an error event (20 s)`: what clients reported, or the server where the page was gone. */
export function outcomesInWords(cells: readonly Cell[], lang: Lang): string {
  const { outcome: words, noEvent, afterError } = wordsOf(lang, 'evidence-families');
  const texts = cells.map(({ client, pageGone, watchedMs, outcomes: [outcome] }) => {
    const reported = pageGone ? outcome?.serverCode : outcome?.code;
    if (reported == null) return fill(noEvent, { client: clientNames[client], time: format(lang).setting(watchedMs) });
    const code = !pageGone && outcome?.errorBeforeClose ? fill(afterError, { code: reported }) : reported;
    const time = timeInWords((pageGone ? outcome?.server : outcome?.client)?.medianMs ?? null, lang);
    return fill(words, { client: clientNames[client], code, time });
  });
  return format(lang).list(texts);
}

/** The pages of the families: the last part of their paths. */
export const familyPages: readonly { readonly slug: string; readonly family: FamilyId }[] = [
  { slug: 'tls', family: 'tls' },
  { slug: 'http2', family: 'h2' },
  { slug: 'compression', family: 'deflate' },
];

/** The page of each part of the evidence, as an English path. */
export const pagePaths = {
  plain: '/evidence/',
  tls: '/evidence/tls/',
  h2: '/evidence/http2/',
  deflate: '/evidence/compression/',
  networks: '/evidence/networks/',
  pages: '/evidence/pages/',
} as const;

/** The address of a row, as an English path. */
export const rowPath = (cause: CauseId): string => `${pagePaths[familyOf(cause)?.family ?? 'plain']}#${cause}`;

/** The address of the simulation of one cell, as an English path. */
export const simulatorPath = ({ cause, client, variant }: Pick<Cell, 'cause' | 'client' | 'variant'>): string =>
  `/simulator/#scenario=${variant ? `${cause}-${variant}` : cause}&profile=${client}`;
