import type { Page } from '@playwright/test';
import type { Figure } from './measure.ts';
import { mainThreadMs, openFigure, type Site } from './site.ts';

/** Two lines whose beats every 5 s make more than two hundred marks. */
const busy = '1001-vs-1006/#v=1&run=1~going-away~hb5000~sp5000~~cable-pulled~hb5000~sp5000';

const frames = (page: Page, count: number): Promise<void> =>
  page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        let left = wanted;
        requestAnimationFrame(function next() {
          if (left-- > 0) requestAnimationFrame(next);
          else resolve();
        });
      }),
    count,
  );

/** What a frame costs the main thread while a run plays, and while a setting is dragged on a slow processor. */
export async function playbackFigures(site: Site): Promise<readonly Figure[]> {
  const { page, session } = await openFigure(site, busy);
  const perFrame = async (count: number): Promise<number> => {
    const before = await mainThreadMs(site.browser, session);
    await frames(page, count);
    return ((await mainThreadMs(site.browser, session)) - before) / count;
  };
  const marks = await page.locator('.ct-wide :is(path, rect, circle, text)').count();
  // The floor: one group that moves, on the same page.
  await page.evaluate(() => {
    const group = document.querySelector('.tl-c');
    let x = 0;
    const stop = performance.now() + 4_000;
    requestAnimationFrame(function move(now) {
      x = (x + 1) % 300;
      group?.setAttribute('transform', `translate(${x})`);
      if (now < stop) requestAnimationFrame(move);
    });
  });
  const floor = await perFrame(150);
  await page.waitForTimeout(2_500);
  await page.getByRole('slider', { name: 'Time' }).press('Home');
  await page.getByRole('button', { name: 'Play' }).click();
  const playing = await perFrame(100);
  if (!(await page.getByRole('button', { name: 'Pause' }).isVisible())) throw new Error('the run was over too soon');
  await page.getByRole('slider', { name: 'Time' }).press('End');

  await page.locator('[aria-controls="ct-settings"]').click();
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const steps = 120;
  const before = await mainThreadMs(site.browser, session);
  await page.evaluate(
    (count) =>
      new Promise<void>((resolve) => {
        const range = document.querySelector<HTMLInputElement>('#ct-settings input[type=range]')!;
        let left = count;
        requestAnimationFrame(function turn() {
          range.value = String(left % (Number(range.max) + 1));
          range.dispatchEvent(new Event('input', { bubbles: true }));
          if (left-- > 0) requestAnimationFrame(turn);
          else resolve();
        });
      }),
    steps,
  );
  const dragging = ((await mainThreadMs(site.browser, session)) - before) / steps;
  await page.context().close();
  return [
    {
      name: 'playback: main thread a frame, in ms',
      value: playing,
      most: 1.5,
      note: `${marks} marks; ${(playing / floor).toFixed(1)} × moving one group (${floor.toFixed(2)} ms)`,
    },
    {
      name: 'dragging a setting: main thread a frame at a quarter of the processor, in ms',
      value: dragging,
      most: 8,
      note: `${steps} changes, one a frame; simulated and drawn anew as often as leaves the page most of its time`,
    },
  ];
}
