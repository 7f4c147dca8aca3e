import { type JSX, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import { clients } from '../../core/peers/clients.ts';
import { writeContribution } from '../../evidence/contribution.ts';
import { nameOf } from '../../evidence/families.ts';
import type { EvidenceRecord } from '../../evidence/schema.ts';
import type { EvidenceStrings } from '../../i18n/en/evidence.ts';
import type { EvidenceFamilyStrings } from '../../i18n/en/evidence-families.ts';
import type { MeasureStrings } from '../../i18n/en/measure.ts';
import type { Lang } from '../../i18n/href.ts';
import { addStyles } from '../../ui/add-styles.ts';
import { download } from '../../ui/download.ts';
import { format } from '../../ui/format.ts';
import type { KitCause } from '../../workshop/measure/kit-causes.ts';
import { type Browser, browserOf } from './browser.ts';
import type { Kit } from './carry-out.ts';
import styles from './measure.css?inline';
import { agrees, inWords, measureBehind, measureInFront, predictedResults, type Result } from './results.ts';
import { openSecondWindow } from './second-window.ts';

export type MeasureWords = {
  readonly lang: Lang;
  readonly strings: MeasureStrings;
  readonly evidence: EvidenceStrings;
  readonly families: EvidenceFamilyStrings;
};

/** `behind`: the second window lies in front of the page. */
type Stage = 'ready' | 'behind' | 'running' | 'finished';

const measuredOf = (results: readonly Result[]): readonly EvidenceRecord[] =>
  results.flatMap(({ record }) => (record === null || record === 'failed' ? [] : record));

function save(results: readonly Result[], { name }: Browser, { file }: MeasureStrings): void {
  const text = writeContribution(measuredOf(results));
  const browser = name.toLowerCase().replace(/[^a-z0-9.]+/g, '-');
  download(new Blob([text], { type: 'application/json' }), fill(file, { browser }));
}

function Row({ result, words }: { result: Result; words: MeasureWords }): JSX.Element {
  const { strings, evidence, families, lang } = words;
  const { cause, record, prediction } = result;
  const told = { strings, evidence, format: format(lang) };
  const names: Readonly<Record<string, string>> = { ...evidence.causes, ...families.causes };
  const pageGone = cause.page?.kind === 'close-window';
  const expected = (watchedMs: number) => inWords({ ...prediction, pageGone }, watchedMs, told);
  const same = agrees(result);
  return (
    <tr>
      <th scope="row">{names[nameOf(cause.cause)]}</th>
      {record === null || record === 'failed' ? (
        <>
          <td class="muted">{record === null ? strings.waiting : strings.failed}</td>
          <td>{expected(cause.waitMs ?? 0)}</td>
        </>
      ) : (
        <>
          <td>
            {inWords(
              {
                pageGone,
                code: record.clientSaw?.code ?? null,
                wasClean: record.clientSaw?.wasClean ?? null,
                errorBeforeClose: record.clientSaw?.errorBeforeClose ?? null,
                clientAfterMs: record.clientSaw?.afterMs ?? null,
                serverCode: record.serverSaw?.code ?? null,
                serverAfterMs: record.serverSaw?.afterMs ?? null,
              },
              record.watchedMs,
              told,
            )}
          </td>
          <td class={same ? 'same' : 'other'}>
            <b>{same ? strings.agrees : strings.differs}</b>
            {!same && <span>{expected(record.watchedMs)}</span>}
            {!same && cause.racy && <span>{strings.race}</span>}
          </td>
        </>
      )}
    </tr>
  );
}

function Measure({ kit, words }: { kit: Kit; words: MeasureWords }): JSX.Element {
  const { strings, lang } = words;
  const [browser] = useState(() => browserOf(navigator.userAgent));
  const [results, setResults] = useState(() => predictedResults(browser));
  const [stage, setStage] = useState<Stage>('ready');
  const [wasHidden, setWasHidden] = useState(false);
  const { name, system, nearest, isNearestOnly } = browser;
  const client = clients[nearest].name;
  const done = results.filter(({ record }) => record !== null).length;
  const measured = measuredOf(results).length;

  useEffect(() => {
    if (stage !== 'running') return;
    const noteHidden = () => document.hidden && setWasHidden(true);
    noteHidden();
    document.addEventListener('visibilitychange', noteHidden);
    return () => document.removeEventListener('visibilitychange', noteHidden);
  }, [stage]);

  const start = async (): Promise<void> => {
    const second = openSecondWindow(kit, { ...strings.window, lang });
    setResults(predictedResults(browser));
    setWasHidden(false);
    const say = (cause: KitCause, record: EvidenceRecord | 'failed') =>
      setResults((all) => all.map((one) => (one.cause === cause ? { ...one, record } : one)));
    setStage('behind');
    await measureBehind(kit, browser, second, say);
    setStage('running');
    await measureInFront(kit, browser, say);
    setStage('finished');
  };

  const status =
    stage === 'ready'
      ? ''
      : stage === 'behind'
        ? strings.behind
        : stage === 'running'
          ? fill(strings.running, { done, all: results.length })
          : measured === 0
            ? strings.unreachable
            : fill(strings.finished, { measured, all: results.length, agreeing: results.filter(agrees).length });
  return (
    <div class="measure">
      <p>{fill(strings.ready, { browser: name, system })}</p>
      <p>{isNearestOnly ? fill(strings.nearest, { browser: name, client }) : fill(strings.exact, { client })}</p>
      <div class="measure-tools">
        <button type="button" class="button" disabled={stage === 'behind' || stage === 'running'} onClick={start}>
          {stage === 'finished' ? strings.again : strings.start}
        </button>
        <button
          type="button"
          class="button"
          disabled={stage !== 'finished' || measured === 0}
          onClick={() => save(results, browser, strings)}
        >
          {strings.save}
        </button>
        <progress aria-label={strings.progress} value={done} max={results.length} />
      </div>
      <p role="status">{status}</p>
      {wasHidden && <p role="alert">{strings.wasHidden}</p>}
      <table>
        <caption>{strings.results}</caption>
        <thead>
          <tr>
            <th scope="col">{strings.cause}</th>
            <th scope="col">{strings.measured}</th>
            <th scope="col">{strings.predicted}</th>
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <Row key={result.cause.cause} result={result} words={words} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{strings.leftOut.cause}</th>
            <td class="muted" colSpan={2}>
              {strings.leftOut.why}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** Takes over `host` when the page was opened at the kit's own address. */
export function start(host: Element, kit: Kit, words: MeasureWords): void {
  addStyles(styles);
  host.replaceChildren();
  render(<Measure kit={kit} words={words} />, host);
}
