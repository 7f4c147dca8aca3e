import type { Policy } from '../backoff/policy.ts';
import { libraries } from './libraries.ts';
import type { Library } from './peer.ts';
import { publishedRules } from './published-rules.ts';

/** A default that a library really has, or a rule that was published. The words about it are in i18n, by `id`. */
export type Preset = {
  readonly id: PresetId;
  /** The name people know it by: a proper noun, the same in every language. */
  readonly name: string;
  /** The version whose code was read; empty for rules that are not a library. */
  readonly version: string;
  /** The file, within the project's repository, that holds the numbers. */
  readonly source: string;
  /** The package on npm whose published code was compared. */
  readonly npm?: string;
  readonly policy: Policy;
};

type Libraries = typeof libraries;
type ReconnectingId = {
  [Id in keyof Libraries]: Libraries[Id] extends { reconnect: object } ? Id : never;
}[keyof Libraries];
export type PresetId = ReconnectingId | keyof typeof publishedRules;

function libraryPreset([id, library]: readonly [string, Library]): Preset[] {
  const { name, version, reconnect } = library;
  return reconnect ? [{ id: id as ReconnectingId, name, version, ...reconnect }] : [];
}

/** Libraries first, published rules last. */
export const PRESETS: readonly Preset[] = [
  ...Object.entries<Library>(libraries).flatMap(libraryPreset),
  ...Object.entries(publishedRules).map(([id, rule]) => ({
    id: id as keyof typeof publishedRules,
    version: '',
    ...rule,
  })),
];

export const PRESET_IDS: readonly PresetId[] = PRESETS.map(({ id }) => id);

const byId: ReadonlyMap<string, Preset> = new Map(PRESETS.map((one) => [one.id, one]));

export function preset(id: PresetId): Preset {
  const found = byId.get(id);
  if (!found) throw new Error(`no preset "${id}"`);
  return found;
}

export const isPresetId = (text: string): text is PresetId => byId.has(text);
