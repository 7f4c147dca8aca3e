import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

// What `axe.run` is asked for and answers with, as far as it is used here.
type Run = (root: string, options: object) => Promise<{ readonly violations: readonly Violation[] }>;
type Violation = { readonly id: string; readonly nodes: readonly { readonly target: readonly string[] }[] };

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules of axe that read colours: all that a theme can change. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * Violations that axe finds below `root`, each told in one line. Asked directly and for violations alone: with its usual
 * page of its own for the summary, and a selector for each node that passes, axe takes six times as long.
 */
async function violations(page: Page, root: string, rules: readonly string[] | undefined): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const found = await page.evaluate(
    async ([root, rules]) => {
      const { axe } = window as unknown as { axe: { run: Run } };
      const { violations } = await axe.run(root, { resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) });
      return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => target.join(' ')) }));
    },
    [root, rules] as const,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.join(', ')}`);
}

/**
 * No violation that axe finds in the page as it is now, in both themes: all rules in the light one, and in the dark one
 * those that read colours, since a theme changes nothing else.
 */
export async function expectAccessible(page: Page, root = 'html'): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect(await violations(page, root, undefined), 'axe, light').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await violations(page, root, colourRules), 'axe, dark').toEqual([]);
}
