import type { Locator, Page } from '@playwright/test';
import { type Lang, languages } from '../../src/i18n/languages.ts';
import { themes } from '../support/inspect.ts';
import { moveMouse } from '../support/move-mouse.ts';
import { setInPlainType } from '../support/plain-type.ts';
import { expect, test } from '../support/test.ts';

type Widths = 'wide' | 'narrow';
const sizes = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } } as const;

type Picture = {
  readonly name: string;
  readonly path: string;
  /** What is in the picture; a part higher than `tallest` px is cut there. */
  readonly part: string;
  readonly tallest?: number;
  /** Brings the page into the state. */
  readonly act?: (page: Page) => Promise<void>;
};

/** Opens the timeline and steps over its events to a moment. */
async function cutCableUnnoticed(page: Page): Promise<void> {
  const figure = page.locator('.timeline-figure');
  await moveMouse(page);
  await expect(figure).toHaveAttribute('data-ready', '');
  const time = figure.getByRole('slider').first();
  await time.focus();
  await time.press('Home');
  for (let n = 0; n < 60 && !(await time.getAttribute('aria-valuetext'))?.startsWith('60.2'); n++) {
    await time.press('ArrowRight');
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await expect(time).toHaveAttribute('aria-valuetext', /^60\.2/);
  await time.blur();
}

/** Whoever does not guess sees the whole picture at once; the touch also wakes the figure, which writes its texts again. */
async function skipGuess(page: Page): Promise<void> {
  await page.locator('.guess-skip').first().click();
  await expect(page.locator('.guess-first [data-ready]').first()).toBeAttached();
}

/** What is expected is folded. */
const openFold = (page: Page): Promise<void> => page.locator('.fold summary').first().click();

const flagship: Picture = {
  name: 'flagship',
  path: '1001-vs-1006/',
  part: '.timeline-figure .ct',
  act: skipGuess,
};
const asked: Picture = { name: 'flagship-asked', path: '1001-vs-1006/', part: '.guess-first', tallest: 900 };
const cut: Picture = { ...flagship, name: 'cable-cut-unnoticed', act: cutCableUnnoticed };
const ladder: Picture = { name: 'backoff-ladder', path: 'backoff/', part: '.backoff-figure .ui-panel', act: skipGuess };
const ridges: Picture = { name: 'herd-ridges', path: 'herd/', part: '.herd-figure .hd', act: skipGuess };
const matrix: Picture = { name: 'evidence-matrix', path: 'evidence/', part: '#matrix', tallest: 900, act: openFold };
const step: Picture = { name: 'learning-step', path: 'onboarding/', part: '.ob', tallest: 900 };
const home: Picture = { name: 'home', path: '', part: 'main', tallest: 1_000 };

type Shot = readonly [Picture, Lang, (typeof themes)[number], Widths];
const everyWay = (picture: Picture): readonly Shot[] =>
  languages.flatMap((lang) =>
    themes.flatMap((theme) => (['wide', 'narrow'] as const).map((width): Shot => [picture, lang, theme, width])),
  );
/** Once wide and light, once narrow and dark: both languages share one drawing. */
const bothEnds = (picture: Picture): readonly Shot[] => [
  [picture, 'en', 'light', 'wide'],
  [picture, 'ja', 'dark', 'narrow'],
];

/** A mark that moves by 3 px, or a colour that changes to its neighbour, is more than this (below); other fonts change nothing. */
const tolerance = { threshold: 0.01, maxDiffPixels: 10 };

test.use({ bypassCSP: true });

for (const [picture, lang, theme, width] of [
  ...everyWay(flagship),
  ...[asked, cut, ladder, ridges, matrix, step, home].flatMap(bothEnds),
]) {
  const shot: Shot = [picture, lang, theme, width];
  test(`${nameOf(shot)} looks as it did`, async ({ page }) => {
    const clip = await show(page, shot);
    await expect(page).toHaveScreenshot(`${nameOf(shot)}.png`, { ...tolerance, clip });
  });
}

/** What must not go unseen: `change` is done to a page whose picture is known. */
const changes: readonly (readonly [string, Shot, (page: Page) => Promise<unknown>])[] = [
  ['an end in the matrix that moves by 3 px', [matrix, 'ja', 'dark', 'narrow'], (page) => shift(page, '.matrix .end')],
  [
    'an opened connection of the ladder that moves by 3 px',
    [ladder, 'en', 'light', 'wide'],
    (page) => shift(page, '.bk-svg .bk-ok'),
  ],
  ['a Close frame that moves by 3 px', [flagship, 'en', 'light', 'wide'], (page) => shift(page, '.flight-close')],
  [
    'the colour of a lane taken from its neighbour',
    [flagship, 'en', 'light', 'wide'],
    (page) => page.addStyleTag({ content: ':root { --lane: var(--live) !important; }' }),
  ],
  [
    'lines drawn in the stronger colour',
    [matrix, 'ja', 'dark', 'narrow'],
    (page) => page.addStyleTag({ content: ':root { --line: var(--line-strong) !important; }' }),
  ],
];
for (const [what, shot, change] of changes)
  test(`${what} is seen in ${nameOf(shot)}`, async ({ page }) => {
    const clip = await show(page, shot);
    await change(page);
    await expect(page).not.toHaveScreenshot(`${nameOf(shot)}.png`, { ...tolerance, clip });
  });

function nameOf([picture, lang, theme, width]: Shot): string {
  return `${picture.name}-${width}-${theme}-${lang}`;
}

/** Brings a page into the state of a shot and says where its part stands. */
async function show(page: Page, [picture, lang, theme, width]: Shot) {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.setViewportSize(sizes[width]);
  await page.goto((lang === 'en' ? '' : `${lang}/`) + picture.path);
  await picture.act?.(page);
  await setInPlainType(page);
  const part = page.locator(picture.part).first();
  await expect(part).toBeVisible();
  // High enough for the part to stand in the window with nothing scrolled.
  const { y, height } = await clipOf(part, picture.tallest);
  await page.setViewportSize({ ...sizes[width], height: y + height });
  await page.evaluate(() => scrollTo(0, 0));
  return clipOf(part, picture.tallest);
}

/** Moves the first such mark that is drawn to the right. */
async function shift(page: Page, mark: string): Promise<void> {
  await page
    .locator(`${mark}:visible`)
    .first()
    .evaluate((element) => element.setAttribute('transform', 'translate(3)'));
}

/** Where a part stands on the page, in whole pixels. */
async function clipOf(part: Locator, tallest = Number.POSITIVE_INFINITY) {
  return part.evaluate((element, limit) => {
    const box = element.getBoundingClientRect();
    return {
      x: Math.max(0, Math.floor(box.left)),
      y: Math.floor(box.top + scrollY),
      width: Math.min(Math.ceil(box.width), innerWidth),
      height: Math.ceil(Math.min(box.height, limit)),
    };
  }, tallest);
}
