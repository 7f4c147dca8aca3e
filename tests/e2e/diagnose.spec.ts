import type { Page } from '@playwright/test';
import { fill } from '../../src/core/format.ts';
import { expectAccessible } from '../support/accessible.ts';
import { expectNoOverflow } from '../support/inspect.ts';
import { moveMouse } from '../support/move-mouse.ts';
import { expect, test } from '../support/test.ts';
import { wordsIn } from '../support/words.ts';

const minuteLog = `chat.js:41 onclose code=1006 reason="" wasClean=false
opened 09:14:02.118  closed 09:15:02.231
opened 09:15:03.020  closed 09:16:03.096`;

async function diagnose(page: Page, text: string): Promise<void> {
  await page.getByLabel('Log or event').fill(text);
  await page.getByRole('button', { name: 'Diagnose', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'What we recognised' })).toBeVisible();
}

const causes = (page: Page) => page.getByRole('region', { name: 'Causes, most likely first' });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('a pasted log becomes ranked causes with reasons, a command, a fix and a simulation', { tag: '@core' }, async ({
  page,
}) => {
  await page.goto('diagnose/');
  await diagnose(page, minuteLog);
  await expect(heading(page)).toHaveText('Most likely: A proxy’s idle timeout closed the connection, after 60.1 s');
  await expect(page.getByText('opened 09:14:02.118')).toBeVisible();
  await expect(page.getByLabel('Code', { exact: true })).toHaveValue('1006');
  await expect(page.getByRole('textbox', { name: 'Seconds open' })).toHaveValue('60.1, 60.1');
  await expect(page.getByLabel('Phase', { exact: true })).toHaveValue('opened');
  const first = causes(page).getByRole('listitem').first();
  await expect(first).toContainText('60.1 s: the timer of nginx, ingress-nginx, Apache httpd, AWS ALB');
  await expect(first).toContainText('very likely');
  await expect(first.getByText('upstream timed out|prematurely closed')).toBeVisible();
  await expect(first.getByRole('link', { name: 'Compare with a simulation' })).toHaveAttribute(
    'href',
    /\/simulator\/#run=1~proxy-idle-timeout-nginx~pi60000$/,
  );
  await expect(page.getByText(/^60\.1 s fits: nginx/)).toBeVisible();
  await causes(page)
    .getByText(/^Ruled out/)
    .click();
  await expect(causes(page).getByText('The server shut down and announced it')).toBeVisible();
});

test('a wrong guess can be corrected, and the ranking follows', async ({ page }) => {
  await page.goto('diagnose/');
  await diagnose(page, minuteLog);
  await page.getByLabel('Code', { exact: true }).fill('1001');
  await page.getByLabel('Code', { exact: true }).press('Enter');
  await expect(page).toHaveURL(/code=1001/);
  await page.getByText(/^Say more/).click();
  await page.getByLabel('Just before', { exact: true }).selectOption('a deploy');
  await expect(page.getByLabel('Just before', { exact: true })).toBeFocused();
  await expect(heading(page)).toHaveText(/The server shut down and announced it/);
  await page.getByLabel('Code', { exact: true }).fill('none');
  await page.getByLabel('Code', { exact: true }).press('Enter');
  await expect(page).toHaveURL(/code=1001/);
});

