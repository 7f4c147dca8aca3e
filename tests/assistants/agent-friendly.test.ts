import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dist } from '../support/built-site.ts';
import { type ServedSite, serveSite } from '../support/serve-site.ts';

type Result = { readonly id: string; readonly status: string; readonly message: string };
type Report = { readonly results: readonly Result[]; readonly testedPages?: number };
type Checker = {
  readonly runChecks: (url: string, options: object) => Promise<Report>;
  readonly computeScore: (report: Report) => { readonly overall: number };
};

/** Not by its name alone, so that the types of the rest do not need it installed. */
const checker = async (): Promise<Checker> => import(['afdocs'].join(''));

let site: ServedSite;
let report: Report;
let score: number;
beforeAll(async () => {
  site = await serveSite();
  const [, built = ''] =
    /<link rel="canonical" href="([^"]+)"/.exec(readFileSync(join(dist, 'index.html'), 'utf8')) ?? [];
  const { runChecks, computeScore } = await checker();
  report = await runChecks(site.origin + site.base, {
    // Every page, in the same order each time; this machine need not be spared.
    samplingStrategy: 'deterministic',
    maxLinksToTest: 500,
    requestDelay: 0,
    maxConcurrency: 4,
    canonicalOrigin: new URL(built).origin,
  });
  score = computeScore(report).overall;
});
afterAll(() => site.stop());

const found = (): readonly string[] =>
  report.results
    .filter(({ status }) => status !== 'pass')
    .map(({ id, status, message }) => `${status} ${id}: ${message}`);

test('scores at least 95 of 100 in the check of the Agent-Friendly Documentation Spec, with every page', () => {
  expect(report.testedPages).toBeGreaterThan(90);
  expect(score, found().join('\n')).toBeGreaterThanOrEqual(95);
});

test.each([
  'llms-txt-exists',
  'llms-txt-size',
  'llms-txt-valid',
  'llms-txt-coverage',
  'llms-txt-links-resolve',
  'markdown-url-support',
  'content-negotiation',
  'markdown-code-fence-validity',
  'http-status-codes',
])('passes %s', (id) => {
  expect(report.results.find((one) => one.id === id)).toMatchObject({ status: 'pass' });
});

test('llms.txt stays below 50 KB', () => {
  expect(readFileSync(join(dist, 'llms.txt')).length).toBeLessThan(50 * 1_024);
});
