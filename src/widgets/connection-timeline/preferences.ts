import * as v from 'valibot';
import { linkMsMax, type Run } from '../../core/link/run.ts';
import { profileOrder } from '../../core/link/run-codes.ts';
import type { Change } from './state.ts';

export const speeds = [0.5, 1, 2, 4] as const;

// One damaged value loses itself alone.
const one = <const S extends v.GenericSchema>(schema: S) => v.fallback(v.optional(schema), undefined);
const schema = v.object({
  heartbeatMs: one(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(linkMsMax))),
  profile: one(v.picklist(profileOrder)),
  speed: one(v.picklist(speeds)),
});

/** What a reader chose last time; a link's own run always comes first. */
export type Preferences = v.InferOutput<typeof schema>;

const key = 'close-codes.timeline';

/** Reads what was stored. Never throws: damage, another version's data and a blocked storage are an empty memory. */
export function readPreferences(): Preferences {
  try {
    const parsed = v.safeParse(schema, JSON.parse(localStorage.getItem(key) ?? '{}'));
    return parsed.success ? parsed.output : {};
  } catch {
    return {};
  }
}

/** The runs with the reader's preferences; null when there are none that would change something. */
export function applyPreferences(runs: readonly Run[]): readonly Run[] | null {
  const { heartbeatMs, profile } = readPreferences();
  const changed = runs.map((run) => ({
    ...run,
    profile: profile ?? run.profile,
    settings: { ...run.settings, heartbeatMs: heartbeatMs ?? run.settings.heartbeatMs },
  }));
  const isSame = changed.every(
    (run, i) => run.profile === runs[i]!.profile && run.settings.heartbeatMs === runs[i]!.settings.heartbeatMs,
  );
  return isSame ? null : changed;
}

/** Keeps the part of a change that is a preference; opening a run on purpose, as starting over does, forgets it. */
export function keepPreferences(change: Change): void {
  const known = readPreferences();
  let next: Preferences = known;
  if (change.kind === 'set' && change.settings.heartbeatMs !== undefined)
    next = { ...known, heartbeatMs: change.settings.heartbeatMs };
  else if (change.kind === 'choose' && change.choice.profile) next = { ...known, profile: change.choice.profile };
  else if (change.kind === 'speed') next = { ...known, speed: speeds.find((speed) => speed === change.speed) };
  else if (change.kind === 'open') next = { speed: known.speed };
  else return;
  try {
    localStorage.setItem(key, JSON.stringify(next));
  } catch {
    // Private windows may refuse: the choice then lasts for this page.
  }
}
