import { budgets } from '../support/budgets.ts';
import { weigh } from '../support/weight.ts';
import type { Figure } from './measure.ts';
import type { Site } from './site.ts';

/** Bytes before interaction over the page's budget, for one page of each template and language. */
export async function weightFigures({ origin, browser }: Site): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [english, budget] of Object.entries(budgets))
    for (const path of [english, `ja/${english}`]) {
      const context = await browser.newContext({ serviceWorkers: 'block' });
      const { bytes, total, urls } = await weigh(await context.newPage(), origin + path);
      await context.close();
      const kinds = Object.entries(bytes).filter(([, size]) => size > 0);
      figures.push({
        name: `bytes: /${path} over its budget of ${budget.total}`,
        value: total / budget.total,
        most: 1,
        note: `${total} in ${urls.length} requests: ${kinds.map(([kind, size]) => `${kind} ${size}`).join(', ')}`,
      });
    }
  return figures;
}
