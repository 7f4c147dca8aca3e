import type { Page } from '@playwright/test';
import type { Figure } from './measure.ts';
import { mainThreadMs, openFigure, type Site } from './site.ts';

/** Two lines whose beats every 5 s make more than two hundred marks. */
const busy = '1001-vs-1006/#v=1&run=1~going-away~hb5000~sp5000~~cable-pulled~hb5000~sp5000';

/** Runs in the page, once a frame. */
type InEach = (frame: number) => void;
const doNothing: InEach = () => {};
/** The floor: nothing but one group moves, on the same page. */
const moveOneGroup: InEach = (frame) =>
  document.querySelector('.timeline-cover')?.setAttribute('transform', `translate(${frame % 300})`);
const turnTheDial: InEach = (frame) => {
  const range = document.querySelector<HTMLInputElement>('#ct-settings input[type=range]')!;
  range.value = String(frame % (Number(range.max) + 1));
  range.dispatchEvent(new Event('input', { bubbles: true }));
};

const frames = async (page: Page, count: number, inEach: InEach): Promise<void> => {
  // The policy of the page forbids making code from text; the debugger's protocol may.
  const run = await page.evaluateHandle(`(${inEach})`);
  await page.evaluate(
    ([doThis, wanted]) =>
      new Promise<void>((resolve) => {
        let frame = 0;
        requestAnimationFrame(function next() {
          (doThis as unknown as InEach)(frame++);
          if (frame < wanted) requestAnimationFrame(next);
          else resolve();
        });
      }),
    [run, count] as const,
  );
};

/** What a frame costs the main thread while a run plays, and while a setting is dragged on a slow processor. */
export async function playbackFigures(site: Site): Promise<readonly Figure[]> {
  const { page, session } = await openFigure(site, busy);
  const perFrame = async (count: number, inEach = doNothing): Promise<number> => {
    const before = await mainThreadMs(site.browser, session);
    await frames(page, count, inEach);
    return ((await mainThreadMs(site.browser, session)) - before) / count;
  };
  const marks = await page.locator('.ct-wide :is(path, rect, circle, text)').count();
  const floor = await perFrame(150, moveOneGroup);
  await page.getByRole('slider', { name: 'Time' }).press('Home');
  await page.getByRole('button', { name: 'Play' }).click();
  const playing = await perFrame(100);
  if (!(await page.getByRole('button', { name: 'Pause' }).isVisible())) throw new Error('the run was over too soon');
  await page.getByRole('slider', { name: 'Time' }).press('End');

  await page.locator('[aria-controls="ct-settings"]').click();
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const steps = 120;
  const slowFloor = await perFrame(steps, moveOneGroup);
  const dragging = await perFrame(steps, turnTheDial);
  await page.context().close();
  // In milliseconds the limits are 1.5 and 8 where one moving group costs 1.0, so they are told in its units.
  return [
    {
      name: 'playback: main thread a frame / moving one group',
      value: playing / floor,
      most: 1.5,
      note: `${marks} marks; ${playing.toFixed(2)} ms / ${floor.toFixed(2)} ms`,
    },
    {
      name: 'dragging a setting: main thread a frame / moving one group, both at a quarter of the processor',
      value: dragging / slowFloor,
      most: 2,
      note: `${dragging.toFixed(1)} ms / ${slowFloor.toFixed(1)} ms; ${steps} changes, one a frame, drawn as often as leaves the page most of its time`,
    },
  ];
}
