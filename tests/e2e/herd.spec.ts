import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { expectNoSidewaysScroll } from '../support/inspect.ts';
import { expect, test } from '../support/test.ts';

const tool = (page: Page) => page.getByRole('region', { name: 'A herd of clients under four reconnect policies' });
const table = (page: Page) => page.getByRole('region', { name: 'In numbers' }).getByRole('table');
/** Small enough for a run to end at once. */
const small = 'herd=1~1000~200~2000~10~3000~500~200~0.04~20000~0~~no-jitter-30~~fixed-1~~full-30~~first-wait';

for (const path of ['herd/', 'ja/herd/']) {
  test(`/${path} is accessible with its settings open, and fits 320 px`, async ({ page }) => {
    await page.goto(path);
    await page.getByRole('button', { name: /Settings of policy A|ポリシーAの設定/ }).click();
    await expect(page.getByRole('group', { name: /Settings of policy A|ポリシーAの設定/ })).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 700 });
    await expectNoSidewaysScroll(page);
  });
}

test('a slider turned by keyboard starts a run of its own accord, and its link shows the same run', async ({
  page,
}) => {
  await page.goto(`herd/#${small}&seed=3`);
  await expect(table(page).getByRole('row').nth(1)).toContainText('×');
  const lane = tool(page).getByRole('img', { name: /^A, No jitter/ });
  await expect(tool(page)).toHaveAttribute('aria-busy', 'false');
  const before = await lane.getAttribute('aria-label');
  await tool(page).getByRole('slider', { name: 'Capacity per second, slider' }).focus();
  await page.keyboard.press('End');
  await expect(page).toHaveURL(/herd=1~1000~100000~/);
  await expect(lane).not.toHaveAttribute('aria-label', before ?? '');
  await expect(tool(page)).toContainText('None of these exceeds the capacity.');
  const after = await lane.getAttribute('aria-label');
  await page.reload();
  await expect(lane).toHaveAttribute('aria-label', after ?? '');
});

test('any of the four policies can meet a rolling deploy', async ({ page }) => {
  await page.goto(`herd/#${small}`);
  await page.getByRole('button', { name: /Settings of policy A.*all at once/ }).click();
  await page
    .getByRole('group', { name: 'Settings of policy A' })
    .getByLabel('Connections close')
    .selectOption('rolling');
  await expect(page).toHaveURL(/~0~9~~no-jitter-30/);
  await expect(page.getByRole('button', { name: /Settings of policy A.*10 batches, one every 3 s/ })).toBeVisible();
});

test('a million clients run beside the page, which still answers, and can be cancelled', async ({ page }) => {
  await page.goto('herd/');
  await tool(page).getByLabel('Clients', { exact: true }).fill('1000000');
  const cancel = tool(page).getByRole('button', { name: 'Cancel' });
  await expect(tool(page).getByRole('progressbar')).toBeVisible();
  await page.getByLabel('Deadline (min)').fill('10');
  await expect(page.getByRole('region', { name: 'Drain planner' }).getByRole('status')).toContainText('batches of');
  await cancel.click();
  await expect(tool(page).getByRole('status')).toContainText('Cancelled.');
  await expect(tool(page).getByLabel('Clients', { exact: true })).toHaveValue('100000');
});

test('what is out of bounds is refused at the control, and in a link falls back with a notice', async ({ page }) => {
  await page.goto('herd/');
  for (const [label, text, why] of [
    ['Clients', '1e12', 'Too high: at most 1,000,000.'],
    ['Clients', '-5', 'Too low: at least 100.'],
    ['Capacity per second', '0', 'Too low: at least 1.'],
    ['Capacity per second', 'NaN', 'This is not a number.'],
  ] as const) {
    await tool(page).getByLabel(label, { exact: true }).fill(text);
    await expect(tool(page).getByText(why)).toBeVisible();
  }
  await expect(page).toHaveURL(/herd\/$/);
  for (const hash of [small.replace('1000~200', '1e12~200'), small.replace('~200~', '~0~'), 'herd=%3Cb%3E']) {
    await page.goto(`herd/#${hash}`);
    await page.reload();
    await expect(tool(page).getByRole('status')).toContainText('cannot read');
  }
});

test('the drain planner’s plan holds when it is run, and an impossible one is said to be so', async ({ page }) => {
  await page.goto(`herd/#${small}`);
  const planner = page.getByRole('region', { name: 'Drain planner' });
  await planner.getByRole('button', { name: 'Run this plan as D' }).click();
  await expect(page).toHaveURL(/~~e1000-2~c30000~w0-/);
  await expect(tool(page)).toHaveAttribute('aria-busy', 'false');
  await expect(
    tool(page).getByRole('img', { name: /^D, Your own: busiest second 0\.\d times capacity/ }),
  ).toBeVisible();
  await tool(page).getByLabel('Capacity per second', { exact: true }).fill('1');
  await expect(planner.getByRole('status')).toContainText('random variation alone exceeds the capacity');
});

