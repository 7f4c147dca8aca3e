import type { JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Format, fill } from '../../core/format.ts';
import { configAt, type MapKind, type MapPlan, mapKinds, planMap } from '../../core/herd/map-plan.ts';
import type { QuickBack } from '../../core/herd/quick-back.ts';
import type { HerdState } from '../../core/link/herd-link.ts';
import type { HerdMapStrings } from '../../i18n/en/herd-map.ts';
import { addStyles } from '../../ui/add-styles.ts';
import { Choose } from '../../ui/Field.tsx';
import { herdTime } from '../../ui/herd/herd-words.ts';
import cellStyles from '../../ui/herd/map-cells.css?inline';
import { expectMap, type MapCells, type MapRunning, mapInWorkers } from '../../ui/herd/map-in-worker.ts';
import { useFormat } from '../../ui/use-format.ts';
import { MapGrid } from './MapGrid.tsx';
import type { Place } from './MapRow.tsx';
import styles from './map.css?inline';
import { configsOf, SLOTS } from './state.ts';

type Props = {
  readonly state: HerdState;
  readonly words: HerdMapStrings;
  readonly onTake: (next: HerdState) => void;
};

type Shown = { readonly plan: MapPlan; readonly cells: MapCells };

/** A pause of typing longer than this starts a map. */
const PAUSE_MS = 150;

/** The time to recover around a configuration. It is computed when it is asked for, and then follows the settings. */
export function MapView({ state, words, onTake }: Props): JSX.Element {
  const format = useFormat();
  useLayoutEffect(() => {
    for (const css of [cellStyles, styles]) addStyles(css);
  }, []);
  const [slot, setSlot] = useState<(typeof SLOTS)[number]>('A');
  const [kind, setKind] = useState<MapKind>('cap-timeout');
  const [isAsked, setAsked] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isBlocked, setBlocked] = useState(false);
  const [place, setPlace] = useState<Place | null>(null);
  const running = useRef<MapRunning | null>(null);
  const section = useRef<HTMLElement>(null);
  /** Both buttons go away when they are pressed: by keyboard one goes on in the map, as soon as it says something. */
  const wantsFocus = useRef(false);
  const index = SLOTS.indexOf(slot);
  const config = configsOf(state)[index]!;
  const key = JSON.stringify([kind, config]);

  useEffect(() => {
    const sight = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      sight.disconnect();
      expectMap();
    });
    if (section.current) sight.observe(section.current);
    return () => sight.disconnect();
  }, []);
  useEffect(() => {
    if (!isAsked) return;
    const start = (): void => {
      const plan = planMap(kind, config);
      setPlace(null);
      setBlocked(false);
      setShown({ plan, cells: plan.rows.values.map(() => plan.columns.values.map(() => undefined)) });
      const started = mapInWorkers(plan, (cells) => setShown({ plan, cells }));
      running.current = started;
      started.done.then(
        () => setBusy(false),
        () => {
          setBusy(false);
          setBlocked(true);
        },
      );
    };
    setBusy(true);
    // Whoever presses the button waits for it; whoever types is not done yet.
    const timer = setTimeout(start, shown === null ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(timer);
      running.current?.cancel();
    };
  }, [key, isAsked]);

  useLayoutEffect(() => {
    if (!wantsFocus.current || !shown || shown.cells[shown.plan.rows.own ?? 0]!.includes(undefined)) return;
    wantsFocus.current = false;
    // Whoever has gone on elsewhere meanwhile stays there.
    if (document.activeElement !== document.body) return;
    const own = section.current?.querySelector<HTMLElement>('[data-at][tabindex="0"]');
    own?.focus({ preventScroll: true });
    // On a phone it is below the window.
    own?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  const take = ({ column, row }: Place): void => {
    if (!shown) return;
    const { policy, timeoutMs, capacityPerSecond } = configAt(shown.plan, column, row);
    const choices = state.choices.map((choice, i) => (i === index ? { id: 'custom' as const, policy } : choice));
    onTake({ ...state, timeoutMs, capacityPerSecond, choices });
  };
  const plan = shown?.plan;
  const say = useCallback(
    (one: Place, back: QuickBack | undefined): string => (plan ? describe(plan, one, back, words, format) : ''),
    [plan, words, format],
  );
  const at = place && shown ? say(place, shown.cells[place.row]?.[place.column]) : '';
  return (
    <section ref={section} class="hd-map" aria-labelledby="hd-map">
      <h2 id="hd-map">{words.title}</h2>
      <p class="sub">{words.intro}</p>
      <div class="hd-map-choose">
        <Choose
          label={words.policy}
          value={slot}
          options={SLOTS.map((one) => [one, one] as const)}
          onChoose={setSlot}
        />
        <Choose
          label={words.axes}
          value={kind}
          options={mapKinds.map((one) => [one, words.kinds[one].name] as const)}
          onChoose={setKind}
        />
        {!isAsked && (
          <button
            type="button"
            class="ui-main"
            onClick={({ detail }) => {
              wantsFocus.current = detail === 0;
              setAsked(true);
            }}
          >
            {words.start}
          </button>
        )}
      </div>
      {isBlocked && <p role="status">{words.noWorker}</p>}
      {shown && (
        <div aria-busy={isBusy} class="hd-map-body">
          <MapGrid {...shown} words={words} place={place} onPlace={setPlace} onTake={take} describe={say} />
          <p class="hd-map-at">
            <span>{at || words.hint}</span>
            {place && (
              <button
                type="button"
                class="ui-pill"
                onClick={({ detail }) => {
                  wantsFocus.current = detail === 0;
                  take(place);
                }}
              >
                {fill(words.take, { slot })}
              </button>
            )}
          </p>
          <p class="hd-foot">{words.note}</p>
        </div>
      )}
    </section>
  );
}

/** A place of the map in words: where it is, and when everyone is back there. */
function describe(
  { columns, rows, kind }: MapPlan,
  { column, row }: Place,
  back: QuickBack | undefined,
  words: HerdMapStrings,
  format: Format,
): string {
  const x = columns.values[column]!;
  const y = rows.values[row]!;
  const outcome =
    back === undefined
      ? words.computing
      : typeof back === 'number'
        ? fill(words.back, { t: herdTime(back, format) })
        : words[back];
  const text = kind === 'first-capacity' && x === 0 ? words.noFirst : words.kinds[kind].at;
  const where = fill(text, {
    x: format.exact(x, 3),
    y: kind === 'cap-timeout' ? format.exact(y, 3) : format.number(y),
  });
  return columns.own === column && rows.own === row
    ? fill(words.own, { where, outcome })
    : fill(words.place, { where, outcome });
}
