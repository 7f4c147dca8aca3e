import type { ComponentType, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import { href } from '../../i18n/href.ts';
import { LiveRegion, useAnnouncements } from '../../ui/announcements.tsx';
import { format } from '../../ui/format.ts';
import { filesEvent, isWithFiles, takeFiles } from '../../ui/given-files.ts';
import { type DroppedLog, logEvent } from '../../ui/log-event.ts';
import type { Found } from './messages.ts';
import type { Reading } from './reading.ts';
import { shownName } from './shown-name.ts';
import type { DropWords } from './words.ts';
import './recording.css';

export type ResultProps = {
  readonly found: Found;
  readonly reading: Reading;
};

type Props = {
  readonly words: DropWords;
  /** What shows a result and what reads, loaded at the first file. */
  readonly load?: () => Promise<{
    readonly Result: ComponentType<ResultProps>;
    readonly readInWorker: typeof import('./reading.ts').readInWorker;
    readonly sampleOf: (id: SampleId) => Promise<readonly File[]>;
  }>;
};

type State =
  | { readonly kind: 'empty' }
  | { readonly kind: 'cancelled' | 'failed' | 'too-many' }
  | { readonly kind: 'reading'; readonly names: readonly string[]; readonly bytes: number; readonly of: number }
  | { readonly kind: 'read'; readonly found: Found; readonly reading: Reading };

/** More files than this are no recording of one incident. */
const filesMax = 8;
/** Recordings of ours. */
const sampleIds = ['idle', 'killed', 'cable'] as const;
export type SampleId = (typeof sampleIds)[number];

/** Where files are dropped or chosen, what is read of them, and what was found. */
export function RecordingTool({ words: { lang, strings }, load }: Props): JSX.Element {
  const [state, setState] = useState<State>({ kind: 'empty' });
  const [isOver, setOver] = useState(false);
  const [said, announce] = useAnnouncements();
  const current = useRef<Reading | null>(null);
  const run = useRef(0);
  const ResultOf = useRef<ComponentType<ResultProps> | null>(null);
  const result = useRef<HTMLDivElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const { plural } = format(lang);
  // What is to have the focus is on the page with the rendering that follows.
  const wantsFocus = useRef<typeof picker | typeof cancel | null>(null);
  useLayoutEffect(() => {
    wantsFocus.current?.current?.focus();
    wantsFocus.current = null;
  });

  const stop = (next: State): void => {
    run.current++;
    current.current?.cancel();
    current.current = null;
    setState(next);
    wantsFocus.current = picker;
  };

  /** Begins a reading in place of the one before; its number tells whether it still goes on. */
  const begin = (names: readonly string[], of: number): number => {
    current.current?.cancel();
    // What was pressed or looked at goes away: the reader is where the reading can be ended.
    const { activeElement } = document;
    if (activeElement === picker.current || result.current?.contains(activeElement)) wantsFocus.current = cancel;
    setState({ kind: 'reading', names, bytes: 0, of });
    announce(fill(strings.reading, { names: names.join(', ') }));
    return ++run.current;
  };

  const read = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0 || !load) return;
    if (files.length > filesMax) return setState({ kind: 'too-many' });
    const of = files.reduce((sum, { size }) => sum + size, 0);
    const names = files.map(({ name }) => shownName(name));
    const before = files.map((_, i) => files.slice(0, i).reduce((sum, { size }) => sum + size, 0));
    const mine = begin(names, of);
    try {
      const { Result, readInWorker } = await load();
      if (mine !== run.current) return;
      ResultOf.current = Result;
      const reading = readInWorker(files, (file, bytes) => {
        if (mine === run.current) setState({ kind: 'reading', names, bytes: before[file]! + bytes, of });
      });
      current.current = reading;
      const found = await reading.done;
      if (mine !== run.current) return;
      setState({ kind: 'read', found, reading });
      const connections = found.incidents.reduce((sum, { connections: { length } }) => sum + length, 0);
      announce(plural(connections, strings.found));
      const log = found.files.map((one) => one.log).find((one) => one !== null);
      if (log !== undefined) document.dispatchEvent(new CustomEvent<DroppedLog>(logEvent, { detail: log }));
    } catch {
      if (mine === run.current) stop({ kind: 'failed' });
    }
  };

  const open = async (id: SampleId): Promise<void> => {
    if (!load) return;
    const mine = begin([strings.samples[id]], 0);
    try {
      const files = await (await load()).sampleOf(id);
      if (mine === run.current) await read(files);
    } catch {
      if (mine === run.current) stop({ kind: 'failed' });
    }
  };

  const isRead = state.kind === 'read';
  useEffect(() => {
    if (!isRead) return;
    // To its beginning: it grows while it is drawn.
    result.current?.focus({ preventScroll: true });
    result.current?.scrollIntoView();
  }, [isRead]);

  // Anywhere on the page: who drags a file looks at the file, not at the frame that it should hit.
  useEffect(() => {
    // The next element is entered before the one before is left, and what was removed meanwhile is never left.
    let entered: EventTarget | null = null;
    const enter = (event: DragEvent): void => {
      if (!isWithFiles(event)) return;
      entered = event.target;
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.target === entered) setOver(false);
    };
    const drop = (): void => setOver(false);
    const take = (): void => void read(takeFiles());
    addEventListener('dragenter', enter);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    document.addEventListener(filesEvent, take);
    take();
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
      document.removeEventListener(filesEvent, take);
      current.current?.cancel();
    };
  }, []);

  const Result = ResultOf.current;
  return (
    <>
      <section class={isOver ? 'rc-drop rc-over' : 'rc-drop'} aria-labelledby="rc-title">
        <div class="rc-lane" aria-hidden="true">
          <i />
          <i />
        </div>
        <h2 id="rc-title">{isOver ? strings.dropNow : strings.title}</h2>
        <p>{strings.kinds}</p>
        {state.kind === 'reading' ? (
          <div class="rc-progress">
            <label>
              <span>{fill(strings.reading, { names: state.names.join(', ') })}</span>
              <progress max={Math.max(1, state.of)} value={state.bytes} />
            </label>
            <button ref={cancel} type="button" class="button" onClick={() => stop({ kind: 'cancelled' })}>
              {strings.cancel}
            </button>
          </div>
        ) : (
          <div class="rc-choose">
            <label class="button rc-button">
              {isRead ? strings.others : strings.choose}
              <input
                ref={picker}
                class="rc-input"
                type="file"
                multiple
                onChange={({ currentTarget }) => {
                  const files = [...(currentTarget.files ?? [])];
                  // The same file can be chosen again.
                  currentTarget.value = '';
                  void read(files);
                }}
              />
            </label>
            {isRead && (
              <button type="button" class="button" onClick={() => stop({ kind: 'empty' })}>
                {strings.clear}
              </button>
            )}
          </div>
        )}
        <p class="rc-samples">
          {strings.samples.title}{' '}
          {sampleIds.map((id) => (
            <button key={id} type="button" class="button rc-sample" onClick={() => open(id)}>
              {strings.samples[id]}
            </button>
          ))}
        </p>
        <p class="rc-local">
          {strings.local} <a href={href(lang, '/guides/recording/')}>{strings.how}</a>
        </p>
        {(state.kind === 'cancelled' || state.kind === 'failed' || state.kind === 'too-many') && (
          <p class="rc-note" role="status">
            {
              {
                cancelled: strings.cancelled,
                failed: strings.failed,
                'too-many': fill(strings.tooMany, { n: filesMax }),
              }[state.kind]
            }
          </p>
        )}
      </section>
      <LiveRegion said={said} />
      {state.kind === 'read' && Result && (
        <div class="rc-result" ref={result} tabIndex={-1}>
          <Result found={state.found} reading={state.reading} />
        </div>
      )}
    </>
  );
}
