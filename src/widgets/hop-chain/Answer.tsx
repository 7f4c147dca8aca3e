import type { JSX } from 'preact';
import { type ChainHop, readChain } from '../../core/diagnose/hop-chain.ts';
import { fill } from '../../core/format.ts';
import type { ChainWords } from '../../i18n/en/guides.ts';
import { useFormat } from '../../ui/use-format.ts';
import { namesAt } from './words.ts';

/** What the path does, in words: the smallest limits, who has them, the heartbeat, and what no heartbeat cures. */
export function Answer({
  chain,
  words,
}: {
  readonly chain: readonly ChainHop[];
  readonly words: ChainWords;
}): JSX.Element {
  const format = useFormat();
  const { idle, lifetime, heartbeatSeconds, answerWithinSeconds, unknownAt, silentAt } = readChain(chain);
  const limit = (found: typeof idle, none: string): string =>
    found
      ? fill(words.by, { time: format.setting(found.seconds * 1000), names: namesAt(chain, found.at, words, format) })
      : none;
  const noBeat = lifetime && (!idle || lifetime.seconds <= idle.seconds) ? words.noHeartbeat : words.tooShort;
  const beat =
    heartbeatSeconds === null || answerWithinSeconds === null
      ? noBeat
      : fill(words.every, {
          n: format.exact(heartbeatSeconds * 1000),
          answer: format.exact(answerWithinSeconds * 1000),
        });
  const notes = [
    heartbeatSeconds !== null && answerWithinSeconds !== null
      ? fill(words.found, { n: format.exact((heartbeatSeconds + answerWithinSeconds) * 1000) })
      : '',
    lifetime ? words.lifetimeNote : '',
    silentAt.length > 0 ? fill(words.silentNote, { names: namesAt(chain, silentAt, words, format) }) : '',
    unknownAt.length > 0 ? fill(words.unknownNote, { names: namesAt(chain, unknownAt, words, format) }) : '',
  ].filter(Boolean);
  return (
    <div class="hc-answer" role="status" aria-label={words.result}>
      <dl>
        <div>
          <dt>{words.idleLimit}</dt>
          <dd>{limit(idle, words.noIdle)}</dd>
        </div>
        <div>
          <dt>{words.lifetimeLimit}</dt>
          <dd>{limit(lifetime, words.noLifetime)}</dd>
        </div>
        <div class="hc-beats">
          <dt>{words.heartbeat}</dt>
          <dd>{beat}</dd>
        </div>
      </dl>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
