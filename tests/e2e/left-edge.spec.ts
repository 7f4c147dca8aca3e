import type { Page } from '@playwright/test';
import { href } from '../../src/i18n/href.ts';
import { languages } from '../../src/i18n/languages.ts';
import { budgets } from '../support/budgets.ts';
import { settle } from '../support/inspect.ts';
import { expect, test } from '../support/test.ts';

/** Text begins here, in the header, in the page and in the footer; panels begin this much before it. */
const gutterPx = { 390: 16, 1280: 24 } as const;
const bleedPx = 8;

/** A sheet of paper lies in the middle of its page, and an embedded widget has no page around it. */
const others = /^(?:onboarding\/cheat-sheet\/|embed\/)/;
const templates = [
  ...Object.keys(budgets).filter((path) => !others.test(path)),
  ...['guides/', 'recipes/', 'recordings/', 'runbooks/', 'measure/', 'cases/', 'cases/the-log-stops/'],
  ...['onboarding/summary/', 'onboarding/team-lead/', 'evidence/tls/', 'evidence/http2/'],
];

/** Where the text of the frame and of the title begins, and each panel that no other box holds. */
const edges = (page: Page) =>
  page.evaluate(() => {
    const textLeft = (element: Element): number => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return Math.min(...[...range.getClientRects()].filter(({ width }) => width > 0).map(({ left }) => left));
    };
    const panels = [...document.querySelectorAll('main :is(.ui-panel, .rc-panel, .ob-step, .dg-panel)')].filter(
      (panel) =>
        panel.checkVisibility() && !panel.parentElement!.closest('.ui-panel, .rc-panel, .dg-panel, details, td'),
    );
    // A panel beside another begins where that one ends.
    const first = panels.filter((panel) => panel.getBoundingClientRect().left < innerWidth / 4);
    return {
      text: ['.brand', 'main h1', 'body > footer a'].map((one) => textLeft(document.querySelector(one)!)),
      panels: first.map((panel) => [panel.className, panel.getBoundingClientRect().left] as const),
    };
  });

for (const width of [390, 1280] as const)
  for (const lang of languages)
    test(`text and panels of every template begin at one edge each, ${width} px, ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      for (const template of templates)
        await test.step(`/${template}`, async () => {
          await page.goto(href(lang, `/${template}`, '/').slice(1));
          await settle(page);
          const { text, panels } = await edges(page);
          for (const left of text) expect(left, `/${template}`).toBeCloseTo(gutterPx[width], 0);
          for (const [name, left] of panels)
            expect(left, `.${name} on /${template}`).toBeCloseTo(gutterPx[width] - bleedPx, 0);
        });
    });
