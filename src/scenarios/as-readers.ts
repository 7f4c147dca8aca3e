import type { Act } from '../core/acts/acts.ts';
import type { Client } from '../core/peers/client.ts';
import { clients } from '../core/peers/clients.ts';
import type { Scenario } from '../core/sim/settings.ts';

/** After what ends a story so much more is told, in ms. */
const tailMs = 1_000;

/**
 * A story as a reader changed it. It is watched for as long as the story is, and longer where they left the page: it lives
 * on in the browser's cache, and when it is dropped there is what they wait for.
 */
export function asReaders(
  story: Scenario,
  change: Pick<Scenario, 'profile' | 'settings' | 'seed'>,
  acts: readonly Act[],
): Scenario {
  const { page }: Client = clients[change.profile];
  const left = acts.some(({ kind }) => kind === 'page-navigate');
  const cachedMs = left ? (page?.navigate.staysMs ?? 0) + tailMs : 0;
  return { ...story, ...change, watchMs: Math.max(story.watchMs, cachedMs) };
}
