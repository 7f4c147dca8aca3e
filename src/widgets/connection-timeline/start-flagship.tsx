import { hydrate } from 'preact';
import { ConnectionTimeline, type Words } from './ConnectionTimeline.tsx';
import { findFlagship } from './flagship-find.ts';

/** Takes over the static figure in `host` at identical geometry. */
export function start(host: Element, words: Words): void {
  const ids = (host.getAttribute('data-scenarios') ?? '').split(' ');
  const guessing = host.closest('.guess-first') !== null;
  hydrate(<ConnectionTimeline ids={ids} find={findFlagship} {...words} guessing={guessing} />, host);
}
