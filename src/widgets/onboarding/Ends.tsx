import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import type { Side } from '../../core/protocol/segment.ts';
import type { EndFacts } from '../../core/trace/attempts.ts';
import type { TraceFacts } from '../../core/trace/facts-of-trace.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { useFormat } from '../../ui/use-format.ts';

/** What the code of each side was told in this run, and how long after the fault. */
export function Ends({ facts, words }: { facts: TraceFacts; words: OnboardingWords }): JSX.Element {
  return (
    <div class="ob-ends">
      <End side="client" facts={facts} words={words} />
      <End side="server" facts={facts} words={words} />
    </div>
  );
}

function End({ side, facts, words }: { side: Side; facts: TraceFacts; words: OnboardingWords }): JSX.Element {
  const format = useFormat();
  const start = facts.acts[0]?.atMs ?? 0;
  const after = (atMs: number): string => fill(words.after, { n: format.time(Math.max(0, atMs - start)) });
  const told = <T,>(of: (end: EndFacts) => T | null): T | null =>
    facts.attempts.map(({ [side]: end }) => of(end)).find((one) => one !== null) ?? null;
  const closed = told(({ closeEvent }) => closeEvent);
  const gaveUp = told((end) => end.gaveUp);
  return (
    <div>
      <h3>{words[side]}</h3>
      {gaveUp && (
        <p>
          {words.gaveUp} <span>{after(gaveUp.atMs)}</span>
        </p>
      )}
      {closed ? (
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
