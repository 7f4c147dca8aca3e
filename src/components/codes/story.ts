import type { Story } from '../../api/page-facts.ts';
import { defaultRun } from '../../core/link/run.ts';
import { shortFragment } from '../../core/link/run-link.ts';
import { simulate } from '../../core/sim/simulate.ts';
import type { Trace } from '../../core/trace/trace.ts';
import { scenario as find } from '../../scenarios/index.ts';
import { pictureOf, serverClosesWith } from '../../scenarios/pages.ts';

/** The simulated run behind a code's picture, and the fragment with which the simulator opens the very same one. */
export function tell(story: Story): { readonly trace: Trace; readonly fragment: string } {
  const told = story.kind === 'cause' ? pictureOf(story.id, story.profile) : serverClosesWith(story);
  return { trace: simulate(told), fragment: shortFragment(defaultRun(told.id, told), find) };
}
