import { expect, test } from '../support/test.ts';

test('the builder makes a snippet that shows what it promises', { tag: '@core' }, async ({ page }) => {
  await page.goto('embedding/');
  await page.getByRole('combobox', { name: /^Widget/ }).selectOption('code');
  await page.getByRole('combobox', { name: /^Close code/ }).selectOption('1011');
  await page.getByRole('combobox', { name: /^Theme/ }).selectOption('dark');
  await expect(page.locator('#embed-snippet')).toContainText('/embed/code/1011/#theme=dark');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { level: 1 })).toContainText('1011');
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
});

for (const [widget, path, label] of [
  ['backoff', 'embed/backoff/', 'New random delays'],
  ['herd', 'ja/embed/herd/', 'もう一度計算'],
] as const) {
  test(`the ${widget} works alone`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('banner')).toHaveCount(0);
    await page.getByRole('button', { name: label }).click();
    await expect(page.locator(`.${widget}-figure[data-ready]`)).toBeVisible();
    await page.getByRole('spinbutton').or(page.getByRole('textbox')).first().fill('4321');
    await expect(page).toHaveURL(new RegExp(`#${widget}=`));
    await expect(page.getByRole('link')).toHaveAttribute('href', new RegExp(`/${widget}/$`));
  });
}

test('an embed says how tall it is, and the page around it follows', async ({ page }) => {
  await page.goto('embedding/');
  await page.getByRole('combobox', { name: /^Widget/ }).selectOption('code');
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await expect
    .poll(() => page.locator('iframe').evaluate((frame: HTMLIFrameElement) => Number(frame.height)))
    .toBeGreaterThan(200);
  const inner = await page
    .frameLocator('iframe')
    .locator('body')
    .evaluate((body) => body.getBoundingClientRect().height);
  await expect
    .poll(() => page.locator('iframe').evaluate((frame: HTMLIFrameElement) => Number(frame.height)))
    .toBe(Math.ceil(inner));
});

for (const width of [390, 1280])
  test(`in a frame of ${width} px the button that plays is in sight, and playing moves nothing around it`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('embedding/');
    const iframe = page.locator('iframe');
    await iframe.scrollIntoViewIfNeeded();
    const frame = page.frameLocator('iframe');
    const play = frame.getByRole('button', { name: 'Play', exact: true });
    await expect(play).toBeVisible();
    const fromTop = await play.evaluate((button) => button.getBoundingClientRect().bottom);
    expect(fromTop).toBeLessThan(300);
    await expect
      .poll(async () => Number(await iframe.getAttribute('height')))
      .toBe(Math.ceil(await frame.locator('body').evaluate((body) => body.getBoundingClientRect().height)));
    // Where everything around the frame is, from the top of the page, and what is in sight of it.
    const around = () =>
      page.evaluate(() => ({
        scrolled: scrollY,
        places: [...document.querySelectorAll('body :not(svg *)')]
          .filter((one) => one.checkVisibility())
          .map((one) => {
            const { x, y, width, height } = one.getBoundingClientRect();
            return `${one.localName}#${one.id} ${[x, y + scrollY, width, height].map(Math.round).join(' ')}`;
          }),
      }));
    await iframe.evaluate((element) => {
      const heights: (string | null)[] = [];
      Object.assign(window, { heights });
      new MutationObserver(() => heights.push(element.getAttribute('height'))).observe(element, {
        attributeFilter: ['height'],
      });
    });
    const clock = frame.locator('.ct-clock');
    const end = (await clock.textContent()) ?? '';
    // As the pointer of whoever presses it would: from there on nothing may scroll.
    await play.scrollIntoViewIfNeeded();
    const before = await around();
    await play.focus();
    await expect(frame.locator('.timeline-figure')).toHaveAttribute('data-ready', '');
    expect(await around(), 'with its script').toEqual(before);
    await play.press('Enter');
    const pause = frame.getByRole('button', { name: 'Pause', exact: true });
    await expect(pause).toBeVisible();
    await expect(clock).not.toHaveText(/^0/);
    expect(await around(), 'while it plays').toEqual(before);
    await pause.press('Enter');
    await expect(play).toBeVisible();
    await frame.getByRole('slider', { name: 'Time' }).press('End');
    await expect(clock).toHaveText(end);
    expect((await around()).places, 'at its end').toEqual(before.places);
    // Nor did it move in between.
    expect(await page.evaluate(() => (window as unknown as { heights: string[] }).heights)).toEqual([]);
  });

test('the fragment chooses the language of an embed', async ({ page }) => {
  await page.goto('embed/code/1006/#lang=ja');
  await expect(page).toHaveURL(/\/ja\/embed\/code\/1006\/#lang=ja$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
});

test('hostile fragments leave an embed as it is, and it says so', async ({ page }) => {
  for (const hash of [
    '#lang=javascript:alert(1)',
    '#theme="><img>',
    `#run=${'%ff'.repeat(90)}`,
    '#lang=ja'.repeat(400),
  ]) {
    await page.goto('about:blank');
    await page.goto(`embed/code/1006/${hash}`);
    await expect(page.getByRole('status')).toContainText('unknown option');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('1006');
  }
  for (const [path, words] of [
    ['embed/timeline/#run=1~nothing~x', 'run'],
    ['embed/backoff/#backoff=1~9999~0~~full-30~~full-30', 'link'],
    ['embed/herd/#herd=1~-5', 'link'],
  ] as const) {
    await page.goto(path);
    await expect(page.locator('.ui-note')).toContainText(words);
  }
});

test('a message that is not the widget’s moves nothing, and one from a foreign origin is refused with words', async ({
  page,
}) => {
  await page.goto('embedding/');
  const before = await page.locator('iframe').getAttribute('height');
  await page.evaluate(() => window.postMessage({ source: 'close-codes', height: 999 }, '*'));
  await page.evaluate(() => window.postMessage('not an object', '*'));
  await page.evaluate(() => {
    const foreign = document.createElement('iframe');
    foreign.hidden = true;
    foreign.setAttribute('sandbox', 'allow-same-origin');
    document.body.append(foreign);
    dispatchEvent(
      new MessageEvent('message', {
        data: { source: 'close-codes', height: 999 },
        origin: 'https://evil.example',
        source: foreign.contentWindow,
      }),
    );
  });
  await expect(page.locator('.take').getByRole('status')).toContainText('https://evil.example was ignored');
  expect(await page.locator('iframe').first().getAttribute('height')).toBe(before);
});
