import type { Page } from '@playwright/test';
import type { Dial, Task } from '../../src/core/learn/task.ts';
import { onboarding as en } from '../../src/i18n/en/onboarding.ts';
import { onboarding as ja } from '../../src/i18n/ja/onboarding.ts';
import { tasks } from '../../src/scenarios/learn.ts';
import { chooseWithArrows, listen, press, sentence } from '../support/accessibility.ts';
import { expectNoSidewaysScroll } from '../support/inspect.ts';
import { moveMouse } from '../support/move-mouse.ts';
import { expect, test } from '../support/test.ts';

const solutionOf = (task: Task, dial: Dial): number =>
  (dial.options as readonly unknown[]).indexOf(task.solution[dial.id]);

test('the whole learning path is walked by keyboard alone, and what is announced are few sentences', async ({
  page,
}) => {
  await page.goto('./onboarding/');
  const heard = await listen(page);
  // Past the header, as a keyboard goes.
  await press(page, page.getByRole('link', { name: /^Skip to/ }));
  for (const [index, task] of tasks.entries()) {
    const { title, guesses, run } = en.steps[task.id];
    const step = page.getByRole('region', { name: title });
    await press(page, step.getByRole('button', { name: guesses[task.prediction.right] ?? '', exact: true }));
    for (const dial of task.dials) {
      const list = step.getByRole('combobox', { name: en.dials[dial.id], exact: true });
      await chooseWithArrows(page, list, solutionOf(task, dial));
    }
    await press(page, step.getByRole('button', { name: run, exact: true }));
    await expect(step.getByRole('status')).toContainText(en.well);
    const next = tasks[index + 1];
    if (!next) break;
    await press(page, step.getByRole('button', { name: `Next: ${en.steps[next.id].title}` }));
    await expect(page.getByRole('heading', { level: 2, name: en.steps[next.id].title })).toBeFocused();
  }
  const said = await heard();
  expect(said.filter((text) => !sentence.test(text))).toEqual([]);
  // What a guess was worth and what a run showed, once for each step.
  expect(said.length).toBe(2 * tasks.length);

  await press(page, page.getByRole('link', { name: en.summary.link }).first());
  await expect(page.getByText('8 of 8 steps done on this device.')).toBeVisible();
});

test('a new step has the focus with its first picture, so that no key meanwhile goes to what was there', {
  tag: '@core',
}, async ({ page }) => {
  await page.goto('./onboarding/');
  const [, second] = tasks;
  const { title } = en.steps[second!.id];
  const button = page.getByRole('button', { name: title });
  await moveMouse(page);
  await expect(page.locator('[data-ready]')).toHaveCount(1);
  const focused = await button.evaluate((element: HTMLElement) => {
    const step = document.getElementById('step')?.closest('.ob');
    return new Promise((resolve) => {
      // Told in the microtask after the rendering that changed the page, before any key can come.
      new MutationObserver(() => resolve(document.activeElement?.textContent)).observe(step!, {
        subtree: true,
        childList: true,
      });
      element.click();
    });
  });
  expect(focused).toBe(title);
});

test('hints are announced, and the last one takes the focus of the button that it replaces', async ({ page }) => {
  await page.goto('./onboarding/');
  const { hints, guesses } = en.steps.goodbye;
  await page.getByRole('button', { name: guesses['server'] ?? '', exact: true }).click();
  for (const [index, hint] of hints.entries()) {
    await press(page, page.getByRole('button', { name: `Hint ${index + 1} of ${hints.length}` }));
    if (index + 1 < hints.length) await expect(page.getByRole('status').first()).toContainText(hint);
    else await expect(page.getByRole('paragraph').filter({ hasText: hint })).toBeFocused();
  }
});

/** What the accessibility tree says about a part of the page: all that this reader has. */
const read = (page: Page, name: string): Promise<string> => page.getByRole('region', { name }).ariaSnapshot();

