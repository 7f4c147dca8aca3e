import type { Act } from '../../core/acts/acts.ts';
import type { Run } from '../../core/link/run.ts';
import { formatRuns } from '../../core/link/run-link.ts';
import type { ClientProfileId, Scenario, Settings } from '../../core/sim/settings.ts';
import { simulate } from '../../core/sim/simulate.ts';
import type { Trace } from '../../core/trace/trace.ts';
import { scenario as findScenario } from '../../scenarios/index.ts';
import type { Story } from './facts.ts';

/** A path with some length, so that arrows slant; the lab's own paths take one millisecond. */
const latencyMs = 40;
const messageAtMs = 600;
const closeAtMs = messageAtMs + 3 * latencyMs;
/** Long enough for Chromium to give up on an idle dead path (451 s); afterwards nothing more happens to the client. */
const watchMs = 454_000;
/** The lab lets a connection be idle for 15 s before an idle cause; a picture needs only a moment of it. */
const sooner = (act: Act): Act => (act.atMs < 15_000 ? act : { ...act, atMs: act.atMs - 13_000 });

/** Scenario, client and acts of a story. */
function partsOf(story: Story): { id: string; profile: ClientProfileId | undefined; acts: readonly Act[] | undefined } {
  switch (story.kind) {
    case 'cause':
      return { id: story.id, profile: story.profile, acts: undefined };
    case 'server-closes': {
      const { code, reason, afterMessage } = story;
      const close: Act = { atMs: closeAtMs, kind: 'server-close', args: reason ? { code, reason } : { code } };
      const acts: readonly Act[] = afterMessage ? [{ atMs: messageAtMs, kind: 'client-send' }, close] : [close];
      return { id: 'server-close-1011', profile: undefined, acts };
    }
  }
}

function runOf(story: Story): { scenario: Scenario; run: Run } {
  const parts = partsOf(story);
  const base = findScenario(parts.id);
  if (!base) throw new Error(`no scenario called ${parts.id}`);
  const settings: Settings = { ...base.settings, latencyMs };
  const acts = parts.acts ?? base.acts.map(sooner);
  const profile = parts.profile ?? base.profile;
  return {
    scenario: { ...base, profile, settings, acts, watchMs },
    run: { v: 1, scenario: parts.id, profile, settings, seed: base.seed, acts },
  };
}

/** The simulated run behind a code's picture, and the fragment with which the simulator opens the very same one. */
export function tell(story: Story): { readonly trace: Trace; readonly fragment: string } {
  const { scenario, run } = runOf(story);
  return { trace: simulate(scenario, scenario.acts), fragment: `run=${formatRuns([run], findScenario)}` };
}
