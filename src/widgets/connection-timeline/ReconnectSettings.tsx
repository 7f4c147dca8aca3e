import type { JSX } from 'preact';
import type { Policy } from '../../core/backoff/policy.ts';
import { type Textbook, textbookOf, textbookPolicy } from '../../core/backoff/textbook.ts';
import { fill } from '../../core/format.ts';
import { policyCodec } from '../../core/link/policy-link.ts';
import { jitterOrder } from '../../core/link/run-codes.ts';
import { PRESETS } from '../../core/peers/presets.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import { useFormat } from '../../ui/use-format.ts';
import { Choice, Dial, type SettingsProps } from './fields.tsx';

type Library = { readonly name: string; readonly policy: Policy };

/** Every preset by the text of its policy, as in a link. Libraries with the same waits are one entry. */
const libraries = new Map<string, Library>();
for (const { name, version, policy } of PRESETS) {
  const text = policyCodec.format(policy);
  const before = libraries.get(text);
  const full = version ? `${name} ${version}` : name;
  libraries.set(text, { name: before ? `${before.name} · ${full}` : full, policy });
}

/** What the timeline starts with when a reader switches reconnecting on. */
const careful = textbookPolicy({ baseMs: 1000, factor: 2, capMs: 30_000, jitter: 'full' });

/** The library that waits like this, or its dials, in a few words. */
export function policySummary(
  policy: Policy | null,
  strings: ConnectionTimelineStrings,
  setting: (ms: number) => string,
): string {
  if (policy === null) return strings.noBackoff;
  const library = libraries.get(policyCodec.format(policy));
  if (library) return library.name;
  const dials = textbookOf(policy);
  if (dials === null) return strings.ownPolicy;
  return fill(strings.backoffSummary, {
    base: setting(dials.baseMs),
    factor: dials.factor,
    cap: setting(dials.capMs),
    jitter: strings.jitterSummary[dials.jitter],
  });
}

/** Whether, like whom, and after which waits the client reconnects. */
export function ReconnectSettings({ run, strings, set }: SettingsProps): JSX.Element {
  const { policy } = run.settings;
  return (
    <>
      {policy && <PolicyDials policy={policy} strings={strings} onTurn={(next) => set({ policy: next })} />}
      <Choice
        name={strings.reconnect}
        id="ct-reconnect"
        values={['yes', 'no']}
        value={policy ? 'yes' : 'no'}
        words={strings.sees}
        onChoose={(yes) => set({ policy: yes === 'yes' ? careful : null })}
      />
      {policy && <LibraryChoice policy={policy} strings={strings} onChoose={(next) => set({ policy: next })} />}
      {policy && isTrapSwitch(policy) && (
        <Choice
          name={strings.trap}
          id="ct-trap"
          values={['trapOff', 'trapOn']}
          value={policy.noRetryCodes ? 'trapOn' : 'trapOff'}
          words={strings}
          onChoose={(one) => {
            const { noRetryCodes: _, ...rest } = policy;
            set({ policy: one === 'trapOn' ? { ...rest, noRetryCodes: [1001] } : rest });
          }}
        />
      )}
    </>
  );
}

/** Whether the codes after which it does not reconnect are none, or 1001 alone. */
const isTrapSwitch = ({ noRetryCodes = [] }: Policy): boolean =>
  noRetryCodes.length === 0 || (noRetryCodes.length === 1 && noRetryCodes[0] === 1001);

type PolicyProps = {
  readonly policy: Policy;
  readonly strings: ConnectionTimelineStrings;
};

function LibraryChoice({ policy, strings, onChoose }: PolicyProps & { onChoose: (policy: Policy) => void }) {
  const text = policyCodec.format(policy);
  const chosen = libraries.has(text) ? text : '';
  return (
    <label>
      {strings.policy}
      <select
        class="ct-field"
        value={chosen}
        onChange={(event) => onChoose(libraries.get(event.currentTarget.value)?.policy ?? careful)}
      >
        <option value="" selected={chosen === ''}>
          {strings.ownPolicy}
        </option>
        {[...libraries].map(([one, { name }]) => (
          <option key={one} value={one} selected={one === chosen}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The dials of a textbook policy; no other policy has any here. */
function PolicyDials({ policy, strings, onTurn }: PolicyProps & { onTurn: (policy: Policy) => void }) {
  const { setting } = useFormat();
  const dials = textbookOf(policy);
  if (dials === null) return null;
  const turn = (part: Partial<Textbook>): void => {
    const { growth, jitter, capMs } = textbookPolicy({ ...dials, ...part });
    onTurn({ ...policy, growth, jitter, capMs });
  };
  return (
    <>
      <Dial
        name={strings.base}
        values={[100, 200, 500, 1000, 2000, 5000, 10_000]}
        value={dials.baseMs}
        text={setting}
        onTurn={(baseMs) => turn({ baseMs })}
      />
      <Dial
        name={strings.factor}
        values={[1, 1.3, 1.5, 2, 3]}
        value={dials.factor}
        text={(factor) => `×${factor}`}
        onTurn={(factor) => turn({ factor })}
      />
      <Dial
        name={strings.cap}
        values={[1000, 5000, 10_000, 30_000, 60_000, 120_000]}
        value={dials.capMs}
        text={setting}
        onTurn={(capMs) => turn({ capMs })}
      />
      <Choice
        name={strings.jitter}
        id="ct-jitter"
        values={jitterOrder}
        value={dials.jitter}
        words={strings.jitters}
        onChoose={(jitter) => turn({ jitter })}
      />
    </>
  );
}