test('what was recognised is marked in the text and named, and goes with one click; the link keeps that', async ({
  page,
  context,
}) => {
  await page.goto('diagnose/');
  await diagnose(page, minuteLog);
  const lines = page.getByRole('list').filter({ hasText: 'chat.js' });
  const marked = lines.locator('mark');
  await expect(marked.filter({ hasText: 'code=1006' })).toHaveText(/code=1006 \(Code\)/);
  await expect(marked.filter({ hasText: '(Seconds open)' })).toHaveCount(4);
  await page.getByRole('button', { name: 'Remove Seconds open: 60.1, 60.1' }).click();
  await expect(marked.filter({ hasText: '(Seconds open)' })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Seconds open' })).toBeFocused();
  await expect(heading(page)).toHaveText('Several causes are possible');
  await expect(page).not.toHaveURL(/after=|rhythm=/);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(heading(other)).toHaveText('Several causes are possible');
});

test('the verdict is announced once, and again only when it changes', async ({ page }) => {
  await page.goto('diagnose/');
  await diagnose(page, minuteLog);
  const verdict = 'Most likely: A proxy’s idle timeout closed the connection, after 60.1 s';
  const announced = page.getByRole('status').getByText(/./);
  await expect(announced).toHaveText([verdict]);
  await page.getByRole('button', { name: /^Remove wasClean/ }).click();
  await expect(announced).toHaveText([verdict]);
  await page.getByRole('button', { name: /^Remove Seconds/ }).click();
  await expect(announced).toHaveText([verdict, 'Several causes are possible']);
});

test('one command decides between the first causes, for the system where it is typed, and is copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('diagnose/');
  await diagnose(page, "WebSocket connection to 'wss://h.example/' failed: Unexpected response code: 403");
  const first = causes(page).getByRole('listitem').first();
  await first.getByRole('combobox', { name: 'Where you type it' }).selectOption('Windows (PowerShell)');
  await expect(first.getByText('curl.exe -sv --http1.1')).toBeVisible();
  await expect(first.getByRole('term').filter({ hasText: 'HTTP 401 or 403' })).toBeVisible();
  await first.getByRole('button', { name: 'Copy', exact: true }).first().click();
  await expect(first.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Upgrade: websocket');
});

test('a cause and its fix are copied for an assistant, with lines of the text only if they are asked for', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('diagnose/');
  await diagnose(page, 'user alice\nonclose code=1006 wasClean=false after 60 s token=s3cret');
  const first = causes(page).getByRole('listitem').first();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await first.getByRole('button', { name: 'Copy for an assistant' }).press('Enter');
  await expect(first.getByRole('button', { name: 'Copied' })).toBeFocused();
  expect(await copied()).toMatch(/^# A proxy’s idle timeout[\s\S]*Code: 1006[\s\S]*proxy_read_timeout/);
  expect(await copied()).not.toContain('s3cret');
  await first.getByRole('checkbox', { name: 'with the lines that matter of my text' }).check();
  await first.getByRole('button', { name: 'Copy for an assistant' }).click();
  await expect(first.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await copied()).toContain('token=s3cret');
  expect(await copied()).not.toContain('alice');
});

test('a text that tells nothing gets a list of what was looked for, an example, and no causes', async ({ page }) => {
  await page.goto('diagnose/');
  await diagnose(page, 'The quick brown fox jumps over the lazy dog.');
  await expect(heading(page)).toHaveText('Nothing in this text says how a connection ended');
  await expect(page.getByText('a close code: “closed with code 1006”')).toBeVisible();
  await expect(causes(page)).toBeHidden();
  await page.getByRole('button', { name: 'A proxy that closes after 60 s' }).click();
  await expect(heading(page)).toHaveText(/^Most likely/);
});

test('a service’s own code is explained in its own words, with whether to connect again', async ({ page }) => {
  await page.goto('diagnose/');
  await diagnose(page, 'discord gateway: WebSocket closed with code 4014');
  await expect(page.getByRole('link', { name: /^Disallowed intent/ })).toBeVisible();
  await expect(page.getByText('Do not connect again: it would end in the same way.')).toBeVisible();
});

test('Japanese, by keyboard alone: paste, remove a wrong reading, answer, and reach the fix', { tag: '@core' }, async ({
  page,
}) => {
  await page.goto('ja/diagnose/');
  await page.getByLabel('ログやイベント').focus();
  await expect(page.locator('.diagnose-figure')).toHaveAttribute('data-ready', '');
  await page.keyboard.insertText('WebSocketが60秒ごとに切断されます。close code 1006、nginx経由');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: '手がかり' })).toBeFocused();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/プロキシのアイドルタイムアウト/);
  await page.getByRole('button', { name: '経路「nginx」を外す' }).press('Enter');
  await expect(page.getByRole('combobox', { name: '経路' })).toBeFocused();
  await expect(page).not.toHaveURL(/via=/);
  const question = page.getByRole('region', { name: /(か。|ですか)$/ });
  await question.getByRole('button').first().press('Enter');
  await expect(page.getByRole('region', { name: 'ありそうな原因の順' })).toContainText('proxy_read_timeout 3600s;');
});

