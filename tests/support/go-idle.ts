import type { Page, Request, Response } from '@playwright/test';

/** For how long nothing may be on its way, ms. */
const quietMs = 500;

/**
 * Goes to a page and waits until it is loaded and nothing has been on its way for half a second. Playwright's own
 * `networkidle` asks every frame of the page, and one whose document is still to come has been seen never to answer.
 */
export async function goIdle(page: Page, path: string): Promise<Response | null> {
  const onTheWay = new Set<Request>();
  const { promise: idle, resolve } = Promise.withResolvers<void>();
  let isLoaded = false;
  let quiet: NodeJS.Timeout | undefined;
  const look = (): void => {
    clearTimeout(quiet);
    if (isLoaded && onTheWay.size === 0) quiet = setTimeout(resolve, quietMs);
  };
  const begins = (request: Request): void => {
    onTheWay.add(request);
    look();
  };
  const ends = (request: Request): void => {
    onTheWay.delete(request);
    look();
  };
  page.on('request', begins).on('requestfinished', ends).on('requestfailed', ends);
  try {
    const answer = await page.goto(path);
    isLoaded = true;
    look();
    await idle;
    return answer;
  } finally {
    clearTimeout(quiet);
    page.off('request', begins).off('requestfinished', ends).off('requestfailed', ends);
  }
}
