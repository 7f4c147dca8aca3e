import type { Act, ActKind } from '../acts/acts.ts';
import type { Policy } from '../backoff/policy.ts';
import type { HerdConfig } from '../herd/config.ts';
import type { Scenario, Settings } from '../sim/settings.ts';
import type { Choices, DialId, HerdTask, Task, TraceTask } from './task.ts';

/** When the act that the reader chose happens: right after the last segment, from which a keep-alive counts. */
const ACT_AT_MS = 500;

/** What an act says where the reader chooses only its kind. */
const ARGS: Readonly<Partial<Record<ActKind, NonNullable<Act['args']>>>> = {
  'server-close': { code: 1001, reason: 'going away' },
  'server-shutdown': { reason: 'shutting down' },
};

/** Whether these are choices of this task: one of its options for each dial, and nothing else. */
export function areChoicesOf(task: Task, choices: Choices): boolean {
  const ids = Object.keys(choices);
  return (
    ids.length === task.dials.length &&
    task.dials.every(({ id, options }) => (options as readonly unknown[]).includes(choices[id]))
  );
}

/** The story with the reader's choices in it. Throws on choices that are not this task's. */
export function compose(task: TraceTask, choices: Choices): Scenario {
  demand(task, choices);
  const { scenario } = task;
  const acts = [act(choices.act, ACT_AT_MS), act(choices.next, ACT_AT_MS + number(choices, 'nextAfterMs', 0))];
  return {
    ...scenario,
    profile: (choices.profile as Scenario['profile'] | undefined) ?? scenario.profile,
    acts: [...scenario.acts, ...acts.filter((one) => one !== null)],
    settings: settingsOf(scenario.settings, choices),
  };
}

/** The herd with the reader's choices in it. Throws on choices that are not this task's. */
export function composeHerd(task: HerdTask, choices: Choices): HerdConfig {
  demand(task, choices);
  const { herd } = task;
  const batches = number(choices, 'batches', herd.batches);
  return {
    ...herd,
    batches,
    // A group of servers goes when the group before it is back.
    gapMs: batches > 1 ? herd.downMs : 0,
    drainMs: number(choices, 'drainMs', herd.drainMs),
    policy: { ...herd.policy, first: [{ minMs: 0, maxMs: number(choices, 'firstMs', 0) }] },
  };
}

function demand(task: Task, choices: Choices): void {
  if (!areChoicesOf(task, choices)) throw new RangeError(`These are not choices of "${task.id}"`);
}

function act(kind: string | number | undefined, atMs: number): Act | null {
  if (kind === undefined || kind === 'nothing') return null;
  const args = ARGS[kind as ActKind];
  return { atMs, kind: kind as ActKind, ...(args ? { args } : {}) };
}

function settingsOf(settings: Settings, choices: Choices): Settings {
  const { policy } = settings;
  return {
    ...settings,
    heartbeatMs: number(choices, 'heartbeatMs', settings.heartbeatMs),
    heartbeatTimeoutMs: number(choices, 'heartbeatTimeoutMs', settings.heartbeatTimeoutMs),
    serverPingMs: number(choices, 'serverPingMs', settings.serverPingMs),
    policy: policy && withDials(policy, choices),
  };
}

function withDials(policy: Policy, choices: Choices): Policy {
  const { growth, capMs } = policy;
  if (growth.kind !== 'exponential' || capMs === null) return policy;
  const { kind, baseMs, factor } = growth;
  return {
    ...policy,
    growth: { kind, baseMs: number(choices, 'baseMs', baseMs), factor: number(choices, 'factor', factor) },
    capMs: number(choices, 'capMs', capMs),
  };
}

function number(choices: Choices, id: DialId, otherwise: number): number {
  const value = choices[id];
  return typeof value === 'number' ? value : otherwise;
}
