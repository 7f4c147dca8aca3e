import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { lossMsOf, MONITORING_MAX, type ReadMonitoring, readMonitoring } from '../../core/capture/monitoring.ts';
import { type Format, fill } from '../../core/format.ts';
import type { HerdConfig } from '../../core/herd/config.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import type { HerdKitStrings } from '../../i18n/en/herd-kit.ts';
import { addStyles } from '../../ui/add-styles.ts';
import { download } from '../../ui/download.ts';
import { Choose } from '../../ui/Field.tsx';
import { csvInWorker } from '../../ui/herd/csv-in-worker.ts';
import { NARROW } from '../../ui/herd/Ridge.tsx';
import { textOfCsv } from '../../ui/herd/text-of-csv.ts';
import { pictureAsPng, pictureAsSvg } from '../../ui/timeline/picture-as-svg.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { Monitoring } from './behind.ts';
import styles from './kit.css?inline';
import { NumberField } from './NumberField.tsx';
import { SLOTS } from './state.ts';

type Props = {
  readonly words: HerdKitStrings;
  readonly problems: HerdStrings['problems'];
  /** The runs that are shown. */
  readonly configs: readonly HerdConfig[];
  readonly monitoring: Monitoring | null;
  readonly onMonitoring: (monitoring: Monitoring | null) => void;
  readonly markdown: () => string;
  /** What holds the pictures as they are shown now. */
  readonly pictures: () => Element | null;
};

const LOSS_MS = [0, 604_800_000] as const;
/** A picture on a phone has room for the name alone, and the key says the rest itself. */
const titleOf = (pane: SVGSVGElement): string => {
  const title = pane.getAttribute('aria-label') ?? '';
  const hasRoom = pane.viewBox.baseVal.width > NARROW.width && !pane.matches('.hd-key');
  return hasRoom ? title : (title.split(/[:：.。]/)[0] ?? '');
};
const panes = { selector: '.hd-lanes svg.hd-svg', titleOf };

/** A reader's own numbers behind the run, and the run for their document. Nothing leaves the device. */
export function Kit({ words, problems, configs, monitoring, onMonitoring, markdown, pictures }: Props): JSX.Element {
  const format = useFormat();
  useLayoutEffect(() => addStyles(styles), []);
  const [said, setSaid] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  const [slot, setSlot] = useState<(typeof SLOTS)[number]>('A');
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    // What is larger is not even looked at.
    const answer: ReadMonitoring =
      file.size > MONITORING_MAX.characters ? { kind: 'too-long' } : readMonitoring(await textOfCsv(file));
    if (answer.kind === 'ok') {
      onMonitoring({ rows: answer.rows, lossMs: lossMsOf(answer.rows) });
      const columns = format.list(answer.columns.map((name) => words.columns[name]));
      const added = answer.added === 0 ? [] : [fill(words.added, { n: format.number(answer.added) })];
      const lines = format.number(answer.rows.length + answer.added);
      setSaid([fill(words.read, { n: lines, columns }), ...added].join(format.betweenSentences));
    } else {
      onMonitoring(null);
      setSaid(problemText(answer, words, format));
    }
  };
  const saveCsv = async (): Promise<void> => {
    setSaid(words.computing);
    try {
      const csv = await csvInWorker(configs[SLOTS.indexOf(slot)]!);
      download(new Blob([csv], { type: 'text/csv' }), `${words.file}-${slot}.csv`);
      setSaid('');
    } catch {
      setSaid(words.noWorker);
    }
  };
  const savePicture = async (kind: 'svg' | 'png'): Promise<void> => {
    const host = pictures();
    if (!host) return;
    const svg = pictureAsSvg(host, panes);
    const file = kind === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pictureAsPng(svg);
    if (file) download(file, `${words.file}.${kind}`);
    else setSaid(words.noPng);
  };
  return (
    <section class="hd-kit" aria-labelledby="hd-kit">
      <h2 id="hd-kit">{words.title}</h2>
      <p class="sub">{words.intro}</p>
      <div class="hd-kit-row">
        <label class="hd-kit-file">
          <span>{words.choose}</span>
          <input
            ref={picker}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              void read(file).catch(() => setSaid(words.unreadable));
              // The same file can be chosen again.
              currentTarget.value = '';
            }}
          />
        </label>
        {monitoring && (
          <>
            <NumberField
              label={words.lossS}
              value={monitoring.lossMs}
              unit={1_000}
              bounds={LOSS_MS}
              problems={problems}
              onValue={(lossMs) => onMonitoring({ ...monitoring, lossMs })}
            />
            <button
              type="button"
              class="ui-pill"
              onClick={() => {
                onMonitoring(null);
                setSaid('');
                // This button goes away with what it removes.
                picker.current?.focus();
              }}
            >
              {words.remove}
            </button>
          </>
        )}
      </div>
      <p role="status">{said}</p>
      <div class="hd-kit-row">
        <Choose label={words.run} value={slot} options={SLOTS.map((one) => [one, one] as const)} onChoose={setSlot} />
        <button type="button" class="ui-pill" onClick={saveCsv}>
          {words.save.csv}
        </button>
        {(['svg', 'png'] as const).map((kind) => (
          <button key={kind} type="button" class="ui-pill" onClick={() => savePicture(kind)}>
            {words.save[kind]}
          </button>
        ))}
        <button
          type="button"
          class="ui-pill"
          onClick={() => download(new Blob([markdown()], { type: 'text/markdown' }), `${words.file}.md`)}
        >
          {words.save.md}
        </button>
      </div>
    </section>
  );
}

function problemText(
  problem: Exclude<ReadMonitoring, { kind: 'ok' }>,
  { problems }: HerdKitStrings,
  format: Format,
): string {
  if (problem.kind === 'bad-time' || problem.kind === 'bad-number')
    return fill(problems[problem.kind], { line: format.number(problem.line), text: problem.text });
  const { characters, lines } = MONITORING_MAX;
  return fill(problems[problem.kind], { characters: format.number(characters), lines: format.number(lines) });
}