test('what else happens is turned on by keyboard, is in the link, and is gone from it when it is turned off', async ({
  page,
}) => {
  await page.goto(`herd/#${small}&seed=3`);
  await expect(tool(page)).toHaveAttribute('aria-busy', 'false');
  await tool(page).getByText('What else happens').click();
  const gate = tool(page).getByRole('checkbox', { name: 'An admission gate' });
  await gate.focus();
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/#herd=2~g0-0-512~~~1000~200~/);
  const gateFields = tool(page).getByRole('group', { name: 'An admission gate' });
  await gateFields.getByLabel('Closed from (s)').fill('5');
  await expect(gateFields.getByText('Ends before it begins.')).toBeVisible();
  await gateFields.getByLabel('Closed until (s)').fill('20');
  await expect(page).toHaveURL(/#herd=2~g0-20000-512~~~/);
  await tool(page).getByRole('checkbox', { name: 'Other clients among them' }).check();
  await tool(page).getByLabel('Share of other clients 1 (%)').fill('101');
  await expect(tool(page).getByText('Too high: at most 100.')).toBeVisible();
  await tool(page).getByLabel('Share of other clients 1 (%)').fill('30');
  await expect(page).toHaveURL(/~~0\.3~f1000~~~1000~200~/);
  await expectAccessible(page);
  await page.reload();
  await expect(tool(page).getByText('What else happens (2 on)')).toBeVisible();
  await tool(page).getByText('What else happens').click();
  await tool(page).getByRole('checkbox', { name: 'Other clients among them' }).uncheck();
  await tool(page).getByRole('checkbox', { name: 'An admission gate' }).uncheck();
  await expect(page).toHaveURL(/#herd=1~1000~200~/);
});

test('a map of 400 settings is computed, read by keyboard and taken over from', async ({ page }) => {
  await page.goto('herd/#herd=1~20000~800~1000~1~0~1000~512~0.04~5000~1~0~~full-30~~full-30~~full-30~~full-30');
  const map = page.getByRole('region', { name: 'The map of your run' });
  await map.getByRole('button', { name: 'Compute the map' }).click();
  const own = map.getByRole('button', { name: /^Your settings, cap 30 s, timeout 5 s: not back within an hour/ });
  await expect(own).toBeVisible();
  await expect(map.getByRole('button', { name: /not computed yet/ })).toHaveCount(0);
  await expect(map.getByRole('button', { name: /^(Your settings, )?cap/ })).toHaveCount(400);
  await own.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(
    map.getByRole('button', { name: /^cap 40 s, timeout 5 s: 99\.9 % are back after \d min/ }),
  ).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/~~e1000-2~jf~c40000/);
  await map.getByLabel('Columns and rows').selectOption('first-capacity');
  await map
    .getByRole('button', { name: /^first wait 0 to 60 s, 800 handshakes a second: 99\.9 % are back after/ })
    .click();
  await map.getByRole('button', { name: 'Take over as A' }).click();
  await expect(page).toHaveURL(/~w0-60000/);
});

test('an incident opens above with what is known of it, beside three other policies', async ({ page }) => {
  await page.goto('herd/');
  await page.getByRole('link', { name: 'Replay Pusher mt1, 17 December' }).click();
  await expect(page).toHaveURL(/#herd=2~l0\.5~f0\.5-300000~~~10000~200~/);
  await expect(tool(page).getByLabel('Clients', { exact: true })).toHaveValue('10000');
  await expect(tool(page)).toHaveAttribute('aria-busy', 'false');
  await expect(tool(page).getByRole('img', { name: /^A, Your own: .*99\.9 % back after 2 min/ })).toBeVisible();
  await expect(tool(page).getByRole('status')).toHaveCount(0);
});

test('an incident opens with its remedy on the server, which the controls then show', async ({ page }) => {
  await page.goto('herd/');
  await page
    .getByRole('link', { name: 'Replay Zed, June 2025 with this change: 512 at a time, the others refused' })
    .click();
  await expect(page).toHaveURL(/#herd=2~g0-0-512~~~5000~250~/);
  await tool(page).getByText('What else happens (1 on)').click();
  await expect(tool(page).getByRole('checkbox', { name: 'An admission gate' })).toBeChecked();
  await expect(tool(page)).toHaveAttribute('aria-busy', 'false');
  await expect(tool(page).getByRole('img', { name: /^A, Your own: .*99\.9 % back after/ })).toBeVisible();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('one changed thing brings the server of the lesson back, chosen by keyboard', async ({ page }) => {
    await page.goto('herd/');
    const lesson = page.getByRole('region', { name: 'One outage, three servers' });
    await expect(lesson.getByRole('img', { name: /^still down after 1 h/ })).toBeVisible();
    await expect(lesson.getByRole('img', { name: /127,053\.$/ })).toBeVisible();
    await lesson.getByRole('radio', { name: 'As it is' }).focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
    await expect(lesson.getByRole('radio', { name: 'Refuse beyond 512 49 s' })).toBeChecked();
    await expect(lesson.getByRole('img', { name: /^still down/ })).toHaveCount(0);
    await expect(lesson.getByRole('img', { name: /^99\.9 % are back after 49 s/ })).toHaveCount(2);
  });

  test('the run of the page’s own example is drawn, said in words and in numbers', async ({ page }) => {
    await page.goto('herd/');
    await expect(tool(page).getByText(/^Take D .*the peak falls from 22 to 0\.7 times capacity/)).toBeVisible();
    for (const slot of ['A', 'B', 'C', 'D']) {
      await expect(tool(page).getByRole('img', { name: new RegExp(`^${slot}, `) })).toBeVisible();
    }
    await expect(table(page).getByRole('row')).toHaveCount(5);
  });
});
