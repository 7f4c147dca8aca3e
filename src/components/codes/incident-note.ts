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
  if (first && isClearly(first)) {
    const heading = element('h2', '', verdict(first, { lang, page, causes }));
    heading.id = 'incident';
    card.setAttribute('aria-labelledby', heading.id);
    const { id } = first.cause;
    card.append(heading, element('p', '', causes[id].gist), await fixOf({ id, facts, causes, page, words, lang }));
    if (mine !== last) return;
    const putBack = await showPicture(id, facts, { lang, words, cause: causes[id].title });
    if (mine !== last) return putBack();
    const restore = [markRow(code, id, words), putBack];
    takeBack = () => restore.forEach((back) => void back());
  }
  card.append(element('p', '', link));
  const remove = prepend(card);
  const restored = takeBack;
  takeBack = () => {
    restored();
    remove();
  };
}

/**
 * Puts the card above the page. Where it comes so late that the page is read already (Incident.astro), it moves nothing: the
 * page is scrolled by as much, and a button at the lower edge says what stands above. Returns what takes both away.
 */
function prepend(card: HTMLElement): () => void {
  const main = document.querySelector('main')!;
  const isRead =
    document.documentElement.dataset.answered === undefined && main.querySelector('h1')?.checkVisibility() === true;
  if (!isRead) {
    main.prepend(card);
    return () => card.remove();
  }
  const before = main.offsetTop;
  // Inside of it the start of the page's main part would move.
  main.before(card);
  scrollBy({ top: main.offsetTop - before, behavior: 'instant' });
  const up = element(
    'button',
    'button incident-above',
    `↑ ${(card.querySelector('h2') ?? card.querySelector('p'))?.textContent}`,
  );
  up.type = 'button';
  up.addEventListener('click', () => {
    card.scrollIntoView();
    up.remove();
  });
  main.append(up);
  return () => {
    card.remove();
    up.remove();
  };
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

/** Shows the run of this cause in place of the page's own picture. Answers with what brings that one back. */
async function showPicture(id: string, facts: Facts, { lang, words, cause }: PictureOptions): Promise<() => void> {
  const own = document.querySelector('.hero figure');
  const story = storyOf(id, facts);
  const simulation = simulationOf(id, facts);
  if (!own || !story || !simulation) return () => {};
  const host = document.createElement('figure');
  const address = href(lang, `/simulator/#${simulation}`);
  try {
    const { drawIncident } = await import('../../widgets/incident/incident-picture.tsx');
    await drawIncident(host, { lang, story, address, cause, words });
  } catch {
    return () => {};
  }
  own.replaceWith(host);
  return () => host.replaceWith(own);
}