for (const [how, transfer] of [
  ['pasted', 'clipboardData'],
  ['dropped', 'dataTransfer'],
] as const)
  test(`a text of ten million characters that is ${how} is read, and never laid out in the field`, async ({ page }) => {
    await page.goto('diagnose/');
    const field = page.getByLabel('Log or event');
    await field.focus();
    const isLeft = () =>
      field.evaluate(
        (element, { log, name }) => {
          const data = new DataTransfer();
          data.setData('text/plain', `${log}\n${'GET /api/items 200 in 12 ms\n'.repeat(370_000)}`);
          const event =
            name === 'clipboardData'
              ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
              : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
          return element.dispatchEvent(event);
        },
        { log: minuteLog, name: transfer },
      );
    // Until the page listens; a made-up event puts nothing into the field itself.
    await expect.poll(isLeft, 'whether the browser puts the text into the field').toBe(false);
    await expect(heading(page)).toHaveText(/A proxy’s idle timeout closed the connection/);
    await expect(page.getByText('opened 09:14:02.118')).toBeVisible();
    await expect(page.locator('#dg-text')).toHaveValue('');
    await expect(page.getByText('Only the first 2,000,000 characters were read.')).toBeVisible();
  });

test('what a full field had no room for is said to be missing', async ({ page }) => {
  await page.goto('diagnose/');
  const field = page.getByLabel('Log or event');
  const diagnose = page.getByRole('button', { name: 'Diagnose', exact: true });
  const cut = page.getByText('Only the first 200,000 characters were read.');
  const line = `${minuteLog}\n`;
  await field.fill(line + ' '.repeat(200_001 - line.length));
  await diagnose.click();
  await expect(cut).toBeVisible();
  await page.getByRole('button', { name: 'Paste something else' }).click();
  await expect(cut).toBeHidden();
  await field.fill(line + ' '.repeat(200_000 - line.length));
  await diagnose.click();
  await expect(heading(page)).toHaveText(/A proxy’s idle timeout closed the connection/);
  await expect(cut).toBeHidden();
});

test('a text that a person pastes goes into the field as it did', { tag: '@core' }, async ({ page }) => {
  await page.goto('diagnose/');
  const isLeft = await page.getByLabel('Log or event').evaluate((element, log) => {
    const data = new DataTransfer();
    data.setData('text/plain', log);
    return element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, minuteLog);
  expect(isLeft).toBe(true);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the field takes no more than it can lay out', async ({ page }) => {
    await page.goto('diagnose/');
    await expect(page.getByLabel('Log or event')).toHaveAttribute('maxlength', '200001');
  });
});

test('words that mean nothing here can be ignored', async ({ page }) => {
  await page.goto('diagnose/#signs=killed&code=1006');
  await expect(heading(page)).toHaveText(/The server process crashed or was killed/);
  await page.getByRole('button', { name: /^Ignore/ }).click();
  await expect(page).not.toHaveURL(/signs=/);
});

test('with nothing to paste, at most five questions lead to causes, by keyboard alone', async ({ page }) => {
  await page.goto('diagnose/');
  await page.getByRole('button', { name: 'no idea' }).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', { name: /\?$/ });
  await expect(page.getByText('Question 1 of at most 5')).toBeVisible();
  const asked: string[] = [];
  while (asked.length < 6 && (await panel.isVisible())) {
    const title = await panel.getByRole('heading').innerText();
    expect(asked).not.toContain(title);
    asked.push(title);
    if (asked.length > 1) await expect(panel.getByRole('heading')).toBeFocused();
    // The first is answered, every other one skipped.
    const button = asked.length === 1 ? 'after OPEN' : 'Skip';
    await panel.getByRole('button', { name: button, exact: true }).press('Enter');
    await expect(page.getByRole('heading', { name: title })).toBeHidden();
  }
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.length).toBeLessThanOrEqual(5);
  await expect(causes(page).getByRole('listitem').first()).toBeVisible();
});

