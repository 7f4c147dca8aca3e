import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { expectNoSidewaysScroll } from '../support/inspect.ts';
import { moveMouse } from '../support/move-mouse.ts';
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

test('a slider turned by keyboard starts a run of its own accord, and its link shows the same run', {
  tag: '@core',
}, async ({ page }) => {
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

test('what to do, the lanes and the table follow the number of clients, typed by keyboard', { tag: '@core' }, async ({
  page,
}) => {
  await page.goto(`herd/#${small}`);
  const advice = tool(page).locator('.hd-advice');
  await expect(table(page).getByRole('row').nth(1)).toContainText('×5');
  await expect(tool(page)).toHaveAttribute('aria-busy', 'false');
  const said = () =>
    Promise.all([
      advice.innerText(),
      tool(page).locator('.hd-number').allInnerTexts(),
      table(page).getByRole('row').allInnerTexts(),
    ]);
  const before = await said();
  const type = async (clients: string): Promise<void> => {
    await tool(page).getByLabel('Clients', { exact: true }).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(clients);
  };
  await type('100');
  await expect(advice).toContainText('None of these exceeds the capacity.');
  await expect(tool(page).locator('.hd-number')).toContainText(Array(4).fill('never over capacity'));
  await expect(table(page).getByRole('row').nth(1)).toContainText('×0.5');
  await expect(page).toHaveURL(/herd=1~100~200~/);
  await type('1000');
  await expect.poll(said).toEqual(before);
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

test('the drain planner’s plan holds when it is run, and an impossible one is said to be so', { tag: '@core' }, async ({
  page,
}) => {
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

test('the calculator gives parameters with their reasons, runs them beside the reader’s own, and hands them over', async ({
  page,
}) => {
  await page.goto('herd/#herd=1~5000~200~1000~1~0~1000~128~0.04~5000~1~0~~full-30~~full-30~~full-30~~full-30');
  const calculator = page.getByRole('region', { name: 'Choose the parameters' });
  await expect(calculator.getByRole('definition').filter({ hasText: 'random, 0 to' })).toBeVisible();
  await calculator.getByRole('button', { name: 'Run it beside A' }).click();
  await expect(calculator.getByRole('status')).toContainText(
    /Your run A: not back within the run\. With these parameters: 99\.9 % are back after .*, in time\./,
  );
  await expect(calculator.getByRole('img')).toHaveCount(2);
  await expectAccessible(page);
  await calculator.getByRole('button', { name: 'Take it over as D' }).click();
  await expect(page).toHaveURL(/~200~0\.04~5000~0~0~~full-30~~full-30~~full-30~~e1000-2~/);
  for (const [seconds, why] of [
    ['20', 'the handshakes alone take longer. It needs at least 264 a second.'],
    ['27', 'no parameters are sure to be in time'],
    ['0', 'Too low: at least 1.'],
    ['NaN', 'This is not a number.'],
  ] as const) {
    await calculator.getByLabel('Deadline (s)').fill(seconds);
    await expect(calculator.getByText(why)).toBeVisible();
  }
});

test('a reader’s own monitoring is behind the run, and a hostile one is answered in a sentence', async ({ page }) => {
  await page.goto(`herd/#${small}`);
  const kit = page.getByRole('region', { name: 'For the post-mortem' });
  const put = (text: string) =>
    kit
      .getByLabel('CSV of your monitoring')
      .setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await put(
    'time;connected;attempts;refused\n100;1000;0;0\n110;1000;2;0\n120;100;900;850\n130;700;6000;4000\n140;1000;310;10',
  );
  await expect(kit.getByRole('status')).toContainText('5 lines read: connected, attempts, refused.');
  await expect(kit.getByLabel('Connections lost at (s of the file)')).toHaveValue('20');
  const key = tool(page).getByRole('img', { name: /^Your monitoring: / });
  await expect(key).toHaveAccessibleName(
    'Your monitoring: attempts, at most ×3.0, refused, at most ×2.0, connected, at least 10 %.',
  );
  const lanes = tool(page).getByRole('img', { name: /^[A-D], / });
  await expect(lanes.locator('.hd-behind')).toHaveCount(4);
  await expect(lanes.locator('.hd-behind-refused')).toHaveCount(4);
  await expectAccessible(page);
  await kit.getByLabel('Connections lost at (s of the file)').fill('4000');
  await expect(key).toHaveAccessibleName(/not within the time of this picture/);
  await put('time,connected\n1,5\n1,6\n2,11');
  await expect(kit.getByRole('status')).toContainText('3 lines read: connected.');
  await expect(kit.getByRole('status')).toContainText('as of several servers: 1 more than there are times.');
  await put('time,connected\n1,5\n2,many');
  await expect(kit.getByRole('status')).toContainText('Line 3: “many” is not a number of 0 or more.');
  await expect(key).toHaveCount(0);
  await put('x'.repeat(2_000_001));
  await expect(kit.getByRole('status')).toContainText('The file is too long: at most 2,000,000 bytes.');
  await put('<script>alert(1)</script>');
  await expect(kit.getByRole('status')).toContainText('No column with times was found.');
});

test('a run is saved as CSV, as a picture without the page, and as Markdown', async ({ page }) => {
  await page.goto(`herd/#${small}`);
  await expect(tool(page)).toHaveAttribute('aria-busy', 'false');
  const kit = page.getByRole('region', { name: 'For the post-mortem' });
  const saved = async (name: string): Promise<string> => {
    const download = page.waitForEvent('download');
    await kit.getByRole('button', { name }).click();
    const pieces: Buffer[] = [];
    for await (const piece of await (await download).createReadStream()) pieces.push(piece as Buffer);
    return Buffer.concat(pieces).toString('utf8');
  };
  expect(await saved('Save as CSV')).toMatch(/^time_s,connected,attempts,.*\r\n0,/);
  const svg = await saved('Save as SVG');
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg.match(/<svg /g)).toHaveLength(6);
  expect(svg).not.toMatch(/class="|style="|var\(|light-dark|<script/);
  expect(svg).toContain('A, No jitter');
  await kit
    .getByLabel('CSV of your monitoring')
    .setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from('0,1000,0,0\n5,200,2500,2000') });
  await expect(tool(page).getByRole('img', { name: /^Your monitoring: / })).toBeVisible();
  const compared = await saved('Save as SVG');
  expect(compared.match(/<svg /g)).toHaveLength(7);
  expect(compared).toContain('>refused, at most ×2.0<');
  expect(await saved('Save as Markdown')).toContain('\nYour monitoring: attempts, at most ×2.5, refused, at most ×2.0');
  expect((await saved('Save as PNG')).slice(1, 4)).toBe('PNG');
  const markdown = await saved('Save as Markdown');
  expect(markdown).toMatch(/^## Reconnecting clients, simulated\n/);
  expect(markdown.match(/^\| [A-D] /gm)).toHaveLength(4);
  expect(markdown).toContain(`/herd/#${small}`);
});

test('what else happens is turned on by keyboard, is in the link, and is no longer in it when it is turned off', async ({
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
  await expect(page).toHaveURL(/~~e1000-2~c40000/);
  await map.getByLabel('Columns and rows').selectOption('first-capacity');
  await map
    .getByRole('button', { name: /^first wait 0 to 60 s, 800 handshakes a second: 99\.9 % are back after/ })
    .click();
  await map.getByRole('button', { name: 'Take over as A' }).click();
  await expect(page).toHaveURL(/~w0-60000/);
});

test('a button that goes away when it is pressed leaves the keyboard where its work shows', async ({ page }) => {
  // On a phone the place of the settings in the map is below the button's window.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`herd/#${small}`);
  const map = page.getByRole('region', { name: 'The map of your run' });
  await map.getByRole('button', { name: 'Compute the map' }).press('Enter');
  const own = map.getByRole('button', { name: /^Your settings, cap 30 s, timeout 20 s: 99/ });
  await expect(own).toBeFocused();
  await expect(own).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('ArrowRight');
  await map.getByRole('button', { name: 'Take over as A' }).press('Enter');
  await expect(map.getByRole('button', { name: /^Your settings, cap 35 s, timeout 20 s: 99/ })).toBeFocused();

  const kit = page.getByRole('region', { name: 'For the post-mortem' });
  const file = { name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from('time,connected\n1,9\n2,3') };
  await kit.getByLabel('CSV of your monitoring').setInputFiles(file);
  await kit.getByRole('button', { name: 'Remove it' }).press('Enter');
  await expect(kit.getByLabel('CSV of your monitoring')).toBeFocused();

  await tool(page).getByText('What else happens').click();
  await tool(page).getByRole('checkbox', { name: 'Other clients among them' }).check();
  await tool(page).getByRole('button', { name: 'Add another kind' }).press('Enter');
  await tool(page).getByRole('button', { name: 'Remove other clients 2' }).press('Enter');
  await expect(tool(page).getByLabel('Share of other clients 1 (%)')).toBeFocused();
  await tool(page).getByRole('button', { name: 'Remove other clients 1' }).press('Enter');
  await expect(tool(page).getByRole('checkbox', { name: 'Other clients among them' })).toBeFocused();

  await tool(page).getByLabel('Clients', { exact: true }).fill('1000000');
  await tool(page).getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(tool(page).getByRole('button', { name: 'Run again' })).toBeFocused();
});

test('a run that is cancelled while it is drawn leaves no lane behind', async ({ page }) => {
  await page.goto(`herd/#${small}`);
  await expect(table(page).getByRole('row').nth(1)).toContainText('×5');
  await expect(tool(page)).toHaveAttribute('aria-busy', 'false');
  const lanes = tool(page).getByRole('img', { name: /^[A-D], / });
  const labels = () => lanes.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  const before = await labels();
  // The first lane that changes presses the button, as nobody else could.
  const first = await lanes.first().elementHandle();
  await first!.evaluate((lane) => {
    const host = lane.closest('section')!;
    new MutationObserver((_, observer) => {
      observer.disconnect();
      host.setAttribute('data-was', lane.getAttribute('aria-label') ?? '');
      host.querySelector<HTMLElement>('.hd-progress button')!.click();
    }).observe(lane, { attributes: true, attributeFilter: ['aria-label'] });
  });
  await tool(page).getByLabel('Capacity per second', { exact: true }).fill('100000');
  await expect(tool(page).getByRole('status')).toContainText('Cancelled.');
  await expect(tool(page)).not.toHaveAttribute('data-was', before[0] ?? '');
  await expect.poll(labels).toEqual(before);
});

test('an incident opens above with what is known of it, beside three other policies', async ({ page }) => {
  await page.goto('herd/');
  await moveMouse(page);
  await expect(page.locator('.herd-figure[data-ready]')).toHaveCount(1);
  await page.getByRole('link', { name: 'Replay Pusher mt1, 17 December', exact: true }).click();
  await expect(page).toHaveURL(/#herd=2~l0\.5~f0\.5-300000~~~10000~200~/);
  await expect(tool(page)).toBeInViewport({ ratio: 0.5 });
  await expect(tool(page).getByRole('button', { name: 'Run again' })).toBeFocused();
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
  test('one changed thing brings the server of the lesson back, chosen by keyboard', { tag: '@core' }, async ({
    page,
  }) => {
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
    // What could only be pressed in vain is not there.
    await expect(tool(page).getByRole('slider')).toHaveCount(0);
    for (const name of ['Run again', 'Run this plan as D'])
      await expect(page.getByRole('button', { name })).toHaveCount(0);
  });
});
