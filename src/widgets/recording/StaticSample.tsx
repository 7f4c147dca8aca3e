import type { JSX } from 'preact';
import { incidentsOf } from '../../core/capture/incident.ts';
import { rank } from '../../core/diagnose/rank.ts';
import { factsOfTrace } from '../../core/trace/facts-of-trace.ts';
import type { StoryOfCase } from '../../scenarios/recorded-cases.ts';
import { format } from '../../ui/format.ts';
import { FactList } from './FactList.tsx';
import { findingsOf } from './findings.ts';
import { listed, traced } from './in-full.ts';
import { RecordedPictures } from './RecordedPictures.tsx';
import { readWhole } from './read-whole.ts';
import type { ResultWords } from './words.ts';
import '../../ui/timeline/recorded.css';
import './recording-result.css';

type Props = {
  /** The bytes of each file of one incident. */
  readonly files: readonly Uint8Array[];
  readonly name: string;
  readonly words: ResultWords;
  /** What is known to have happened; null: nothing can be simulated. Without it, the likeliest cause is. */
  readonly story?: StoryOfCase | null | undefined;
};

/** The finished picture of a recording, as the diagnosis draws it, for a page that runs no script. */
export function StaticSample({ files, name, words, story }: Props): JSX.Element {
  const [incident] = incidentsOf(files.map(readWhole));
  const connection = incident?.connections[0];
  if (!incident || !connection) throw new RangeError(`no connection in the recording “${name}”`);
  const one = listed(incident, connection);
  const all = incident.connections.map((other) => (other === connection ? one : listed(incident, other)));
  const { observed, numbers } = traced(incident, connection);
  const run = factsOfTrace(observed.trace);
  const [first] = rank(one.facts).filter(({ ruledOut }) => !ruledOut);
  const written = format(words.lang);
  const findings = findingsOf(one, all, run, observed, words.strings, written);
  return (
    <>
      <FactList {...{ findings, written }} />
      <div class="rc-panel">
        <RecordedPictures
          {...{ one, run, observed, numbers, findings, words, name }}
          cause={story === undefined ? first?.cause.id : story?.cause}
          story={story?.scenario}
          isStatic
        />
      </div>
    </>
  );
}
