import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Format } from '../../core/format.ts';
import type { Picture } from '../../core/timeline/picture.ts';
import { reveal } from '../../ui/timeline/reveal.ts';
import { type Playback, startPlayback } from './playback.ts';
import { type Change, type State, stopFrom } from './state.ts';
import type { Story } from './story.ts';

/** Without motion, a step of the story takes this long. */
const stepMs = 1000;

type Options = {
  /** Holds the live drawings. */
  readonly root: RefObject<Element>;
  readonly picture: Picture | null;
  readonly story: Story;
  readonly state: State;
  readonly nowMs: number;
  readonly format: Format;
  readonly dispatch: (next: Change) => void;
};

/** Keeps the drawings at the cursor, and moves both while time runs. Returns where the cursor is at this very moment. */
export function usePlayback({ root, picture, story, state, nowMs, format, dispatch }: Options): () => number {
  const { playing, speed } = state;
  /** Tells the cursor between two renderings, while time runs. */
  const clock = useRef<Playback | null>(null);
  const show = (ms: number, counting = true): void => {
    const pxPerMs = clock.current?.pxPerMs ?? 0;
    if (picture && root.current) reveal(root.current, picture, ms, { format, pxPerMs, counting });
  };
  useLayoutEffect(() => {
    if (!playing || !picture || !root.current) return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      let ms = nowMs;
      const timer = setInterval(() => {
        ms = stopFrom(story.stops, ms, 1) ?? Number.POSITIVE_INFINITY;
        dispatch({ kind: 'tick', nowMs: ms });
      }, stepMs);
      return () => clearInterval(timer);
    }
    const running = startPlayback(root.current, picture, {
      fromMs: nowMs,
      speed,
      onMark: (ms) => show(ms, false),
      onTick: (ms) => dispatch({ kind: 'tick', nowMs: ms }),
    });
    clock.current = running;
    return () => {
      clock.current = null;
      running.stop();
    };
  }, [playing, picture, speed, story]);
  useLayoutEffect(() => show(nowMs), [picture, nowMs, playing]);
  return () => clock.current?.nowMs() ?? nowMs;
}
