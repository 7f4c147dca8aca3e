import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { until } from '../support/recipes.ts';
import { type Engine, Reader } from './engine.ts';
import { startBiDi } from './firefox.ts';
import { startWebKit } from './webkitgtk.ts';

// What a reader does on this site, with real input, in the two engines that the other tests do not use.
const origin = inject('origin');
const engines: readonly { name: string; start: () => Promise<Engine> }[] = [
  { name: 'Firefox', start: () => startBiDi('firefox') },
  { name: 'WebKitGTK', start: startWebKit },
];

describe.each(engines)('$name', ({ start }) => {
  let engine: Engine;
  let reader: Reader;

  beforeAll(async () => {
    engine = await start();
    console.log(`${engine.name} ${engine.version}`);
    reader = new Reader(engine);
  });
  afterAll(() => engine?.stop());

  /** Opens a page; a pointer that moves is the sign of intent that figures wait for. */
  const open = async (path: string, figure?: string): Promise<void> => {
    await engine.goto(origin + path);
    await until('the scripts of the page have run', () =>
      reader.evaluate(`document.documentElement.hasAttribute('data-scripts-ran')`),
    );
    if (!figure) return;
    let x = 300;
    await until(`${figure} is alive`, async () => {
      x += 1;
      await engine.moveTo(x, 300);
      return await reader.evaluate<boolean>(`document.querySelector('${figure}[data-ready]') !== null`);
    });
  };
  const quiet = async (): Promise<void> => {
    const answer = await fetch(`${origin}/watched/complaints`);
    expect(await answer.json()).toEqual([]);
  };

  it('shows the default run of the flagship before and after its script', async () => {
    await open('/1001-vs-1006/');
    await reader.sees('code: 1001', '.timeline-figure');
    await reader.sees('code: 1006', '.timeline-figure');
    await open('/1001-vs-1006/', '.timeline-figure');
    await reader.sees('38.6 s', '.timeline-figure');
    await quiet();
  });

  it('lets the cable be pulled, goes on, and gives a link that shows the same run again', async () => {
    await open('/1001-vs-1006/', '.timeline-figure');
    const second = '.ct-lines > :nth-child(3)';
    await reader.click('slider', 'Time', '.timeline-figure');
    await engine.press('Home');
    await until('the cursor is at 30.2 s', async () => {
      const time = await reader.evaluate<string>(`document.querySelector('.ct-slider').ariaValueText`);
      if (time !== '30.2 s') await engine.press('ArrowRight');
      return time === '30.2 s';
    });
    await reader.click('button', 'Pull the cable', second);
    await reader.sees('Client has not noticed', second);
    await reader.sees('Client notified after', second, 60_000);
    await reader.sees('gives up', '.timeline-figure table');
    await reader.click('button', 'Pause', '.timeline-figure');
    await reader.click('button', 'Copy link to this run', '.timeline-figure');
    await reader.sees('Link copied', '.timeline-figure');
    const address = await reader.evaluate<string>('location.href');
    expect(address).toContain('#v=1&run=1~');
    await reader.click('slider', 'Time', '.timeline-figure');
    await engine.press('End');
    const log = await reader.text('.timeline-figure table');
    await open('/1001-vs-1006/');
    await open(address.slice(origin.length));
    await reader.sees(log, '.timeline-figure table');
    await quiet();
  });

  it.each([
    ['/1006/', 'Abnormal Closure'],
    ['/ja/1006/', '誰も送っていません'],
  ])('explains a code on %s', async (path, text) => {
    await open(path);
    await reader.sees(text, 'main');
    expect(await reader.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await quiet();
  });

  it('filters the table of codes and checks a call of close()', async () => {
    await open('/codes/');
    await reader.click('button', 'Never on the wire');
    await until('two codes or fewer are left', async () => {
      const rows = await reader.evaluate<number>(
        `[...document.querySelectorAll('tbody th[scope=row]')].filter((e) => e.getClientRects().length > 0).length`,
      );
      return rows > 0 && rows < 5;
    });
    await reader.fill('The call', "close(4000, 'x')");
    await reader.sees('A Close frame with 4000');
    await reader.fill('The call', 'close(1001)');
    await reader.sees('InvalidAccessError', 'main [role=status], main output');
    await quiet();
  });

  it('redraws the backoff when a number is changed', async () => {
    await open('/backoff/', '.backoff-figure');
    const picture = () =>
      reader.evaluate<string>(`[...document.querySelectorAll('.backoff-figure svg')].map((e) => e.outerHTML).join()`);
    const before = await picture();
    await reader.click('button', 'New random delays');
    await until('another draw', async () => (await picture()) !== before);
    const drawn = await picture();
    await reader.click('button', 'Settings of policy A');
    await reader.fill('First wait (ms)', '4000');
    await until('another picture', async () => (await picture()) !== drawn);
    await quiet();
  });

  it('runs the herd in a worker', async () => {
    await open('/herd/', '.herd-figure');
    const picture = () =>
      reader.evaluate<string>(`[...document.querySelectorAll('.herd-figure svg')].map((e) => e.outerHTML).join()`);
    const before = await picture();
    await reader.fill('Clients', '20000', '.herd-figure');
    await engine.press('Enter');
    await reader.click('button', 'Run again', '.herd-figure');
    await until('another herd', async () => (await picture()) !== before, 60_000);
    await until(
      'it is done',
      () => reader.evaluate(`document.querySelector('.herd-figure [aria-busy]').getAttribute('aria-busy') === 'false'`),
      60_000,
    );
    await quiet();
  });

  it.each([
    {
      path: '/1006/',
      label: 'Search this site',
      query: '1001',
      text: 'Going Away',
      target: /\/1001\/$/,
      close: 'Close',
    },
    {
      path: '/ja/1006/',
      label: 'サイト内を検索',
      query: '再接続',
      text: '再接続',
      target: /\/ja\//,
      close: '閉じる',
    },
  ])('finds something on $path by keyboard', async ({ path, label, query, text, target, close }) => {
    await open(path);
    await engine.press('/');
    await until('the field has the focus', () => reader.evaluate(`document.activeElement.matches('dialog input')`));
    await reader.fill(label, query);
    await reader.sees(text, 'dialog li, dialog a');
    expect(await reader.evaluate(`document.querySelector('dialog a').pathname`)).toMatch(target);
    // Not by Escape: MiniBrowser keeps that key, and in Firefox the first one empties the field.
    await reader.click('button', close, 'dialog');
    await until('it is closed', () => reader.evaluate(`!document.querySelector('dialog[open]')`));
    await quiet();
  });

  it('leads to the other language and takes the fragment along', async () => {
    await open('/1006/#after=60.0&clean=false');
    await reader.click('link', '日本語', 'header');
    await until('the Japanese page', () =>
      reader.evaluate(`document.documentElement.lang === 'ja' && document.readyState === 'complete'`),
    );
    expect(await reader.evaluate('location.pathname + location.hash')).toBe('/ja/1006/#after=60.0&clean=false');
    await quiet();
  });

  it('changes the theme and keeps it', async () => {
    const paper = () => reader.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    await open('/1006/');
    const first = await paper();
    for (let clicks = 0; clicks < 2 && (await paper()) === first; clicks += 1)
      await reader.click('button', 'Theme:', 'header');
    const second = await paper();
    expect(second).not.toBe(first);
    await engine.reload();
    expect(await paper()).toBe(second);
    await quiet();
  });
});
