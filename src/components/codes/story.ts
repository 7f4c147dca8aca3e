import { formatRuns } from '../../core/link/format-run.ts';
import type { Run } from '../../core/link/run.ts';
import type { Scenario, Settings } from '../../core/sim/settings.ts';
import { simulate } from '../../core/sim/simulate.ts';
import type { Act, Trace } from '../../core/sim/trace.ts';
import { scenario as findScenario } from '../../scenarios/index.ts';
import type { Story } from './facts.ts';

/** A path with some length, so that arrows slant; the lab's own paths take one millisecond. */
const latencyMs = 40;
const messageAtMs = 600;
const closeAtMs = messageAtMs + 3 * latencyMs;

function runOf(story: Story): { scenario: Scenario; run: Run } {
  const id = story.kind === 'cause' ? story.id : 'server-close-1011';
  const base = findScenario(id);
  if (!base) throw new Error(`no scenario called ${id}`);
  const settings: Settings = { ...base.settings, latencyMs };
  const acts: readonly Act[] = story.kind === 'cause' ? base.acts : closing(story);
  const profile = (story.kind === 'cause' && story.profile) || base.profile;
  return {
    scenario: { ...base, profile, settings, acts },
    run: { v: 1, scenario: id, profile, settings, seed: base.seed, acts },
  };
}

function closing({ code, reason, afterMessage }: Extract<Story, { kind: 'server-closes' }>): readonly Act[] {
  const close: Act = { atMs: closeAtMs, kind: 'server-close', args: reason ? { code, reason } : { code } };
  return afterMessage ? [{ atMs: messageAtMs, kind: 'client-send' }, close] : [close];
}

/** The simulated run behind a code's picture, and the fragment with which the simulator opens the very same one. */
export function tell(story: Story): { readonly trace: Trace; readonly fragment: string } {
  const { scenario, run } = runOf(story);
  return { trace: simulate(scenario, scenario.acts), fragment: `run=${formatRuns([run], findScenario)}` };
}