test('a link replays the result and holds nothing of the text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('diagnose/');
  await diagnose(page, 'onclose 1006 reason="secret words" wasClean=false after 55.1 s, conn=abc');
  await page.getByRole('button', { name: 'Copy a link to this result' }).click();
  await expect(page.getByText('Copied. It holds the facts, not your text.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).not.toMatch(/secret|abc/);
  const title = await heading(page).innerText();
  const order = await causes(page).getByRole('heading', { level: 3 }).allInnerTexts();
  const other = await context.newPage();
  await other.goto(link);
  await expect(heading(other)).toHaveText(title);
  expect(await causes(other).getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(order);
});

test('what is pasted causes no request and stays text, whatever it holds', { tag: '@core' }, async ({ page }) => {
  await page.goto('diagnose/');
  await moveMouse(page);
  await expect(page.locator('.diagnose-figure')).toHaveAttribute('data-ready', '');
  await page.waitForLoadState('networkidle');
  const requests: string[] = [];
  // The browser asks for the icon again when the address changes.
  page.on('request', (request) => request.url().endsWith('/favicon.svg') || requests.push(request.url()));
  const hostile =
    'close 1006 <img src="https://example.com/x" onerror="document.title=1"> <script>document.title=2</script> reason="<b>bold</b>" transport close';
  await diagnose(page, hostile);
  await expect(page.getByText('<img src="https://example.com/x"')).toBeVisible();
  await expect(page.getByRole('main').locator('img, script:not([type]), b:text-is("bold")')).toHaveCount(0);
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect(page).toHaveTitle(/Why did my WebSocket close/);
  expect(requests).toEqual([]);
});

test('a hostile or unknown link is read as far as it is sound', async ({ page }) => {
  await page.goto('diagnose/#code=1006&via=<script>&phase=__proto__&after=60&lib=constructor');
  await expect(page.getByLabel('Code', { exact: true })).toHaveValue('1006');
  await expect(page.getByLabel('In between', { exact: true })).toHaveValue('');
  await expect(page.getByLabel('Library', { exact: true })).toHaveValue('');
  await page.goto(`diagnose/#reason=${'x'.repeat(300)}&code=1006`);
  await page.reload();
  await expect(page.getByText('Part of this link could not be read.')).toBeVisible();
});

test('Japanese: from a symptom to causes, accessible and at every width', async ({ page }) => {
  await page.goto('ja/diagnose/');
  await page.getByRole('link', { name: 'いつも同じ秒数で切れる' }).click();
  await expect(page.getByRole('heading', { name: '読み取れたこと' })).toBeVisible();
  await page.getByRole('button', { name: /^60秒/ }).click();
  await expect(page.getByRole('textbox', { name: '接続時間（秒）' })).toHaveValue('60');
  await expect(page.getByRole('region', { name: 'ありそうな原因の順' })).toContainText(
    'プロキシのアイドルタイムアウト',
  );
  await expectNoOverflow(page);
  await expectAccessible(page);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the page still teaches: ruler, race, timers and every cause', async ({ page }) => {
    await page.goto('diagnose/');
    await expect(page.getByRole('img', { name: /^Known timers by length/ })).toBeVisible();
    await expect(page.getByLabel('Log or event')).toBeHidden();
    await page.getByText('The timers that the diagnosis knows, with their sources').click();
    await expect(page.getByRole('row', { name: /Heroku/ })).toContainText('55 s');
    await page.getByText('A proxy’s idle timeout closed the connection').click();
    await expect(page.getByText('proxy_read_timeout 3600s;').first()).toBeVisible();
  });
});

