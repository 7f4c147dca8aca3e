import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { pause } from '../causes.ts';

/**
 * Chromium discards and freezes no tab that developer tools are attached to. This one is left alone between two
 * questions, and chrome://discards does to it what the browser does to save memory.
 */
export type UnwatchedTab = {
  /** Attaches, evaluates, detaches. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Another tab, that of chrome://discards, comes to the front. */
  readonly hide: () => Promise<void>;
  readonly show: () => Promise<void>;
  readonly ask: (what: 'Freeze' | 'Urgent Discard') => Promise<void>;
};

/** Only a tab with this in its address is unwatched. */
const mark = 'unwatched';

/** For `launch`: puppeteer attaches to every other target. */
export const isWatched = (target: { url(): string }): boolean => !target.url().includes(mark);

/** Before the browser starts: chrome://discards is one of its internal pages. */
export const allowInternalPages = (directory: string): void =>
  writeFileSync(join(directory, 'Local State'), JSON.stringify({ internal_only_uis_enabled: true }));

/** In the page of chrome://discards: calls `use` with the row of a tab, through all shadow roots. */
const inRow = (title: string, use: string): string => `((use) => {
  const walk = (node) => {
    if (node.nodeName === 'TR' && node.textContent.includes('${title}')) {
      const found = use(node);
      if (found) return found;
    }
    for (const child of [...(node.shadowRoot ? [node.shadowRoot] : []), ...node.childNodes]) {
      const found = walk(child);
      if (found) return found;
    }
  };
  return walk(document) ?? '';
})(${use})`;

async function until(what: string, holds: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await holds()) return;
    await pause(100);
  }
  throw new Error(`${what}: not within 15 s`);
}

/** Opens such a tab. `title` tells it from others. */
export async function openUnwatched(browser: Browser, url: string, title: string): Promise<UnwatchedTab> {
  const discards: Page = await browser.newPage();
  await discards.goto('chrome://discards/');
  const devtools: CDPSession = await browser.target().createCDPSession();
  await devtools.send('Target.createTarget', { url: `${url}?${mark}=${title}` });
  const idOf = async (): Promise<string> => {
    const { targetInfos } = await devtools.send('Target.getTargets');
    return targetInfos.find((target) => target.url.endsWith(`${mark}=${title}`))?.targetId ?? '';
  };
  const evaluate = async (expression: string): Promise<unknown> => {
    const { sessionId } = await devtools.send('Target.attachToTarget', { targetId: await idOf(), flatten: true });
    const session = devtools.connection()?.session(sessionId);
    if (!session) throw new Error('no session');
    const { result } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    await devtools.send('Target.detachFromTarget', { sessionId });
    return result.value;
  };
  await until('the page loads', () => evaluate('Boolean(window.lab)'));
  await evaluate(`document.title = '${title}'`);
  await until('a row for the tab', () => discards.evaluate(inRow(title, '() => true')));
  return {
    evaluate,
    hide: () => discards.bringToFront(),
    show: async () => void (await devtools.send('Target.activateTarget', { targetId: await idOf() })),
    ask: async (what) => {
      const press = `(row) => {
        const action = [...row.querySelectorAll('*')].find((one) => one.textContent.trim() === '[${what}]' && !one.children.length);
        action?.click();
        return Boolean(action);
      }`;
      if (!(await discards.evaluate(inRow(title, press)))) throw new Error(`chrome://discards does not offer ${what}`);
    },
  };
}
