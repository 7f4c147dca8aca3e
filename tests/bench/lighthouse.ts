import lighthouse from 'lighthouse';
import { launch } from 'puppeteer-core';
import { ensureBrowser } from '../support/browser.ts';
import { budgets } from '../support/budgets.ts';
import type { Figure } from './measure.ts';
import type { Site } from './site.ts';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const runs = Number(process.env['LIGHTHOUSE_RUNS'] ?? 5);
const only = process.env['LIGHTHOUSE_PAGES']?.split(',');

/** Lighthouse with its mobile preset, the median of five, on one page of each template and language. */
export async function lighthouseFigures({ origin }: Site): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  // An embed is made not to be listed by search engines.
  const pages = Object.keys(budgets).filter((path) => !path.startsWith('embed/'));
  for (const path of only ?? pages.flatMap((english) => [english, `ja/${english}`])) {
    const scores = categories.map((): number[] => []);
    const missed = new Set<string>();
    for (let run = 0; run < runs; run++) {
      // A fresh profile each time: nothing is stored from the run before.
      const browser = await launch({ executablePath: ensureBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
      const result = await lighthouse(origin + path, {
        port: Number(new URL(browser.wsEndpoint()).port),
        onlyCategories: [...categories],
        logLevel: 'error',
      });
      await browser.close();
      if (!result) throw new Error(`Lighthouse gave no result for /${path}`);
      categories.forEach((category, i) => {
        const found = result.lhr.categories[category]!;
        scores[i]!.push(100 * (found.score ?? 0));
        for (const { id, weight } of found.auditRefs)
          if (weight > 0 && (result.lhr.audits[id]?.score ?? 1) < 0.9)
            missed.add(`${id} ${result.lhr.audits[id]?.displayValue ?? ''}`.trim());
      });
    }
    const medians = scores.map((all) => all.sort((a, b) => a - b)[all.length >> 1]!);
    figures.push({
      name: `lighthouse: /${path}, points missing of 400`,
      value: 400 - medians.reduce((sum, one) => sum + one, 0),
      most: 0,
      note: `${medians.map((score) => score.toFixed(0)).join('/')}${missed.size ? `; ${[...missed].join(', ')}` : ''}`,
    });
  }
  return figures;
}
