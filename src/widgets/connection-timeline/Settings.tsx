import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Jitter } from '../../core/backoff/next-delay.ts';
import { fill } from '../../core/format.ts';
import type { Run } from '../../core/link/run.ts';
import { jitterOrder, profileOrder } from '../../core/link/run-codes.ts';
import type { ClientProfileId, Settings } from '../../core/sim/settings.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import { useFormat } from '../../ui/use-format.ts';
import { downIcon } from './icons.tsx';
import { usePaced } from './paced.ts';

export type SettingsProps = {
  run: Run;
  strings: ConnectionTimelineStrings;
  set: (settings: Partial<Settings>) => void;
  choose: (choice: Partial<Pick<Run, 'profile' | 'seed'>>) => void;
};

const withOwn = (values: readonly number[], own: number): number[] =>
  [...new Set([...values, own])].sort((a, b) => a - b);

/** The heartbeat, which decides how long a silence lasts. */
export function Heartbeat({ run, strings, set }: SettingsProps): JSX.Element {
  const { heartbeatMs } = run.settings;
  const { setting } = useFormat();
  return (
    <label class="ct-pill">
      <span class={heartbeatMs ? 'ct-switch ct-on' : 'ct-switch'} aria-hidden="true" />
      {strings.heartbeat}
      <select
        aria-label={strings.heartbeatLabel}
        value={String(heartbeatMs)}
        onChange={(event) => set({ heartbeatMs: +event.currentTarget.value })}
      >
        {withOwn([0, 5000, 15_000, 30_000, 60_000], heartbeatMs).map((ms) => (
          <option value={String(ms)} selected={ms === heartbeatMs}>
            {ms ? setting(ms) : strings.off}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The button that opens the other settings says what the backoff is. */
export function SettingsButton({
  run,
  strings,
  open,
  toggle,
}: SettingsProps & { open: boolean; toggle: () => void }): JSX.Element {
  const { backoff } = run.settings;
  const { setting } = useFormat();
  const summary = backoff
    ? fill(strings.backoffSummary, {
        base: setting(backoff.baseMs),
        factor: backoff.factor,
        cap: setting(backoff.capMs),
        jitter: strings.jitterSummary[backoff.jitter],
      })
    : strings.noBackoff;
  return (
    <button type="button" class="ct-pill" aria-expanded={open} aria-controls="ct-settings" onClick={toggle}>
      {strings.backoff} <b>{summary}</b> {downIcon}
    </button>
  );
}

type DialProps = {
  name: string;
  values: readonly number[];
  value: number;
  text: (value: number) => string;
  onTurn: (value: number) => void;
};

/**
 * A slider over a list of sensible values; what a link brought along takes its place among them. It follows the hand at
 * once, and the runs follow as fast as they can be drawn.
 */
export function Dial({ name, values, value, text, onTurn }: DialProps): JSX.Element {
  const [held, setHeld] = useState<number | null>(null);
  const turn = usePaced((to: number) => {
    onTurn(to);
    setHeld(null);
  });
  const all = withOwn(values, value);
  const shown = held ?? value;
  return (
    <label>
      {name} <b>{text(shown)}</b>
      <input
        type="range"
        min="0"
        max={all.length - 1}
        value={all.indexOf(shown)}
        aria-label={name}
        aria-valuetext={text(shown)}
        onInput={(event) => {
          const to = all[+event.currentTarget.value] ?? value;
          setHeld(to);
          turn(to);
        }}
      />
    </label>
  );
}

type ChoiceProps<T extends string> = {
  name: string;
  id: string;
  values: readonly T[];
  value: T;
  words: Readonly<Record<T, string>>;
  onChoose: (value: T) => void;
};

export function Choice<T extends string>({ name, id, values, value, words, onChoose }: ChoiceProps<T>): JSX.Element {
  return (
    <fieldset class={`ct-choice ${id}`}>
      <legend>{name}</legend>
      <div>
        {values.map((one) => (
          <label>
            <input type="radio" name={id} checked={one === value} onChange={() => onChoose(one)} />
            {words[one]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Everything else that can be set; it counts for every line, so that they stay comparable. */
export function SettingsPanel({
  run,
  strings,
  set,
  choose,
  children,
}: SettingsProps & { children?: ComponentChildren }): JSX.Element {
  const { settings, profile, seed } = run;
  const { backoff } = settings;
  const { setting } = useFormat();
  const turn = (part: Partial<NonNullable<Settings['backoff']>>): void => {
    if (backoff) set({ backoff: { ...backoff, ...part } });
  };
  const careful = { baseMs: 1000, factor: 2, capMs: 30_000, attemptsMax: 0, jitter: 'full' as Jitter };
  const trapped = settings.noRetryCodes.includes(1001);
  return (
    <fieldset class="ct-settings" id="ct-settings">
      <legend class="visually-hidden">{strings.settings}</legend>
      {backoff && (
        <>
          <Dial
            name={strings.base}
            values={[100, 200, 500, 1000, 2000, 5000, 10_000]}
            value={backoff.baseMs}
            text={setting}
            onTurn={(baseMs) => turn({ baseMs })}
          />
          <Dial
            name={strings.factor}
            values={[1, 1.3, 1.5, 2, 3]}
            value={backoff.factor}
            text={(factor) => `×${factor}`}
            onTurn={(factor) => turn({ factor })}
          />
          <Dial
            name={strings.cap}
            values={[1000, 5000, 10_000, 30_000, 60_000, 120_000]}
            value={backoff.capMs}
            text={setting}
            onTurn={(capMs) => turn({ capMs })}
          />
          <Choice
            name={strings.jitter}
            id="ct-jitter"
            values={jitterOrder}
            value={backoff.jitter}
            words={strings.jitters}
            onChoose={(jitter) => turn({ jitter })}
          />
        </>
      )}
      <Choice
        name={strings.reconnect}
        id="ct-reconnect"
        values={['yes', 'no']}
        value={backoff ? 'yes' : 'no'}
        words={strings.sees}
        onChoose={(yes) => set({ backoff: yes === 'yes' ? careful : null })}
      />
      {backoff && (
        <Choice
          name={strings.trap}
          id="ct-trap"
          values={['trapOff', 'trapOn']}
          value={trapped ? 'trapOn' : 'trapOff'}
          words={strings}
          onChoose={(one) => set({ noRetryCodes: one === 'trapOn' ? [1001] : [] })}
        />
      )}
      <Dial
        name={strings.answer}
        values={[0, 1000, 2000, 5000, 10_000, 20_000]}
        value={settings.heartbeatTimeoutMs}
        text={(ms) => (ms ? setting(ms) : strings.nextBeat)}
        onTurn={(heartbeatTimeoutMs) => set({ heartbeatTimeoutMs })}
      />
      <Dial
        name={strings.latency}
        values={[1, 10, 20, 40, 80, 150, 300]}
        value={settings.latencyMs}
        text={setting}
        onTurn={(latencyMs) => set({ latencyMs })}
      />
      <Dial
        name={strings.restart}
        values={[0, 500, 1400, 5000, 20_000, 60_000]}
        value={settings.restartMs}
        text={(ms) => (ms ? setting(ms) : strings.byHand)}
        onTurn={(restartMs) => set({ restartMs })}
      />
      {children}
      <label>
        {strings.profile}
        <select
          class="ct-field"
          value={profile}
          onChange={(event) => choose({ profile: event.currentTarget.value as ClientProfileId })}
        >
          {profileOrder.map((id) => (
            <option value={id} selected={id === profile}>
              {strings.profiles[id]}
            </option>
          ))}
        </select>
      </label>
      <div>
        <label>
          {strings.seed}
          <input
            class="ct-field"
            type="number"
            min="0"
            max="4294967295"
            value={seed}
            onChange={(event) => {
              const { valueAsNumber: given } = event.currentTarget;
              if (given >= 0 && given <= 0xffffffff) choose({ seed: Math.floor(given) });
            }}
          />
        </label>
        <button type="button" class="ct-act" onClick={() => choose({ seed: (seed + 1) % 1000 })}>
          {strings.dice}
        </button>
      </div>
    </fieldset>
  );
}
