import type { CauseId } from '../../core/diagnose/causes/index.ts';
import { commands } from '../../core/diagnose/commands.ts';
import type { ChoiceOf, Facts } from '../../core/diagnose/facts.ts';
import { hopOf } from '../../core/diagnose/hops.ts';
import { libraryTitles } from '../../core/diagnose/names.ts';
import { heartbeatRecipes, isIdle, limitOf, proxyRemedies } from '../../core/diagnose/remedies.ts';
import { fill } from '../../core/format.ts';
import { formatFragment } from '../../core/link/fragment.ts';
import { incidentValues } from '../../core/link/incident-link.ts';
import type { IncidentStrings } from '../../i18n/en/incident.ts';
import { href, type Lang } from '../../i18n/href.ts';
import type { Words } from '../../i18n/words.ts';
import { copyBlock } from '../../ui/copy-block.ts';
import { briefButton } from '../../widgets/diagnose/brief-button.ts';
import { causeWords } from '../../widgets/diagnose/words.ts';
import { partOf } from '../guides/part-of.ts';
import { element } from './incident-element.ts';

type Options = {
  readonly id: CauseId;
  readonly facts: Facts;
  readonly causes: Words['diagnose/causes'];
  readonly page: Words['diagnose/page'];
  readonly words: IncidentStrings;
  readonly lang: Lang;
};

const recipes = import.meta.glob<string>('../../recipes/servers/*', { query: '?raw', import: 'default' });

/** What to change for this incident, where it goes, how it is made to count and how to check it. */
export async function fixOf(options: Options): Promise<HTMLElement> {
  const { id, facts, causes, page, words, lang } = options;
  const { confirm, fix } = causeWords({ causes, lang }, id, facts);
  const parts = isIdle(id)
    ? [await heartbeatOf(options), ...proxyOf(options)]
    : [
        column(page.confirm, sentence(confirm), ...block(commands[id]?.confirm, page)),
        column(page.fix, sentence(fix), ...block(commands[id]?.fix, page)),
      ];
  const all = element('div', 'incident-fix', ...parts);
  const whole = isIdle(id) ? [element('p', '', element('b', '', fix)), all, ...otherProxies(facts, words)] : [all];
  return element('div', '', ...whole, element('p', '', briefButton(id, facts, { lang, page, causes })));
}

const column = (heading: string, ...children: readonly Node[]): HTMLElement =>
  element('div', '', element('h3', '', heading), ...children);
const sentence = (text: string): HTMLElement => element('p', '', text);

/** Code that can be selected, with a button that copies it. */
function block(text: string | undefined, { copy, copied, copyByHand }: Words['diagnose/page']): readonly Node[] {
  if (text === undefined) return [];
  const code = element('code', '', text);
  const button = copyBlock(code, { copy, copied, selected: copyByHand });
  return [element('div', 'incident-code has-copy', element('pre', '', code), button)];
}

const linkTo = (address: string, text: string): HTMLElement => {
  const link = element('a', '', text);
  link.href = address;
  return element('p', '', link);
};

/** The heartbeat of the library that the link names; without one, the client's own on the page. */
async function heartbeatOf({ facts: { library }, words, page, lang }: Options): Promise<HTMLElement> {
  const recipe = library && heartbeatRecipes[library];
  if (!library || !recipe) return column(words.heartbeat, linkTo('#fix', words.heartbeatOfClient));
  const { file, from, recipe: slug } = recipe;
  const whole = from === undefined ? undefined : await recipes[`../../recipes/${file}`]?.();
  return column(
    fill(words.heartbeatIn, { library: libraryTitles[library] }),
    ...block(whole && from ? partOf(whole, from) : undefined, page),
    linkTo(href(lang, `/recipes/${slug}/`), page.remedy.recipe),
  );
}

const nameOf = (via: string): string => hopOf(via)?.name ?? via;

function proxyOf({ facts, page, lang }: Options): readonly HTMLElement[] {
  const { via, remedy } = limitOf(facts);
  if (!remedy) return [];
  const words = page.remedy;
  const { place, lines, apply, check, recipe } = remedy;
  const labelled = (label: string, text: string | null): readonly Node[] =>
    text === null ? [] : [sentence(label), ...block(text, page)];
  const where = place === null ? sentence(words.run) : element('p', '', `${words.where} `, element('code', '', place));
  return [
    column(
      fill(words.limitOf, { proxy: nameOf(via) }),
      where,
      ...block(lines, page),
      ...labelled(words.apply, apply),
      ...labelled(words.check, check),
      ...(recipe ? [linkTo(href(lang, `/recipes/${recipe}/`), words.recipe)] : []),
    ),
  ];
}

/** The same incident behind each other proxy, as links to this very page. */
function otherProxies(facts: Facts, words: IncidentStrings): readonly HTMLElement[] {
  const { via } = limitOf(facts);
  const links = (Object.keys(proxyRemedies) as ChoiceOf<'via'>[])
    .filter((one) => one !== via)
    .map((one) => {
      const { hops: _, ...rest } = facts;
      const link = element('a', '', nameOf(one));
      link.href = `#${formatFragment(incidentValues({ ...rest, via: one })) ?? ''}`;
      return link;
    });
  return [
    element(
      'p',
      'incident-others',
      `${words.otherProxy} `,
      ...links.flatMap((link, i) => (i ? [' · ', link] : [link])),
    ),
  ];
}
