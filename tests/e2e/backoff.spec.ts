import { expectAccessible } from '../support/accessible.ts';
import { expectNoSidewaysScroll } from '../support/inspect.ts';
import { expect, test } from '../support/test.ts';

for (const path of ['backoff/', 'ja/backoff/']) {
  test(`/${path} is accessible with its settings open, and fits 320 px`, async ({ page }) => {
    await page.goto(path);
    await page.getByRole('button', { name: /Settings of policy B|ポリシーBの設定/ }).click();
    await expect(page.getByRole('group', { name: /Settings of policy B|ポリシーBの設定/ })).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 700 });
    // Code that scrolls sideways is out of reach for a keyboard.
    await expectAccessible(page, '.bk-code');
    await expectNoSidewaysScroll(page);
  });
}

test('every control changes the picture at once, by keyboard as well, and the address holds all of it', {
  tag: '@core',
}, async ({ page }) => {
  await page.goto('backoff/');
  const tool = page.getByRole('region', { name: 'Two reconnect policies against the same outage' });
  const picture = tool.getByRole('img', { name: /^First draft/ });
  const before = await picture.getAttribute('aria-label');
  const outage = tool.getByRole('slider', { name: 'Outage' });
  await outage.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(picture).not.toHaveAttribute('aria-label', before ?? '');
  await tool.getByRole('combobox', { name: 'Policy A' }).selectOption('signalr');
  await tool.getByRole('combobox', { name: 'Browser adds' }).selectOption('firefox');
  const signalr = tool.getByRole('img', { name: /^SignalR .*then it gives up\.$/ });
  await expect(signalr).toBeVisible();
  await expect(page).toHaveURL(/#backoff=1~70~1~~signalr~~full-30&seed=94$/);
  await page.reload();
  await expect(signalr).toBeVisible();
});

test('a wait that begins below the picture of a phone is not drawn', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('backoff/#backoff=1~10~0~~f600000~ja0-300000~~f1000&seed=1');
  await expect(page.getByRole('img', { name: /600 s every time/ }).last()).toBeVisible();
  await expect(page.locator('.bk-svg rect[height^="-"]')).toHaveCount(0);
});

test('a value that makes no policy is refused where it was typed, and changes nothing', async ({ page }) => {
  await page.goto('backoff/');
  await page.getByRole('button', { name: /Settings of policy A/ }).click();
  const settings = page.getByRole('group', { name: 'Settings of policy A' });
  const factor = settings.getByLabel('Factor');
  for (const [text, why] of [
    ['0', 'Too low: at least 1.'],
    ['1e12', 'Too high: at most 10.'],
    ['NaN', 'This is not a number.'],
    ['-2', 'Too low: at least 1.'],
    ['', 'This is not a number.'],
  ] as const) {
    await factor.fill(text);
    await expect(settings.getByRole('alert')).toHaveText(why);
    await expect(factor).toHaveValue(text);
  }
  await expect(page).toHaveURL(/backoff\/$/);
  await settings.getByLabel('Cap (ms), empty: none').fill('10');
  await expect(settings.getByText('The cap is below the first wait')).toBeVisible();
  await factor.fill('');
  // Digit by digit: a zero at the end is on the way to something.
  await factor.pressSequentially('1.05');
  await expect(factor).toHaveValue('1.05');
  await expect(page).toHaveURL(/e1000-1\.05/);
  await settings.getByLabel('First wait (ms)').fill('２０００');
  await expect(page).toHaveURL(/e2000-1\.05/);
});

test('a library’s own form of jitter survives in a link when one of its numbers was changed', async ({ page }) => {
  await page.goto('backoff/');
  await page.getByRole('combobox', { name: 'Policy A' }).selectOption('socket-io');
  await page.getByRole('button', { name: /Settings of policy A/ }).click();
  await page.getByRole('group', { name: 'Settings of policy A' }).getByLabel('First wait (ms)').fill('500');
  await expect(page).toHaveURL(/e500-2~c5000~k~jy0\.5/);
  await page.reload();
  await expect(page.getByRole('button', { name: /Settings of policy A.*0\.5 s ×2.*−45 to \+50 %/ })).toBeVisible();
});

test('a link that holds no policy falls back to the default with a notice', async ({ page }) => {
  for (const text of ['1~75~0~~e1000-0~~full-30', '1~9999~0~~full-30~~full-30', '1~75~0~~<b>~~x']) {
    await page.goto(`backoff/#backoff=${encodeURIComponent(text)}`);
    await page.reload();
    await expect(page.getByRole('status').filter({ hasText: 'cannot read' })).toBeVisible();
    await expect(page.getByRole('img', { name: /^First draft/ })).toBeVisible();
  }
});

test('the policy can be taken home for a library, or is said not to fit it', { tag: '@core' }, async ({ page }) => {
  await page.goto('backoff/');
  const home = page.getByRole('region', { name: 'Take it home' });
  await expect(home.getByRole('region', { name: 'The call as code' })).toContainText(
    'Math.random() * Math.min(30_000, 1_000 * 2 ** attempt)',
  );
  await home.getByLabel('Use it with').selectOption('phoenix');
  await expect(home.getByRole('region', { name: 'The call as code' })).toContainText('reconnectAfterMs');
  await home.getByLabel('Use it with').selectOption('partysocket');
  await expect(home.getByRole('status')).toContainText('partysocket has no option for this policy');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('both policies are drawn without controls that do nothing, on paper too', async ({ page }) => {
    await page.goto('backoff/');
    await expect(page.getByRole('img', { name: /^First draft.*connected 52 s after/ })).toBeVisible();
    await expect(page.getByRole('img', { name: /^Full jitter, cap 30 s/ })).toBeVisible();
    const again = page.getByRole('button', { name: 'New random delays' });
    await expect(again).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('img', { name: /First draft/ }).first()).toBeVisible();
    await expect(again).toBeHidden();
  });
});
