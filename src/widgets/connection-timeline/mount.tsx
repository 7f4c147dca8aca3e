import { hydrate } from 'preact';
import { ConnectionTimeline, type Words } from './ConnectionTimeline.tsx';
import type { FindScenario } from './story.ts';

/** Takes over the static figure in `host` at identical geometry. */
export function mount(host: Element, find: FindScenario, words: Words): void {
  const ids = (host.getAttribute('data-scenarios') ?? '').split(' ');
  hydrate(<ConnectionTimeline ids={ids} find={find} {...words} />, host);
}
