import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type ChainHop, secondsMax } from '../../core/diagnose/hop-chain.ts';
import { fill } from '../../core/format.ts';
import { limitSeconds } from '../../core/link/hops-link.ts';
import type { ChainWords } from '../../i18n/en/guides.ts';
import { log } from '../../ui/scale.ts';
import { hopName } from './words.ts';

type LimitProps = {
  readonly label: string;
  readonly short: string;
  readonly value: number | null;
  readonly words: ChainWords;
  readonly onValue: (seconds: number | null) => void;
};

/** A limit in seconds; empty is none. What cannot be read stays visible with the reason, and changes nothing. */
function LimitField({ label, short, value, words, onValue }: LimitProps): JSX.Element {
  const id = useId();
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <div class="hc-limit">
      <label for={id}>
        <span aria-hidden="true">{short}</span>
        <span class="visually-hidden">{label}</span>
      </label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        placeholder={words.none}
        value={refused ?? (value === null ? '' : String(value))}
        aria-invalid={refused === null ? undefined : 'true'}
        aria-describedby={refused === null ? undefined : `${id}-why`}
        onInput={({ currentTarget }) => {
          const text = currentTarget.value.trim();
          const seconds = text === '' ? null : limitSeconds.parse(text);
          setRefused(seconds === undefined ? currentTarget.value : null);
          if (seconds !== undefined) onValue(seconds);
        }}
      />
      {refused !== null && (
        <span id={`${id}-why`} class="hc-why" role="alert">
          {fill(words.invalid, { max: secondsMax })}
        </span>
      )}
    </div>
  );
}

const bar = log([1, 7200], [3, 97]);

/** Where a time lies on a bar of 100: logarithmic from 1 s to 2 h. */
const place = (seconds: number): number => Math.round(bar.toPlace(seconds) * 10) / 10;

type RowProps = {
  readonly hop: ChainHop;
  readonly words: ChainWords;
  readonly isSmallest: boolean;
  readonly heartbeatSeconds: number | null;
  readonly onChange: (hop: ChainHop) => void;
  readonly onRemove: () => void;
};

export function HopRow({ hop, words, isSmallest, heartbeatSeconds, onChange, onRemove }: RowProps): JSX.Element {
  const name = hopName(hop.id, words);
  const end = hop.idleSeconds === null ? 100 : place(hop.idleSeconds);
  return (
    <li class={isSmallest ? 'hc-hop hc-least' : 'hc-hop'}>
      <b>{name}</b>
      <LimitField
        label={fill(words.idle, { name })}
        short={words.idleShort}
        value={hop.idleSeconds}
        words={words}
        onValue={(idleSeconds) => onChange({ ...hop, idleSeconds })}
      />
      <LimitField
        label={fill(words.lifetime, { name })}
        short={words.lifetimeShort}
        value={hop.lifetimeSeconds}
        words={words}
        onValue={(lifetimeSeconds) => onChange({ ...hop, lifetimeSeconds })}
      />
      <button class="button hc-live" type="button" aria-label={fill(words.remove, { name })} onClick={onRemove}>
        <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
          <path d="M1 1l8 8M9 1l-8 8" />
        </svg>
      </button>
      <svg class="hc-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <path class={hop.idleSeconds === null ? 'hc-none' : 'hc-run'} d={`M0 5H${end}`} />
        {heartbeatSeconds !== null && <path class="hc-beat" d={`M${place(heartbeatSeconds)} 0V10`} />}
      </svg>
    </li>
  );
}
