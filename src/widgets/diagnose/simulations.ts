import { type Facts, medianSeconds } from '../../core/diagnose/facts.ts';
import { type Timer, timers } from '../../core/diagnose/timers.ts';
import { defaultRun } from '../../core/link/run.ts';
import { shortFragment } from '../../core/link/run-link.ts';
import type { Scenario } from '../../core/sim/settings.ts';
import { storyOfCause } from '../../scenarios/diagnosis.ts';
import { scenario as find } from '../../scenarios/index.ts';

const isIdle = ({ kind }: Timer): boolean => kind === 'idle';

/** The idle limit that fits these facts best, in seconds: as long as it lasted, else the proxy's default. */
function limitOf(causeId: string, { seconds, via }: Facts): number {
  const lasted = medianSeconds(seconds);
  if (lasted !== undefined && causeId !== 'ping-race') return Math.max(1, Math.round(lasted));
  const known = via && timers.find((timer) => isIdle(timer) && timer.via === via);
  return known ? known.seconds : causeId === 'silent-drop' ? 240 : 60;
}

/** The longest idle limit that a linked run may have: half of what the simulator watches, in seconds. */
const limitMax = 600;

/** The story that ends as this cause does, with the seconds of this incident; null where there is no model. */
export const storyOf = (causeId: string, facts: Facts = {}): Scenario | null =>
  storyOfCause(causeId, Math.min(limitMax, limitOf(causeId, facts)) * 1000);

/** The fragment of /simulator/ that shows it; null where there is no model. */
export function simulationOf(causeId: string, facts: Facts = {}): string | null {
  const story = storyOf(causeId, facts);
  return story && shortFragment(defaultRun(story.id, story), find);
}
