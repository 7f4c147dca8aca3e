import type { ComponentChildren, JSX } from 'preact';
import { profileOrder } from '../../core/link/run-codes.ts';
import { type ClientId, clients } from '../../core/peers/clients.ts';
import { downIcon } from '../../ui/icons.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Dial, type SettingsProps, withOwn } from './fields.tsx';
import { policySummary, ReconnectSettings } from './ReconnectSettings.tsx';
import './settings.css';

/** The heartbeat, which decides how long a silence lasts. */
export function Heartbeat({ run, strings, set }: SettingsProps): JSX.Element {
  const { heartbeatMs } = run.settings;
  const { setting } = useFormat();
  return (
    <label class="ui-pill">
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
  const { setting } = useFormat();
  return (
    <button type="button" class="ui-pill" aria-expanded={open} aria-controls="ct-settings" onClick={toggle}>
      {strings.backoff} <b>{policySummary(run.settings.policy, strings, setting)}</b> {downIcon}
    </button>
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
  const { setting } = useFormat();
  return (
    <fieldset class="ct-settings" id="ct-settings">
      <legend class="visually-hidden">{strings.settings}</legend>
      <ReconnectSettings run={run} strings={strings} set={set} choose={choose} />
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
          onChange={(event) => choose({ profile: event.currentTarget.value as ClientId })}
        >
          {profileOrder.map((id) => (
            <option value={id} selected={id === profile}>
              {clients[id].name}
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
