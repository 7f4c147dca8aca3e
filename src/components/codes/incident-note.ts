/**
 * Loaded only when the address holds an incident (`/1006/#after=60&clean=false`): repeats it as inert text, names the
 * likeliest cause with what to change, and marks the row of that cause. Values that no list knows are left out.
 */
import { pageFacts } from '../../api/page-facts.ts';
import { type Facts, medianSeconds } from '../../core/diagnose/facts.ts';
import { libraryTitles } from '../../core/diagnose/names.ts';
import { rank } from '../../core/diagnose/rank.ts';
import { type Format, fill } from '../../core/format.ts';
import { formatFragment, parseFragment } from '../../core/link/fragment.ts';
import { incidentOf, incidentValues } from '../../core/link/incident-link.ts';
import type { IncidentStrings } from '../../i18n/en/incident.ts';
import { href } from '../../i18n/href.ts';
import { loadWords, pageLanguage } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import { addStyles } from '../../ui/add-styles.ts';
import { format } from '../../ui/format.ts';
import { simulationOf, storyOf } from '../../widgets/diagnose/simulations.ts';
import { isClearly, verdict } from '../../widgets/diagnose/verdict.ts';
import { causeWords } from '../../widgets/diagnose/words.ts';
import { causeRows } from './cause-rows.ts';
import styles from './incident.css?inline';
import { element } from './incident-element.ts';
import { fixOf } from './incident-fix.ts';

/** Nobody reads on after this; the diagnosis gets the whole reason. */
const reasonShownMax = 123;

/** What the incident says, in pieces; the reason comes last and apart, as it is somebody's text. */
export function incidentParts(facts: Facts, words: IncidentStrings, format: Format): readonly string[] {
  const seconds = medianSeconds(facts.seconds);
  return [
    ...(facts.phase === 'never-opened' ? [words.neverOpened] : []),
    ...(seconds === undefined ? [] : [fill(words.after, { n: format.exact(seconds * 1000, 1) })]),
    ...(facts.clean ? [words.clean[facts.clean]] : []),
    ...(facts.status === undefined ? [] : [fill(words.status, { n: facts.status })]),
    ...(facts.library ? [libraryTitles[facts.library]] : []),
  ];
}

/** Puts the page back as it was built. */
let takeBack = (): void => {};
/** Of several addresses the last one counts. */
let last = 0;

/** Shows the answer above the page's heading, or takes it away when the address holds no incident any more. */
export async function showIncident(pageCode: number | undefined): Promise<void> {
  last += 1;
  const mine = last;
  const lang = pageLanguage();
  const [words, page, causes] = await Promise.all([
    loadWords(import.meta.glob<Words['incident']>('../../i18n/*/incident.ts', { import: 'incident' })),
    loadWords(import.meta.glob<Words['diagnose/page']>('../../i18n/*/diagnose/page.ts', { import: 'diagnosePage' })),
    loadWords(
      import.meta.glob<Words['diagnose/causes']>('../../i18n/*/diagnose/causes.ts', { import: 'diagnoseCauses' }),
    ),
  ]);
  if (mine !== last) return;
  takeBack();
  takeBack = () => {};
  const fragment = parseFragment(location.hash);
  const linked = fragment.kind === 'none' ? null : incidentOf(fragment.values);
  const parts = linked ? incidentParts(linked, words, format(lang)) : [];
  const code = linked?.code ?? pageCode;
  const facts: Facts | null = linked && { ...linked, ...(code !== undefined && { code }) };
  const target = facts && formatFragment(incidentValues(facts));
  if (!facts || !target || (parts.length === 0 && !facts.reason)) return;
  addStyles(styles);

  const came = element('p', '', `${words.came} ${parts.join(' · ')}`);
  if (facts.reason) {
    const reason = element('bdi', '', facts.reason.slice(0, reasonShownMax));
    came.append(`${parts.length > 0 ? ' · ' : ''}${words.reason} “`, reason, '”');
  }
  const link = element('a', '', words.diagnose);
  link.href = href(lang, `/diagnose/#${target}`);
  const card = element('section', 'incident wrap', came);
  const [first] = rank(facts);
  const cause = first && isClearly(first) ? first.cause.id : undefined;
  if (first && cause) {
    const heading = element('h2', '', verdict(first, { lang, page, causes }));
    heading.id = 'incident';
    card.setAttribute('aria-labelledby', heading.id);
    const fix = await fixOf({ id: cause, facts, causes, page, words, lang });
    card.append(heading, element('p', '', causeWords({ causes, lang }, cause, facts).gist), fix);
  }
  card.append(element('p', '', link));
  const picture = cause && (await pictureOf(cause, facts, { lang, words, cause: causes[cause].title }));
  if (mine !== last) return;
  const place = (): void => {
    const restore = cause ? [markRow(code, cause, words), picture?.() ?? (() => {})] : [];
    document.querySelector('main')?.prepend(card);
    takeBack = () => [...restore, () => card.remove()].forEach((back) => void back());
  };
  if (isRead()) offer(card, place);
  else place();
}

/** Whether the page could not wait for its answer any more (Incident.astro), and is read already. */
const isRead = (): boolean =>
  document.documentElement.dataset.answered === undefined &&
  document.querySelector('main h1')?.checkVisibility() === true;

/** Says at the lower edge what the answer is, which takes its place when it is asked for, so that nothing moves before. */
function offer(card: HTMLElement, place: () => void): void {
  const up = element(
    'button',
    'button incident-above',
    (card.querySelector('h2') ?? card.firstElementChild)!.textContent,
  );
  up.type = 'button';
  up.addEventListener('click', () => {
    up.remove();
    place();
    card.scrollIntoView();
  });
  document.querySelector('main')?.append(up);
  takeBack = () => up.remove();
}

/** Marks the likeliest cause in the page's own list. Returns what takes the mark away. */
function markRow(code: number | undefined, cause: string, words: IncidentStrings): () => void {
  const rows = causeRows[code ?? 0] ?? {};
  const at = pageFacts[code ?? 0]?.causes.findIndex(({ id }) => rows[id]?.some((one) => one === cause)) ?? -1;
  const row = at < 0 ? undefined : document.querySelectorAll('.why > li')[at];
  if (!row) return () => {};
  const mark = element('strong', 'incident-mark', words.mark);
  row.classList.add('incident-row');
  row.querySelector('p')?.prepend(mark);
  return () => {
    row.classList.remove('incident-row');
    mark.remove();
  };
}

type PictureOptions = {
  readonly lang: ReturnType<typeof pageLanguage>;
  readonly words: IncidentStrings;
  readonly cause: string;
};

/** Draws the run of this cause. Answers with what shows it in place of the page's own picture, and that with what takes it back. */
async function pictureOf(
  id: string,
  facts: Facts,
  { lang, words, cause }: PictureOptions,
): Promise<(() => () => void) | undefined> {
  const own = document.querySelector('.hero figure');
  const story = storyOf(id, facts);
  const simulation = simulationOf(id, facts);
  if (!own || !story || !simulation) return undefined;
  const host = document.createElement('figure');
  const address = href(lang, `/simulator/#${simulation}`);
  try {
    const { drawIncident } = await import('../../widgets/incident/incident-picture.tsx');
    await drawIncident(host, { lang, story, address, cause, words });
  } catch {
    // The page's own picture stays.
    return undefined;
  }
  return () => {
    own.replaceWith(host);
    return () => host.replaceWith(own);
  };
}
