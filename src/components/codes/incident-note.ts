/**
 * Loaded only when the address holds an incident (`/1006/#after=60&clean=false`): one line that repeats it as inert
 * text and leads to the diagnosis. Values that no list knows are left out.
 */
import { type Facts, medianSeconds } from '../../core/diagnose/facts.ts';
import { libraryTitles } from '../../core/diagnose/names.ts';
import { type Format, fill } from '../../core/format.ts';
import { formatFragment, parseFragment } from '../../core/link/fragment.ts';
import { incidentOf, incidentValues } from '../../core/link/incident-link.ts';
import type { IncidentStrings } from '../../i18n/en/incident.ts';
import { href } from '../../i18n/href.ts';
import { loadWords, pageLanguage } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import { format } from '../../ui/format.ts';

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

/** Shows the line above the page's heading, or takes it away when the address holds no incident any more. */
export async function showIncident(pageCode: number | undefined): Promise<void> {
  const lang = pageLanguage();
  const words = await loadWords(
    import.meta.glob<Words['incident']>('../../i18n/*/incident.ts', { import: 'incident' }),
  );
  document.querySelector('.incident')?.remove();
  const fragment = parseFragment(location.hash);
  const facts = fragment.kind === 'none' ? null : incidentOf(fragment.values);
  const parts = facts ? incidentParts(facts, words, format(lang)) : [];
  const code = facts?.code ?? pageCode;
  const target = facts && formatFragment(incidentValues({ ...facts, ...(code !== undefined && { code }) }));
  if (!facts || !target || (parts.length === 0 && !facts.reason)) return;
  const line = document.createElement('p');
  line.className = 'incident wrap';
  line.append(`${words.came} ${parts.join(' · ')}`);
  if (facts.reason) {
    const reason = document.createElement('bdi');
    reason.textContent = facts.reason.slice(0, reasonShownMax);
    line.append(`${parts.length > 0 ? ' · ' : ''}${words.reason} “`, reason, '”');
  }
  const link = document.createElement('a');
  link.href = href(lang, `/diagnose/#${target}`);
  link.textContent = words.diagnose;
  line.append(' ', link);
  document.querySelector('main')?.prepend(line);
}