for (const [path, came, link] of [
  ['1006/', 'From your link: 60 s open · not clean · ws · reason “', 'Diagnose this'],
  ['ja/1006/', '60秒で終了 · 正常なクローズではない（wasClean=false） · ws', 'この切断を診断する'],
] as const) {
  test(`an error link's arguments stand on /${path} as inert text and lead to the diagnosis`, async ({ page }) => {
    await page.goto(`${path}#after=60&clean=false&reason=%3Cimg%20src%3Dx%3E&lib=ws&bogus=1`);
    const line = page.getByText(came);
    await expect(line).toContainText('<img src=x>');
    await expect(line.locator('img')).toHaveCount(0);
    await page.getByRole('link', { name: link }).click();
    await expect(page).toHaveURL(/diagnose\/#code=1006&after=60&clean=false/);
    await expect(heading(page)).toContainText('60');
  });
}

test('a link from an error message answers at once, for this library and this proxy', { tag: '@core' }, async ({
  page,
}) => {
  await page.goto('1006/#after=60.2&clean=false&lib=ws@8');
  const answer = page.getByRole('region', { name: 'A proxy’s idle timeout closed the connection, after 60.2 s' });
  await expect(answer).toContainText('60.2 s open · not clean · ws');
  await expect(answer).toContainText('proxy_read_timeout 3600s;');
  await expect(answer).toContainText('http { server { location / { … } } }');
  await expect(answer).toContainText('nginx -t && nginx -s reload');
  await expect(answer).toContainText('socket.ping();');
  await expect(page.getByRole('listitem').filter({ hasText: 'Only quiet connections drop' })).toContainText(
    'Most likely here',
  );
  await expect(page.getByRole('figure').first()).toContainText('A proxy’s idle timeout closed the connection');
  await answer.getByRole('link', { name: 'AWS ALB' }).click();
  await expect(answer).toContainText('idle_timeout.timeout_seconds');
  await page.evaluate(() => {
    location.hash = '';
  });
  await expect(answer).toHaveCount(0);
  await expect(page.getByText('Most likely here')).toHaveCount(0);
  await expect(page.getByRole('figure').first()).not.toContainText('A proxy’s idle timeout closed the connection');
});

test('a diagnosis that a link opened shows its causes before the form', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('diagnose/#code=1006&after=60.2&clean=false&lib=ws@8');
  const causes = page.getByRole('heading', { name: 'Causes, most likely first' });
  const form = page.getByRole('textbox').first();
  await expect(causes).toBeVisible();
  const [above, below] = [await causes.boundingBox(), await form.boundingBox()];
  expect(above!.y).toBeLessThan(below!.y);
});

test('a code’s page without an incident, or with a hostile one, shows no line and fetches nothing for it', async ({
  page,
}) => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  await page.goto('1006/#after=soon&clean=maybe&lib=__proto__');
  await page.waitForLoadState('networkidle');
  await expect(page.getByText('From your link:')).toBeHidden();
  await page.goto('1001/');
  scripts.length = 0;
  await page.reload({ waitUntil: 'networkidle' });
  expect(scripts.filter((path) => path.includes('incident-note'))).toEqual([]);
});

test('the limit of the proxy comes with its place, its reload and its check, each to copy', async ({ page }) => {
  await page.goto('diagnose/#code=1006&after=60.1&opened=yes&via=haproxy');
  const words = await wordsIn('en', 'diagnose/page');
  const cause = page.locator('.dg-causes > li').first();
  await expect(cause.getByRole('heading', { name: fill(words.remedy.limitOf, { proxy: 'HAProxy' }) })).toBeVisible();
  for (const text of ['timeout tunnel 1h', 'systemctl reload haproxy', 'grep -n "timeout tunnel"'])
    await expect(cause.getByText(text)).toBeVisible();
  expect(await cause.getByRole('button', { name: words.copy }).count()).toBeGreaterThanOrEqual(3);
});
