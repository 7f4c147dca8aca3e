import { resolve } from 'node:path';
import type { Page } from '@playwright/test';

/** Lets files or folders of the disk fall on the page, as a file manager does. */
export async function dropFiles(page: Page, paths: readonly string[], at = { x: 200, y: 300 }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths.map((path) => resolve(path)), dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}
