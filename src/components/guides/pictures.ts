import { defaultRun } from '../../core/link/run.ts';
import { shortFragment } from '../../core/link/run-link.ts';
import { simulate } from '../../core/sim/simulate.ts';
import type { Trace } from '../../core/trace/trace.ts';
import { guideStory, type PictureId } from '../../scenarios/guides.ts';
import { scenario as find } from '../../scenarios/index.ts';

/** The simulated run, and the fragment with which the simulator opens the very same one. */
export function tellPicture(id: PictureId): { readonly trace: Trace; readonly fragment: string } {
  const told = guideStory(id);
  return { trace: simulate(told), fragment: shortFragment(defaultRun(told.id, told), find) };
}
