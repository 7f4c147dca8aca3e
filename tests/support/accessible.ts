import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

// What `axe.run` is asked for and answers with, as far as it is used here.
type Run = (
  context: string | readonly Element[],
  options: object,
) => Promise<{ readonly violations: readonly Violation[] }>;
type Violation = { readonly id: string; readonly nodes: readonly { readonly target: readonly string[] }[] };
type Question = {
  readonly root: string;
  readonly rules: 'colours' | 'all others';
  readonly colours: Colours;
  /** Kinds whose colours need not be judged again. */
  readonly judged: readonly string[];
};

/**
 * Whose colours are judged: of every element with a text, which takes axe four fifths of its time, or of one of each
 * kind. Of one kind are elements with the same name, classes and computed colours, they and all around them up to the
 * background that they stand on. The pages share most kinds, so one is judged once for all of them.
 */
export type Colours = 'of every element' | 'of one of each kind';

/** The kinds that this process found no fault with. The colours that make a kind differ from theme to theme. */
const judged = new Set<string>();

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Not through `page.evaluate`, which looks at the half million letters itself first, a third of the time. */
async function load(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: source });
  await session.detach();
}

/**
 * Violations that axe finds below `root`, each told in one line. Asked directly and for violations alone: with its usual
 * page of its own for the summary, and a selector for each node that passes, axe takes six times as long.
 */
async function violations(page: Page, question: Question): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await load(page);
  const { found, kinds } = await page.evaluate(async ({ root, rules, colours, judged }: Question) => {
    const { axe } = window as unknown as { axe: { run: Run } };
    /** The rules of axe that read colours: all that a theme can change. */
    const colourRules = ['color-contrast', 'link-in-text-block'];

    function kindOf(element: Element): string {
      const { color, fontSize, fontWeight, textDecorationLine } = getComputedStyle(element);
      const around = element.parentElement ? getComputedStyle(element.parentElement).color : '';
      const parts = [color, around, fontSize, fontWeight, textDecorationLine];
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { backgroundColor, backgroundImage, opacity } = getComputedStyle(at);
        parts.push(at.localName, at.getAttribute('class') ?? '', backgroundColor, backgroundImage, opacity);
        if (backgroundColor !== 'rgba(0, 0, 0, 0)') break;
      }
      return parts.join('|');
    }

    function oneOfEachKind(): ReadonlyMap<string, Element> {
      const known = new Set(judged);
      const kinds = new Map<string, Element>();
      for (const element of document.querySelectorAll(`${root}, ${root} *`)) {
        const hasText = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
        );
        if (!hasText || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        const kind = kindOf(element);
        if (!known.has(kind) && !kinds.has(kind)) kinds.set(kind, element);
      }
      return kinds;
    }

    const kinds = rules === 'colours' && colours === 'of one of each kind' ? oneOfEachKind() : null;
    if (kinds?.size === 0) return { found: [], kinds: [] };
    const context = kinds ? [...kinds.values()] : root;
    const { violations } = await axe.run(context, {
      resultTypes: ['violations'],
      // Style sheets and media are read for two rules: one is an experiment, and no page of ours plays anything.
      preload: false,
      ...(rules === 'colours'
        ? { runOnly: colourRules }
        : { rules: Object.fromEntries(colourRules.map((id) => [id, { enabled: false }])) }),
    });
    return {
      found: violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => target.join(' ')) })),
      kinds: [...(kinds?.keys() ?? [])],
    };
  }, question);
  if (found.length === 0) for (const kind of kinds) judged.add(kind);
  return found.map(({ id, nodes }) => `${id}: ${nodes.join(', ')}`);
}

/**
 * No violation that axe finds in the page as it is now, in both themes: the rules that read colours in each, the others
 * once, since a theme changes nothing else.
 */
export async function expectAccessible(
  page: Page,
  root = 'html',
  colours: Colours = 'of one of each kind',
): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect(await violations(page, { root, rules: 'all others', colours, judged: [] }), 'axe').toEqual([]);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(
      await violations(page, { root, rules: 'colours', colours, judged: [...judged] }),
      `axe, colours, ${colorScheme}`,
    ).toEqual([]);
  }
}
