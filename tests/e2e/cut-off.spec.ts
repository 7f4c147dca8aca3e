import { fill } from '../../src/core/format.ts';
import { connectionTimeline as en } from '../../src/i18n/en/connection-timeline.ts';
import { timelineLog as enLog } from '../../src/i18n/en/timeline-log.ts';
import { connectionTimeline as ja } from '../../src/i18n/ja/connection-timeline.ts';
import { timelineLog as jaLog } from '../../src/i18n/ja/timeline-log.ts';
import { expect, test } from '../support/test.ts';

// This link kept a page busy for twenty seconds: the simulation had no bound on what leaves no line.
const busy = 'cable-pulled~hb0~cs10~1000cp~3600000nr';

for (const [path, line, strings, log] of [
  [`/embed/timeline/#run=1~going-away~~${busy}`, 'b', en, enLog],
  [`/ja/simulator/#run=1~${busy}`, 'only', ja, jaLog],
] as const)
  test(`${path} says that a run was too much to compute`, async ({ page }) => {
    await page.goto(path);
    const words = { line: strings.lines[line], place: log.place.run, what: log.sentence['truncated work'] };
    await expect(page.getByText(fill(strings.cutOff, words))).toBeVisible();
  });

// 75,608 elements in version 0.1.0, nearly all of them rows.
test('a log of thousands of rows lists the last ones, and says how many it leaves out', async ({ page }) => {
  await page.goto('/ja/1001-vs-1006/#run=1~going-away~hb1~sn1~~cable-pulled~hb1~sn1');
  const [before, after] = ja.log.earlier.split('{n}') as [string, string];
  await expect(page.getByText(before).filter({ hasText: after })).toBeVisible();
  const log = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: ja.log.time }) });
  expect(await log.getByRole('row').count()).toBeLessThanOrEqual(201);
});
