import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import type { Side } from '../../core/protocol/segment.ts';
import type { Trace } from '../../core/trace/trace.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { useFormat } from '../../ui/use-format.ts';

/** What the code of each side was told in this run, and how long after the fault. */
export function Ends({ trace, words }: { trace: Trace; words: OnboardingWords }): JSX.Element {
  return (
    <div class="ob-ends">
      <End side="client" trace={trace} words={words} />
      <End side="server" trace={trace} words={words} />
    </div>
  );
}

function End({ side, trace, words }: { side: Side; trace: Trace; words: OnboardingWords }): JSX.Element {
  const { events } = trace;
  const format = useFormat();
  const start = events.find(({ kind }) => kind === 'act')?.atMs ?? 0;
  const after = (atMs: number): string => fill(words.after, { n: format.seconds(Math.max(0, atMs - start)) });
  const closed = events.find((event) => event.kind === 'event' && event.event === 'close' && event.side === side);
  const gaveUp = events.find((event) => event.kind === 'gives-up' && event.side === side);
  return (
    <div>
      <h3>{words[side]}</h3>
      {gaveUp && (
        <p>
          {words.gaveUp} <span>{after(gaveUp.atMs)}</span>
        </p>
      )}
      {closed?.kind === 'event' && closed.event === 'close' ? (
        <p>
          <code>
            close <b class={closed.close.code === 1006 ? 'silent' : 'said'}>{closed.close.code}</b>
            {closed.close.reason && ` "${closed.close.reason}"`} wasClean {String(closed.close.wasClean)}
          </code>{' '}
          <span>{after(closed.atMs)}</span>
        </p>
      ) : (
        <p>{words.nothing}</p>
      )}
    </div>
  );
}
