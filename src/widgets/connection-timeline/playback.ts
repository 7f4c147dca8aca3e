import type { Picture } from '../../core/timeline/picture.ts';
import { glide, nextMomentMs } from '../../ui/timeline/reveal.ts';

/** Constant pixels a second, so that stretches drawn large slow down automatically. */
const PX_PER_MS = 0.11;
/** Words, numbers and buttons follow the cursor this often while it moves; the picture follows in every frame. */
const WORDS_EVERY_MS = 200;

type Options = {
  readonly fromMs: number;
  readonly speed: number;
  /** A mark appears, grows or goes at this moment. */
  readonly onMark: (ms: number) => void;
  /** Time for words and numbers to follow, all at one moment; infinite at the end. */
  readonly onTick: (ms: number) => void;
};

/** A run that plays. */
export type Playback = {
  readonly nowMs: () => number;
  /** How fast the cursor goes through the picture. */
  readonly pxPerMs: number;
  readonly stop: () => void;
};

/** Plays the picture in `root` to its end. The browser moves what moves steadily: nothing here runs in every frame. */
export function startPlayback(root: Element, picture: Picture, { fromMs, speed, onMark, onTick }: Options): Playback {
  const { toPx, toMs } = picture.axis;
  const [fromPx, endPx] = [toPx(fromMs), toPx(picture.endMs)];
  const pxPerMs = PX_PER_MS * speed;
  const startedAt = performance.now();
  const px = (): number => fromPx + (performance.now() - startedAt) * pxPerMs;
  const stopGliding = glide(root, picture, fromPx, pxPerMs);
  const stopFollowing = picture.mode === 'narrow' ? followPlayhead(root, () => px() / picture.width) : undefined;
  let toldAt = startedAt;
  let timer = setTimeout(function advance() {
    const [here, at] = [px(), performance.now()];
    if (here >= endPx) return onTick(Number.POSITIVE_INFINITY);
    const ms = toMs(here);
    if (at - toldAt < WORDS_EVERY_MS) onMark(ms);
    else {
      toldAt = at;
      onTick(ms);
    }
    const markInMs = (toPx(nextMomentMs(picture, ms)) - here) / pxPerMs;
    timer = setTimeout(advance, Math.ceil(Math.min(markInMs, toldAt + WORDS_EVERY_MS - at)));
  });
  return {
    nowMs: () => toMs(px()),
    pxPerMs,
    stop() {
      clearTimeout(timer);
      stopGliding();
      stopFollowing?.();
    },
  };
}

/**
 * On a narrow screen time runs down, and the page follows: the playhead, `part()` of the picture's width below its top,
 * stays in the middle of what can be seen, until the reader scrolls. Returns what ends it.
 */
function followPlayhead(root: Element, part: () => number): () => void {
  let frame = requestAnimationFrame(function follow() {
    frame = requestAnimationFrame(follow);
    const box = root.querySelector('.ct-narrow')?.getBoundingClientRect();
    if (!box) return;
    const y = box.top + box.width * part();
    if (y < innerHeight * 0.15 || y > innerHeight * 0.55) scrollBy(0, y - innerHeight * 0.55);
  });
  const leave = (): void => {
    cancelAnimationFrame(frame);
    removeEventListener('wheel', leave);
    removeEventListener('touchmove', leave);
  };
  addEventListener('wheel', leave, { passive: true });
  addEventListener('touchmove', leave, { passive: true });
  return leave;
}
