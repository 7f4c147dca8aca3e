import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import { parseFragment } from '../../core/link/fragment.ts';
import { defaultRun, type Run } from '../../core/link/run.ts';
import { formatRuns, runsOf } from '../../core/link/run-link.ts';
import { useFragment } from '../../ui/use-fragment.ts';
import { applyPreferences, readPreferences } from './preferences.ts';
import { type Change, change, type State } from './state.ts';
import { type FindScenario, simulateRuns } from './story.ts';

export const runsByDefault = (ids: readonly string[], find: FindScenario): Run[] =>
  ids.map((id) => {
    const found = find(id);
    if (!found) throw new Error(`unknown scenario ${id}`);
    return defaultRun(id, found);
  });

type Options = {
  readonly ids: readonly string[];
  readonly find: FindScenario;
  /** What a reader sees who did not ask for the default: a broken link, habits of this device. */
  readonly words: { readonly broken: string; readonly remembered: string; readonly arrived: string };
  readonly note: (note: { readonly text: string } | null) => void;
  /** The figure, which a link leads to. */
  readonly root: RefObject<Element>;
};

export type LinkedRuns = {
  readonly state: State;
  readonly dispatch: (next: Change) => void;
  /** The same stories as they are told by default; null where that is what is shown. */
  readonly fresh: readonly Run[] | null;
};

/** The runs of a figure: those of the address if it holds any, else the reader's habits, else the default. */
export function useLinkedRuns({ ids, find, words, note, root }: Options): LinkedRuns {
  const usual = useMemo(() => runsByDefault(ids, find), [ids, find]);
  const [state, dispatch] = useReducer<State, Change>(change, {
    runs: usual,
    nowMs: Number.POSITIVE_INFINITY,
    playing: false,
    speed: 1,
  });
  const { runs } = state;
  /** A page with text above its figure shows where its link leads; who acts there later is there already. */
  const arrived = useRef(false);
  const fresh = useMemo(() => {
    const own = runsByDefault(
      runs.map(({ scenario }) => scenario),
      find,
    );
    return formatRuns(own, find) === formatRuns(runs, find) ? null : own;
  }, [runs, find]);

  useLayoutEffect(() => {
    dispatch({ kind: 'speed', speed: readPreferences().speed ?? 1 });
    const habitual = applyPreferences(usual);
    // A frame and a link show what their authors chose.
    if (!habitual || window.parent !== window || /[#&](run|scenario)=/.test(location.hash)) return;
    dispatch({ kind: 'open', runs: habitual });
    note({ text: words.remembered });
  }, []);
  useFragment((hash) => {
    const fragment = parseFragment(hash);
    const linked = runsOf(fragment.kind === 'none' ? {} : fragment.values, find);
    if (linked.kind === 'none' && fragment.kind !== 'broken') return [];
    if (linked.kind !== 'ok' || linked.runs.length !== ids.length) return [() => note({ text: words.broken })];
    const { runs } = linked;
    return [
      () => simulateRuns(runs, find),
      () => {
        dispatch({ kind: 'open', runs });
        const isArrival = ids.length > 1 && !arrived.current && window.parent === window;
        arrived.current = true;
        note(isArrival ? { text: words.arrived } : null);
        if (isArrival) root.current?.scrollIntoView();
      },
    ];
  });
  return { state, dispatch, fresh };
}
