import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import satori, { type Font } from 'satori';
import { type Lang, language } from '../i18n/languages.ts';
import { kept } from './kept.ts';
import { phrases } from './phrases.ts';

/** What a picture is drawn from: Satori takes React-like objects, and this is all of them that is needed. */
type Box = { readonly type: 'div'; readonly props: { readonly style: object; readonly children?: Box[] | string } };

const box = (style: object, children: Box[] | string = []): Box => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children },
});

// The light theme's colours; a picture has no theme.
const colour = {
  paper: '#fbfaf6',
  ink: '#171a1f',
  muted: '#565c66',
  lane: '#0f6f64',
  bye: '#1a56c4',
  hush: '#b3330f',
  void: '#16181d',
};

const tone = (code: string) => (code === '1006' ? colour.hush : code === '1001' ? colour.bye : colour.ink);

/** The two endings, each with its code: a lane that says goodbye and goes on, and one that falls into silence. */
function lanes(): Box {
  const bar = (width: number, background: string, radius = 6) =>
    box({ width, height: 34, backgroundColor: background, borderRadius: radius });
  const lane = (code: string, bars: Box[]) =>
    box({ gap: 10, alignItems: 'center' }, [
      box({ width: 180, fontSize: 66, fontWeight: 700, lineHeight: 1, color: tone(code) }, code),
      ...bars,
    ]);
  return box({ flexDirection: 'column', gap: 6 }, [
    lane('1001', [bar(440, colour.lane), bar(34, colour.bye, 17), bar(396, colour.lane)]),
    lane('1006', [bar(440, colour.lane), bar(330, colour.void), bar(100, colour.hush)]),
  ]);
}

/** What a card says. With codes it shows them large, and the title below. */
export type Card = {
  readonly lang: Lang;
  readonly site: string;
  readonly title: string;
  readonly codes: readonly number[];
};

function drawing({ lang, site, title, codes: numerals }: Card, families: string): Box {
  const codes = numerals.map(String);
  const numbers = codes.flatMap((code, index) => [
    ...(index ? [box({ fontSize: 64, color: colour.muted, padding: '0 34px' }, 'vs')] : []),
    box({ fontSize: codes.length > 1 ? 170 : 190, fontWeight: 700, color: tone(code), lineHeight: 1 }, code),
  ]);
  const style = { fontSize: numbers.length ? 42 : 72, fontWeight: 700, lineHeight: 1.25 };
  return box(
    {
      flexDirection: 'column',
      justifyContent: 'space-between',
      width: 1080,
      height: 518,
      padding: '56px 60px',
      backgroundColor: colour.paper,
      color: colour.ink,
      fontFamily: families,
    },
    [
      box({ fontSize: 30, color: colour.muted }, site),
      box({ flexDirection: 'column', gap: 14 }, [
        ...(numbers.length ? [box({ alignItems: 'center' }, numbers)] : []),
        language(lang).breaks === 'phrases'
          ? box(
              { ...style, flexWrap: 'wrap' },
              phrases(title, lang).map((one) => box({ whiteSpace: 'pre' }, one)),
            )
          : box({ ...style, textWrap: 'balance' }, title),
      ]),
      lanes(),
    ],
  );
}

const fontFolder = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-jp/package.json'));

/** Which subset of the font holds which characters: `{"[0]": "U+25ee8,U+2f8…", latin: …}`. */
function subsets(): readonly { readonly name: string; readonly has: (point: number) => boolean }[] {
  const ranges = JSON.parse(readFileSync(join(fontFolder, 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(ranges).map(([key, list]) => {
    const pairs = list.split(',').map((part) => {
      const [from = '', to = from] = part.replace(/U\+/gi, '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    });
    return {
      name: key.replace(/[[\]]/g, ''),
      has: (point) => pairs.some(([from, to]) => point >= from && point <= to),
    };
  });
}

const fontFiles = new Map<string, Font>();

/** One font of a subset, read once: Satori parses a font's bytes once as long as they are the same object. */
function fontOf(subset: string, weight: 400 | 700): Font {
  const file = `noto-sans-jp-${subset}-${weight}-normal.woff`;
  const known = fontFiles.get(file);
  if (known) return known;
  const font: Font = {
    name: `subset-${subset}`,
    data: readFileSync(join(fontFolder, 'files', file)),
    weight,
    style: 'normal',
  };
  fontFiles.set(file, font);
  return font;
}

/** The fonts that a text needs. Satori falls back between families, not within one, so each subset is a family. */
function fontsFor(text: string, all: ReturnType<typeof subsets>): Font[] {
  const points = [...new Set(text)].map((character) => character.codePointAt(0)!);
  const needed = all.filter((one) => points.some(one.has));
  return needed.flatMap(({ name }) => ([400, 700] as const).map((weight) => fontOf(name, weight)));
}

const subsetsOfFont = subsets();

/** Draws a page's picture for link previews as PNG, 1200 by 630, unless the very same one was drawn before. */
export async function drawCard(card: Card): Promise<Buffer> {
  const { codes, title, site } = card;
  // The code stands above, so that the title need not begin with it.
  const words = codes.length === 1 ? title.replace(/^\d{4}\s*[:：–—]?\s*/, '') || title : title;
  const fonts = fontsFor(`${words}${site}vs0123456789`, subsetsOfFont);
  const families = [...new Set(fonts.map(({ name }) => name))].join(', ');
  const drawn = drawing({ ...card, title: words }, families);
  const file = kept('cards', drawn);
  const before = file.read();
  if (before) return before;
  const svg = await satori(drawn as Parameters<typeof satori>[0], { width: 1200, height: 630, fonts });
  // Satori has made every letter a path, and to load the system's fonts takes longer than all the rest.
  const png = new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
  file.keep(png);
  return png;
}