test('the whole learning path is walked by reading the accessibility tree only', async ({ page }) => {
  await page.goto('./ja/onboarding/');
  for (const [index, task] of tasks.entries()) {
    const { title, question, guesses, task: asked, run, why } = ja.steps[task.id];
    const right = guesses[task.prediction.right] ?? '';
    const step = page.getByRole('region', { name: title });
    const before = await read(page, title);
    for (const text of [question, ja.taskOpens, ja.opens, ...Object.values(guesses)]) expect(before).toContain(text);
    // Many a task gives the answer away.
    expect(before).not.toContain(asked);
    await step.getByRole('button', { name: right, exact: true }).press('Space');
    await expect(step.getByRole('status')).toContainText(right);
    expect(await read(page, title)).toContain(asked);

    await step.getByRole('button', { name: run, exact: true }).press('Space');
    await expect(step.getByRole('status')).toContainText(`${task.checks.length}項目中`);
    expect(await read(page, title)).toContain(`img "${ja.notMet}"`);

    for (const dial of task.dials) {
      const list = step.getByRole('combobox', { name: ja.dials[dial.id], exact: true });
      await list.selectOption({ index: solutionOf(task, dial) });
    }
    await step.getByRole('button', { name: run, exact: true }).press('Space');
    await expect(step.getByRole('status')).toContainText(ja.well);
    const after = await read(page, title);
    expect(after).not.toContain(`img "${ja.notMet}"`);
    expect(after).toContain(why.slice(0, why.search(/[。{]/)));
    // The picture speaks as well, and what each end saw stands beside it.
    const simulator = await read(page, ja.simulator);
    expect(simulator).toMatch(/img ".{12,}"/);
    for (const heading of task.kind === 'trace' ? [ja.client, ja.server] : [ja.herd.clients, ja.herd.servers]) {
      expect(simulator).toContain(`heading "${heading}"`);
    }
    const next = tasks[index + 1];
    if (next) await step.getByRole('button', { name: `次へ：${ja.steps[next.id].title}` }).press('Enter');
  }
  expect(await read(page, ja.steps.deploy.title)).toContain(ja.summary.link);
});

test('nothing is lost at 200 %, and nothing scrolls sideways', async ({ browser, baseURL }) => {
  const read = async (width: number, deviceScaleFactor: number): Promise<Record<string, string>> => {
    const viewport = { width, height: 450 };
    const page = await browser.newPage({ baseURL: baseURL ?? '', viewport, deviceScaleFactor });
    const trees: Record<string, string> = {};
    for (const path of ['onboarding/', 'ja/onboarding/', 'onboarding/summary/', 'onboarding/team-lead/']) {
      await page.goto(`./${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoSidewaysScroll(page, `/${path} at ${width} px`);
      trees[path] = await page.getByRole('main').ariaSnapshot();
    }
    await page.close();
    return trees;
  };
  expect(await read(640, 2)).toEqual(await read(1280, 1));
});

test('nothing moves under reduced motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./onboarding/');
  await page.getByRole('button', { name: 'the server', exact: true }).click();
  await page.getByRole('button', { name: 'End it' }).click();
  await expect(page.getByRole('status').first()).toContainText('of 3 checks met');
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
  expect(moving).toBe(0);
});

test('in the system’s own colours a done step stays a filled bar with a word that can be read', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('./onboarding/');
  await page.getByRole('button', { name: 'the server', exact: true }).click();
  await page.getByRole('combobox', { name: 'How it ends' }).selectOption({ label: 'Server shuts down gracefully' });
  await page.getByRole('button', { name: 'End it' }).click();
  const done = page.getByRole('list', { name: 'The steps' }).getByText('done', { exact: true });
  const { paper, ground, ink } = await done.evaluate((element) => {
    const { backgroundColor, color } = getComputedStyle(element);
    return { paper: getComputedStyle(document.body).backgroundColor, ground: backgroundColor, ink: color };
  });
  expect(ground).not.toBe(paper);
  expect(ink).not.toBe(ground);
});
