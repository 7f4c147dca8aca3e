import type { Page, Response } from '@playwright/test';
import { signs } from '../../src/ui/on-intent.ts';
import { compressed } from './compressed.ts';
import { goIdle } from './go-idle.ts';

export type Kind = 'document' | 'script' | 'style' | 'image' | 'other';

/** What one visit moves before anybody does anything, in bytes after brotli; pictures and fonts as they are. */
export type Weight = {
  /** The answer's status; undefined where there was none. */
  readonly status: number | undefined;
  readonly bytes: Readonly<Record<Kind, number>>;
  readonly total: number;
  readonly urls: readonly string[];
  /** Requests that the first paint waits for, beyond the document. */
  readonly blocking: readonly string[];
  /** What moved, and by how much in all: the sum of all layout shifts. */
  readonly shift: number;
  readonly moved: readonly string[];
  /** What the page took for a reader who is about to use it, so that an island was loaded: the event and its target. */
  readonly seen: readonly string[];
};

const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/html/, 'document'],
  [/javascript/, 'script'],
  [/css/, 'style'],
  [/image/, 'image'],
];
const text = /html|javascript|css|svg|json|text/;

/** Visits a page on a slow processor (half of this one) and weighs what comes until the network is idle. */
export async function weigh(page: Page, path: string): Promise<Weight> {
  const bytes = { document: 0, script: 0, style: 0, image: 0, other: 0 };
  const arriving: Promise<void>[] = [];
  const urls: string[] = [];
  const weighing = (response: Response): void => {
    urls.push(new URL(response.url()).pathname);
    arriving.push(
      response.body().then((body) => {
        const type = response.headers()['content-type'] ?? '';
        const kind = kinds.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
        bytes[kind] += text.test(type) ? compressed(body).length : body.length;
      }),
    );
  };
  page.on('response', weighing);
  await page.addInitScript(() => {
    const shifts: [number, string][] = [];
    Object.assign(window, { shifts });
    type Shift = PerformanceEntry & {
      readonly value: number;
      readonly sources: readonly { readonly node: Node | null }[];
    };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        const moved = entry.sources.map(({ node }) =>
          node instanceof Element ? `${node.localName}.${node.getAttribute('class') ?? ''}` : (node?.nodeName ?? '?'),
        );
        shifts.push([entry.value, moved.join(', ')]);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.addInitScript((types) => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const note = ({ type, target }: Event): void => {
      const what = target instanceof Element ? `${target.localName}.${target.getAttribute('class') ?? ''}` : 'document';
      seen.push(`${type} on ${what} at ${performance.now().toFixed(0)} ms`);
    };
    for (const type of types) addEventListener(type, note, { capture: true, passive: true });
  }, signs);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 2 });
  const answer = await goIdle(page, path);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  // What a page fetches later, for reading offline, is none of its weight, and may end with the page.
  page.off('response', weighing);
  await Promise.all(arriving);
  const { blocking, shifts, seen } = await page.evaluate(() => ({
    blocking: (
      performance.getEntriesByType('resource') as (PerformanceResourceTiming & { renderBlockingStatus: string })[]
    )
      .filter(({ renderBlockingStatus }) => renderBlockingStatus === 'blocking')
      .map(({ name }) => name),
    shifts: (window as unknown as { shifts: [number, string][] }).shifts,
    seen: (window as unknown as { seen: string[] }).seen,
  }));
  const total = Object.values(bytes).reduce((sum, one) => sum + one, 0);
  const shift = shifts.reduce((sum, [value]) => sum + value, 0);
  return { status: answer?.status(), bytes, total, urls, blocking, shift, moved: shifts.map(([, what]) => what), seen };
}
