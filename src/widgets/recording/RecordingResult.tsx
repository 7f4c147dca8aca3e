import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Ranked, rank } from '../../core/diagnose/rank.ts';
import { fill } from '../../core/format.ts';
import { factsOfTrace, type TraceFacts } from '../../core/trace/facts-of-trace.ts';
import { href } from '../../i18n/href.ts';
import { LiveRegion, useAnnouncements } from '../../ui/announcements.tsx';
import { format } from '../../ui/format.ts';
import { handText } from '../../ui/handed-text.ts';
import { nextTask } from '../../ui/next-task.ts';
import { ConnectionList } from './ConnectionList.tsx';
import type { Found, Listed, Traced } from './messages.ts';
import { RecordedConnection } from './RecordedConnection.tsx';
import type { ResultProps } from './RecordingTool.tsx';
import { verdictOf } from './verdict.ts';
import type { ResultWords } from './words.ts';

type Props = ResultProps & { readonly words: ResultWords };

/** One connection with everything that is worked out before it is shown. */
type Shown = {
  readonly one: Listed;
  /** Those of its incident. */
  readonly all: readonly Listed[];
  readonly traced: Traced;
  readonly run: TraceFacts;
  /** The causes that are not ruled out. */
  readonly ranked: readonly Ranked[];
  readonly title: string;
};

/** What ended is more likely to be what the reader looks for than what goes on. */
function firstOf({ incidents }: Found): string | null {
  const all = incidents.flatMap(({ connections }) => connections);
  return (all.find(({ endedAtMs }) => endedAtMs !== null) ?? all[0])?.id ?? null;
}

/** What was found in the files: what could not be read, the connections, and the chosen one in full. */
export function RecordingResult({ found, reading, words }: Props): JSX.Element {
  const { strings } = words;
  const { files, incidents } = found;
  const { plural, time, betweenSentences } = format(words.lang);
  const [chosen, setChosen] = useState<string | null>(() => firstOf(found));
  const [shown, setShown] = useState<Shown | null>(null);
  const [said, announce] = useAnnouncements();
  useEffect(() => setChosen(firstOf(found)), [found]);
  useEffect(() => {
    let isCurrent = true;
    const show = async (id: string): Promise<void> => {
      const traced = await reading.traceOf(id);
      // Each of these takes long for a long connection; the one before stays in sight meanwhile.
      await nextTask();
      const run = factsOfTrace(traced.observed.trace);
      await nextTask();
      const all = incidents.find(({ connections }) => connections.some((one) => one.id === id))?.connections ?? [];
      const one = all.find((each) => each.id === id);
      if (!one || !isCurrent) return;
      const ranked = one.isEndTold ? rank(one.facts).filter(({ ruledOut }) => !ruledOut) : [];
      const title = verdictOf(ranked, words);
      setShown({ one, all, traced, run, ranked, title });
      announce(title);
    };
    if (chosen) void show(chosen);
    return () => {
      isCurrent = false;
    };
  }, [chosen, reading]);
  return (
    <section class="rc-panel" aria-label={strings.recorded}>
      <ul class="rc-files" aria-label={strings.files}>
        {files.map(({ name, recording, problems, connections, pairs, isApart, log }, i) => (
          <li key={`${i} ${name}`}>
            <b>{name}</b>
            <span>
              {recording.input !== null ? strings.inputs[recording.input] : log ? strings.log : strings.unread}
              {recording.input !== null && ` · ${connections}`}
            </span>
            {pairs.map(({ name: other, connections: n, clockMs }) => (
              <small key={other}>
                {fill(plural(n, strings.pairs), { name: other })}
                {clockMs !== null &&
                  betweenSentences + fill(strings.clocks, { ms: time(Math.max(1, Math.abs(clockMs))) })}
              </small>
            ))}
            {isApart && <small>{strings.apart}</small>}
            {problems.map((problem) => (
              <small key={problem}>{strings.problems[problem]}</small>
            ))}
            {log && !document.querySelector('.diagnose-figure') && (
              <small>
                <a href={href(words.lang, '/diagnose/')} onClick={() => handText(log.text)}>
                  {strings.openLog}
                </a>
              </small>
            )}
          </li>
        ))}
      </ul>
      <LiveRegion said={said} />
      {chosen && <ConnectionList {...{ found, chosen, words }} onChoose={setChosen} />}
      {shown && (
        <RecordedConnection
          key={shown.one.id}
          {...shown.traced}
          {...shown}
          words={words}
          from={shown.one.files.flatMap((file) => files[file]?.name ?? [])}
        />
      )}
    </section>
  );
}
