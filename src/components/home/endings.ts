import { fill } from '../../core/format.ts';
import { simulate } from '../../core/sim/simulate.ts';
import { layOut } from '../../core/timeline/lay-out.ts';
import type { Pane, Shape, Words } from '../../core/timeline/picture.ts';
import type { TextRole } from '../../core/timeline/text-roles.ts';
import { factsOfTrace } from '../../core/trace/facts-of-trace.ts';
import { cellsOf, shortVersion } from '../../evidence/cells.ts';
import { records } from '../../evidence/records.ts';
import type { HomeStrings } from '../../i18n/en/home.ts';
import type { Lang } from '../../i18n/href.ts';
import { wordsOf } from '../../i18n/words.ts';
import { pictureOf } from '../../scenarios/pages.ts';
import { format } from '../../ui/format.ts';
import { clientDetects, detectionTimes } from '../flagship/detection-times.ts';

/** The two times of the start page: simulated here, the silent one with the lab's runs of the same cause behind it. */
export function endings(lang: Lang, strings: HomeStrings['ends']) {
  const { duration } = format(lang);
  const silence = detectionTimes().find(
    ({ situation, client, platform }) => situation === 'listening' && client === 'chromium' && platform === 'linux',
  );
  const goodbyeMs = clientDetects('chromium', 'server-shutdown');
  if (silence?.value.kind !== 'exact' || goodbyeMs === null) throw new Error('An ending that nobody notices');
  const cell = cellsOf(records).find(({ cause, client }) => cause === 'cable-pulled-idle' && client === 'chromium');
  return {
    goodbyeTime: duration(goodbyeMs),
    silenceTime: duration(silence.value.ms),
    silenceSource:
      cell && silence.basis === 'measured'
        ? fill(strings.silenceMeasured, { runs: cell.runs, version: shortVersion(cell), date: cell.lastDate })
        : strings.silenceComputed,
  };
}

/** The fault is this far from the left edge of a picture, and a millisecond this long; px. */
const leadPx = 1_400;
const pxPerMs = 1;
const widthPx = 3_800;
/** Room between the lanes for the words about the ending, on a wide and on a narrow screen; px. */
const gapsPx = { goodbye: [92], silence: [248, 352] } as const;
const storyOf = { goodbye: 'server-close-1001', silence: 'cable-pulled-idle' } as const;
/** The page itself says how long each takes, and who has which lane. */
const left: ReadonlySet<TextRole> = new Set(['time', 'aside', 'open', 'dimension']);
const isSeen = ({ mark, d }: Shape): boolean => !mark.startsWith('detection') && Number(/-?\d+/.exec(d)) < widthPx;

export type Ending = keyof typeof storyOf;

/** The moments around an ending on one scale: what lasts for minutes reaches far beyond the edge of the page. */
export function pictures(which: Ending, lang: Lang): readonly Pane[] {
  const told = pictureOf(storyOf[which]);
  // Late enough for the lead on a wide screen.
  const ending = told.acts.at(-1)!;
  const atMs = ending.atMs + leadPx / pxPerMs;
  const facts = factsOfTrace(simulate({ ...told, acts: [{ ...ending, atMs }] }));
  return gapsPx[which].map((gap) => {
    const options = { labels: wordsOf(lang, 'timeline'), format: format(lang), width: widthPx, gap };
    const excerpt = { fromMs: atMs - leadPx / pxPerMs, pxPerMs };
    const [pane] = layOut([{ id: 'a', facts }], { mode: 'wide', ...options, excerpt }).panes;
    if (!pane) throw new Error(`No picture of ${which}`);
    const seen = (shapes: readonly Shape[], words: readonly Words[]) => ({
      shapes: shapes.filter(isSeen),
      words: words.filter(({ role }) => !left.has(role)),
    });
    const over = pane.over.map((one) => ({ ...one, ...seen(one.shapes, one.words) }));
    return {
      ...pane,
      ...seen(pane.shapes, pane.words),
      // The words beside it say the same, and count from the last sign of life.
      summary: '',
      over: over.filter((one) => one.shapes.length + one.words.length > 0),
    };
  });
}
