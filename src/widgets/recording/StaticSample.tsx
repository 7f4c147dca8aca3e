import type { JSX } from 'preact';
import { incidentsOf } from '../../core/capture/incident.ts';
import type { Recording } from '../../core/capture/observed.ts';
import { sniff, sniffBytes, unreadable } from '../../core/capture/read.ts';
import { rank } from '../../core/diagnose/rank.ts';
import { factsOfTrace } from '../../core/trace/facts-of-trace.ts';
import { format } from '../../ui/format.ts';
import { findingsOf } from './findings.ts';
import { listed, traced } from './in-full.ts';
import { RecordedPictures } from './RecordedPictures.tsx';
import type { ResultWords } from './words.ts';
import '../../ui/timeline/recorded.css';
import './recording-result.css';

const decoder = new TextDecoder();

function read(bytes: Uint8Array): Recording {
  const reader = sniff(bytes.subarray(0, sniffBytes), (piece) => decoder.decode(piece));
  if ('problem' in reader) return unreadable(reader.problem);
  reader.push(bytes);
  return reader.end();
}

type Props = {
  /** The bytes of each file of one incident. */
  readonly files: readonly Uint8Array[];
  readonly name: string;
  readonly words: ResultWords;
};

/** The finished picture of a recording, as the diagnosis draws it, for a page that runs no script. */
export function StaticSample({ files, name, words }: Props): JSX.Element {
  const [incident] = incidentsOf(files.map(read));
  const connection = incident?.connections[0];
  if (!incident || !connection) throw new RangeError(`no connection in the recording “${name}”`);
  const one = listed(incident, connection);
  const all = incident.connections.map((other) => (other === connection ? one : listed(incident, other)));
  const { observed, numbers } = traced(incident, connection);
  const run = factsOfTrace(observed.trace);
  const [first] = rank(one.facts).filter(({ ruledOut }) => !ruledOut);
  return (
    <>
      <ul>
        {findingsOf(one, all, run, words.strings, format(words.lang)).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <div class="rc-panel">
        <RecordedPictures {...{ one, run, observed, numbers, first, words, name }} isStatic />
      </div>
    </>
  );
}
