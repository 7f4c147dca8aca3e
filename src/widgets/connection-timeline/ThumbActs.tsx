import type { JSX } from 'preact';
import type { ActName } from '../../core/acts/acts.ts';
import { fill } from '../../core/format.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import { useFormat } from '../../ui/use-format.ts';
import { doneAtMs, thumbButtons } from './acts.ts';
import type { Line } from './story.ts';
import { TimeInBrief } from './TimeTaken.tsx';
import type { LineActs } from './use-acts.ts';

type Props = {
  readonly lines: readonly Line[];
  readonly acts: readonly LineActs[];
  readonly nowMs: number;
  readonly strings: ConnectionTimelineStrings;
};

/**
 * On a phone the picture fills the screen while it plays: what one does most stays below it, where the thumb is, with
 * what comes of it. Each button says itself when it was pressed.
 */
export function ThumbActs({ lines, acts, nowMs, strings }: Props): JSX.Element {
  const format = useFormat();
  return (
    <fieldset class="ct-thumb">
      <legend class="visually-hidden">{strings.act}</legend>
      {lines.map((line, i) => [
        <TimeInBrief key={line.id} line={line} nowMs={nowMs} strings={strings} />,
        ...thumbButtons[line.key].map((names) => {
          const { can, act } = acts[i]!;
          const name: ActName = names.find((one) => can(one) === 'available') ?? names[0];
          const why = can(name);
          const done = lastDone(line, names, nowMs);
          return (
            <button
              key={`${line.id} ${names[0]}`}
              type="button"
              class={`ct-act ct-${line.ending.how}`}
              aria-disabled={why !== 'available' || undefined}
              onClick={() => act(name)}
            >
              {strings.acts[name]}
              {done !== null ? (
                <small>
                  {done.name === name
                    ? `✓ ${format.exact(done.atMs)}`
                    : fill(strings.said.acted, { act: strings.acts[done.name], at: format.exact(done.atMs) })}
                </small>
              ) : (
                why !== 'available' && <small>{strings.why[why]}</small>
              )}
            </button>
          );
        }),
      ])}
    </fieldset>
  );
}

/** What was done last by a button, up to a moment. */
function lastDone({ run }: Line, names: readonly ActName[], nowMs: number): { name: ActName; atMs: number } | null {
  const done = names.flatMap((name) => {
    const atMs = doneAtMs(run, name, nowMs);
    return atMs === null ? [] : [{ name, atMs }];
  });
  return done.sort((a, b) => a.atMs - b.atMs).at(-1) ?? null;
}
