import { writeFileSync } from 'node:fs';
import lighthouse, { type Result } from 'lighthouse';
import { launch } from 'puppeteer-core';
import { ensureBrowser } from '../support/browser.ts';
import { budgets } from '../support/budgets.ts';
import type { Figure } from './measure.ts';
import type { Site } from './site.ts';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const metrics = {
  FCP: 'first-contentful-paint',
  LCP: 'largest-contentful-paint',
  SI: 'speed-index',
  TBT: 'total-blocking-time',
  CLS: 'cumulative-layout-shift',
} as const;
const runs = Number(process.env['LIGHTHOUSE_RUNS'] ?? 5);
const only = process.env['LIGHTHOUSE_PAGES']?.split(',');
/** A trace that lost its beginning (NO_NAVSTART) measured nothing and is no zero. So many in a row are no accident. */
const attemptsMax = 4;

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1]!;

/** Raises the browser's priority where the system allows it (Linux, as root), so that machine load does not skew results. */
function prefer(pid: number | undefined): void {
  try {
    writeFileSync(`/proc/${pid}/autogroup`, '-19');
  } catch {
    // Then the machine should be quiet.
  }
}

/** One run with Lighthouse's mobile preset in a fresh profile: nothing is stored from the run before. */
async function measure(url: string): Promise<Result> {
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const browser = await launch({ executablePath: ensureBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
    prefer(browser.process()?.pid);
    const port = Number(new URL(browser.wsEndpoint()).port);
    const result = await lighthouse(url, {
      port,
      onlyCategories: [...categories],
      disableFullPageScreenshot: true,
      logLevel: 'error',
    });
    await browser.close();
    if (result && !result.lhr.runtimeError) return result.lhr;
  }
  throw new Error(`Lighthouse gave no result for ${url} in ${attemptsMax} attempts`);
}

/**
 * The median of five, on one page of each template and language. LIGHTHOUSE_PAGES names fewer (`evidence/,ja/evidence/`),
 * LIGHTHOUSE_RUNS another number of runs.
 */
export async function lighthouseFigures({ origin }: Site): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  // An embed is made not to be listed by search engines.
  const pages = Object.keys(budgets).filter((path) => !path.startsWith('embed/'));
  for (const path of only ?? pages.flatMap((english) => [english, `ja/${english}`])) {
    const results: Result[] = [];
    while (results.length < runs) results.push(await measure(origin + path));
    const scores = categories.map((category) => median(results.map((lhr) => 100 * lhr.categories[category]!.score!)));
    const times = Object.entries(metrics).map(([name, id]) => {
      const value = median(results.map(({ audits }) => audits[id]!.numericValue!));
      return `${name} ${name === 'CLS' ? value.toFixed(3) : `${Math.round(value)} ms`}`;
    });
    const missed = results.flatMap(({ categories: found, audits }) =>
      Object.values(found).flatMap(({ auditRefs }) =>
        auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9).map(({ id }) => id),
      ),
    );
    figures.push({
      name: `lighthouse: /${path}, points missing of 400`,
      value: 400 - scores.reduce((sum, one) => sum + one, 0),
      most: 0,
      note: [scores.map((score) => score.toFixed(0)).join('/'), ...times, ...new Set(missed)].join(', '),
    });
  }
  return figures;
}
