import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import { href } from '../../i18n/href.ts';
import { format } from '../../ui/format.ts';
import { handText } from '../../ui/handed-text.ts';
import { ConnectionList } from './ConnectionList.tsx';
import type { Found, Traced } from './messages.ts';
import { RecordedConnection } from './RecordedConnection.tsx';
import type { ResultProps } from './RecordingTool.tsx';
import type { ResultWords } from './words.ts';

type Props = ResultProps & { readonly words: ResultWords };

/** What ended is more likely to be what the reader looks for than what goes on. */
function firstOf({ incidents }: Found): string | null {
  const all = incidents.flatMap(({ connections }) => connections);
  return (all.find(({ endedAtMs }) => endedAtMs !== null) ?? all[0])?.id ?? null;
}

/** What was found in the files: what could not be read, the connections, and the chosen one in full. */
export function RecordingResult({ found, reading, words }: Props): JSX.Element {
  const { strings } = words;
  const { plural, time } = format(words.lang);
  const [chosen, setChosen] = useState<string | null>(() => firstOf(found));
  const [observed, setObserved] = useState<{ readonly of: string; readonly traced: Traced } | null>(null);
  useEffect(() => setChosen(firstOf(found)), [found]);
  useEffect(() => {
    let isCurrent = true;
    if (chosen)
      void reading.traceOf(chosen).then((traced) => {
        if (isCurrent) setObserved({ of: chosen, traced });
      });
    return () => {
      isCurrent = false;
    };
  }, [chosen, reading]);
  const { files, incidents } = found;
  const incident = incidents.find(({ connections }) => connections.some(({ id }) => id === observed?.of));
  const one = incident?.connections.find(({ id }) => id === observed?.of);
  return (
    <section class="rc-panel" aria-label={strings.recorded}>
      <ul class="rc-files" aria-label={strings.files}>
        {files.map(({ name, recording, problems, connections, pairs, isApart, log }, i) => (
          <li key={`${i} ${name}`}>
            <b>{name}</b>
            <span>
              {recording.input === null ? strings.unread : strings.inputs[recording.input]}
              {recording.input !== null && ` · ${connections}`}
            </span>
            {pairs.map(({ name: other, connections: n, clockMs }) => (
              <small key={other}>
                {fill(plural(n, strings.pairs), { name: other })}
                {clockMs !== null && ` ${fill(strings.clocks, { ms: time(Math.max(1, Math.abs(clockMs))) })}`}
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
      {chosen && <ConnectionList {...{ found, chosen, words }} onChoose={setChosen} />}
      {observed && one && incident && (
        <RecordedConnection
          key={one.id}
          {...{ one, words }}
          all={incident.connections}
          from={one.files.map((file) => files[file]!.name)}
          {...observed.traced}
        />
      )}
    </section>
  );
}
