import { resolve } from 'node:path';
import type { Page } from '@playwright/test';

/** Lets files or folders of the disk come over the page at one place and fall at another, as a file manager does. */
export async function dropFiles(
  page: Page,
  paths: readonly string[],
  from = { x: 200, y: 300 },
  to = from,
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths.map((path) => resolve(path)), dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...from, data });
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...to, data });
  await session.detach();
}
