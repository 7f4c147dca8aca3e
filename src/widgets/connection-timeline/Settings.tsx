import type { JSX } from 'preact';
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
        {withOwn([0, 5000, 15_000, 25_000, 30_000, 60_000], heartbeatMs).map((ms) => (
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

/** `typed`: the name of a field for any other time. */
type TypedProps = SettingsProps & { typed?: string };

/** How long the client waits for the answer to a heartbeat. */
export function AnswerDial({ run, strings, set, typed }: TypedProps): JSX.Element {
  const { setting } = useFormat();
  return (
    <Dial
      name={strings.answer}
      values={[0, 1000, 2000, 5000, 10_000, 20_000]}
      value={run.settings.heartbeatTimeoutMs}
      text={(ms) => (ms ? setting(ms) : strings.nextBeat)}
      typed={typed}
      onTurn={(heartbeatTimeoutMs) => set({ heartbeatTimeoutMs })}
    />
  );
}

export function LatencyDial({ run, strings, set, typed }: TypedProps): JSX.Element {
  const { setting } = useFormat();
  return (
    <Dial
      name={strings.latency}
      values={[1, 10, 20, 40, 80, 150, 300]}
      value={run.settings.latencyMs}
      text={setting}
      typed={typed}
      onTurn={(latencyMs) => set({ latencyMs })}
    />
  );
}

export function RestartDial({ run, strings, set, typed }: TypedProps): JSX.Element {
  const { setting } = useFormat();
  return (
    <Dial
      name={strings.restart}
      values={[0, 500, 1400, 5000, 20_000, 60_000]}
      value={run.settings.restartMs}
      text={(ms) => (ms ? setting(ms) : strings.byHand)}
      typed={typed}
      onTurn={(restartMs) => set({ restartMs })}
    />
  );
}

/** Which client it is, and the seed of everything that is random. */
export function ClientChoice({ run: { profile, seed }, strings, choose }: SettingsProps): JSX.Element {
  return (
    <>
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
    </>
  );
}

/** Everything else that can be set; it counts for every line, so that they stay comparable. */
export function SettingsPanel(props: SettingsProps): JSX.Element {
  return (
    <fieldset class="ct-settings" id="ct-settings">
      <legend class="visually-hidden">{props.strings.settings}</legend>
      <ReconnectSettings {...props} />
      <AnswerDial {...props} />
      <LatencyDial {...props} />
      <RestartDial {...props} />
      <ClientChoice {...props} />
    </fieldset>
  );
}
