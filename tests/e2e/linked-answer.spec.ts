import { expect, type Page, test } from '@playwright/test';

type Shift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };

/** Adds up what moves without anybody's doing. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    Object.assign(window, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries() as Shift[])
        if (!hadRecentInput) (window as unknown as { shifted: number }).shifted += value;
    }).observe({ type: 'layout-shift', buffered: true });
  });

const shifted = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    // What the observer is still to be told comes with the next frames.
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
    return (window as unknown as { shifted: number }).shifted;
  });

for (const [path, mark] of [
  ['1006/', 'Most likely here'],
  ['ja/1006/', 'この切断で最も可能性が高い原因'],
] as const)
  for (const width of [390, 1280])
    test(`the answer to a link moves nothing on /${path} at ${width} px, however slow the processor`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 844 });
      await watchShifts(page);
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
      await page.goto(`${path}#after=60.2&clean=false&lib=ws@8`);
      const offer = page.locator('.incident-above');
      await expect(page.getByText(mark).or(offer)).toBeVisible();
      expect(await shifted(page)).toBe(0);
      // On a machine that is slow beyond that the page is read by then, and the answer waits until it is asked for.
      if (await offer.isVisible()) await offer.click();
      await expect(page.getByText(mark)).toBeVisible();
    });

test('an answer that comes late leaves the page as it is read until it is asked for', async ({ page }) => {
  await watchShifts(page);
  let arrive = (): void => {};
  const late = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/incident-note/, async (route) => {
    await late;
    await route.continue();
  });
  await page.goto('1006/#after=60.2&clean=false&lib=ws@8');
  const heading = page.getByRole('heading', { level: 1 });
  // The page waits some seconds for its answer, and no longer.
  await expect(heading).toBeVisible({ timeout: 30_000 });
  arrive();
  const offer = page.getByRole('button', { name: /A proxy’s idle timeout/ });
  await expect(offer).toBeInViewport();
  expect(await shifted(page)).toBe(0);
  await offer.click();
  await expect(page.getByRole('heading', { name: /A proxy’s idle timeout/ })).toBeInViewport();
  await expect(page.getByText('Most likely here')).toBeAttached();
  await expect(offer).toHaveCount(0);
});

test('a fragment that says nothing of an incident keeps no page waiting', async ({ page }) => {
  await page.goto('1006/#utm_source=mail');
  await expect(page.locator('html')).toHaveAttribute('data-answered', '');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
