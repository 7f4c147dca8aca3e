import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import { format } from '../../ui/format.ts';
import { type Chosen, ConnectionList } from './ConnectionList.tsx';
import type { ReadFile, Traced } from './messages.ts';
import { RecordedConnection } from './RecordedConnection.tsx';
import type { ResultProps } from './RecordingTool.tsx';
import type { ResultWords } from './words.ts';

type Props = ResultProps & { readonly words: ResultWords };

const firstOf = (files: readonly ReadFile[]): Chosen | null => {
  for (const [file, { connections }] of files.entries()) {
    // What ended is more likely to be what the reader looks for than what goes on.
    const one = connections.find(({ endedAtMs }) => endedAtMs !== null) ?? connections[0];
    if (one) return { file, id: one.id };
  }
  return null;
};

/** What was found in the files: what could not be read, the connections, and the chosen one in full. */
export function RecordingResult({ files, reading, words }: Props): JSX.Element {
  const { strings } = words;
  const { plural, time } = format(words.lang);
  const [chosen, setChosen] = useState<Chosen | null>(() => firstOf(files));
  const [observed, setObserved] = useState<{ readonly of: Chosen; readonly traced: Traced } | null>(null);
  useEffect(() => setChosen(firstOf(files)), [files]);
  useEffect(() => {
    let isCurrent = true;
    if (chosen)
      void reading.traceOf(chosen.file, chosen.id).then((traced) => {
        if (isCurrent) setObserved({ of: chosen, traced });
      });
    return () => {
      isCurrent = false;
    };
  }, [chosen, reading]);
  const file = observed && files[observed.of.file];
  const one = file?.connections.find(({ id }) => id === observed?.of.id);
  return (
    <section class="rc-panel" aria-label={strings.recorded}>
      <ul class="rc-files" aria-label={strings.files}>
        {files.map(({ name, recording, connections, pairs }) => (
          <li key={name}>
            <b>{name}</b>
            <span>
              {recording.input === null ? strings.unread : strings.inputs[recording.input]}
              {recording.input !== null && ` · ${connections.length}`}
            </span>
            {pairs.map(({ name: other, connections: n, clockMs }) => (
              <small key={other}>
                {fill(plural(n, strings.pairs), { name: other })}
                {clockMs !== null && ` ${fill(strings.clocks, { ms: time(Math.max(1, Math.abs(clockMs))) })}`}
              </small>
            ))}
            {recording.problems.map((problem) => (
              <small key={problem}>{strings.problems[problem]}</small>
            ))}
          </li>
        ))}
      </ul>
      {chosen && <ConnectionList {...{ files, chosen, words }} onChoose={setChosen} />}
      {observed && one && file && (
        <RecordedConnection
          key={`${observed.of.file} ${one.id}`}
          {...{ one, words }}
          all={file.connections}
          {...observed.traced}
        />
      )}
    </section>
  );
}
