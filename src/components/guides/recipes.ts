import { fill } from '../../core/format.ts';
import type { Lang } from '../../i18n/languages.ts';
import { wordsOf } from '../../i18n/words.ts';
import { type Tested, tested } from '../../recipes/tested.ts';
import { format } from '../../ui/format.ts';

const files: Readonly<Record<string, string>> = import.meta.glob(
  ['../../recipes/{client,servers,proxies,platforms,alerting,game-day}/*', '../../recipes/link-here/node-logger.js'],
  { query: '?raw', import: 'default', eager: true },
);

export const recipeFolders = ['client', 'servers', 'proxies', 'platforms', 'alerting', 'game-day'] as const;
export type RecipeFolder = (typeof recipeFolders)[number];

/** A file that guides show, with how far the tests got with it. */
export type Recipe = Tested & {
  readonly folder: string;
  readonly name: string;
  /** Its page, below /recipes/. Permanent. */
  readonly slug: string;
  readonly code: string;
};

/** The address of this site in the rules and the dashboard; what is shown and served has the real one. */
const placeholder = 'https://close-codes.example';
const site = import.meta.env.SITE && new URL(import.meta.env.BASE_URL, import.meta.env.SITE).href.replace(/\/$/, '');

/** Every file there, so that one without a mark fails the build. */
const all: readonly Recipe[] = Object.entries(files).map(([path, code]) => {
  const file = path.replace('../../recipes/', '');
  const [folder = '', name = ''] = file.split('/');
  const mark = tested.find((one) => one.file === file);
  if (!mark) throw new Error(`src/recipes/tested.ts does not say how far ${file} is tested`);
  const words = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
  const slug = `${folder}/${words.replaceAll(/[^a-z0-9]+/g, '-')}`;
  return { ...mark, folder, name, slug, code: site ? code.replaceAll(placeholder, site) : code };
});

/** Those whose file can be downloaded as well, at the address of its folder and name below /recipes/. */
export const downloads = (): readonly Recipe[] =>
  all.filter(({ folder }) => folder === 'alerting' || folder === 'game-day');

/** Those that have a page of their own. */
export const recipes: readonly Recipe[] = all.filter(({ folder }) => recipeFolders.some((one) => one === folder));

export function recipeOf(file: string): Recipe {
  const recipe = all.find((one) => one.file === file);
  if (!recipe) throw new Error(`no recipe called ${file}`);
  return recipe;
}

/** How far the tests got with a recipe, and with what. */
export function proofOf(lang: Lang, recipe: Tested): string {
  const { how, notes } = wordsOf(lang, 'guides').recipes;
  const versions = format(lang).list(recipe.with);
  const programs = recipe.note ? fill(notes[recipe.note], { with: versions }) : versions;
  return fill(how[recipe.how], { with: programs });
}
