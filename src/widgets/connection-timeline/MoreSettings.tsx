import type { JSX } from 'preact';
import { expiryOrder, transportOrder } from '../../core/link/run-codes.ts';
import type { Settings } from '../../core/sim/settings.ts';
import type { SimulatorStrings } from '../../i18n/en/simulator.ts';
import { useFormat } from '../../ui/use-format.ts';
import { Choice, Dial, type SettingsProps } from './fields.tsx';

type Time = Exclude<keyof SimulatorStrings['times'], 'backoffResetMs'>;

/** Sensible values for each, in ms; 0 switches it off. */
const values: Readonly<Record<Time, readonly number[]>> = {
  jitterMs: [0, 5, 20, 50, 100],
  serverPingMs: [0, 5000, 10_000, 20_000, 30_000],
  serverSilenceMs: [0, 10_000, 30_000, 60_000, 120_000],
  clientSendMs: [0, 500, 1000, 5000, 15_000],
  serverSendMs: [0, 500, 1000, 5000, 15_000],
  proxyIdleMs: [0, 5000, 60_000, 300_000, 350_000],
};

/** What the simulator's page offers beyond the flagship: every dial of a run. */
export const moreSettingsIn = (words: SimulatorStrings) =>
  function MoreSettings({ run, strings, set }: SettingsProps): JSX.Element {
    const { settings } = run;
    const { policy } = settings;
    const { setting } = useFormat();
    return (
      <>
        <Choice
          name={words.transport}
          id="ct-carrier"
          values={transportOrder}
          value={settings.transport}
          words={words.transports}
          onChoose={(transport) => set({ transport })}
        />
        {(Object.keys(values) as Time[]).map((key) => (
          <Dial
            key={key}
            name={words.times[key]}
            values={values[key]}
            value={settings[key]}
            text={(ms) => (ms ? setting(ms) : strings.off)}
            onTurn={(ms) => set({ [key]: ms } as Partial<Settings>)}
          />
        ))}
        {policy && policy.reset.kind !== 'never' && (
          <Dial
            name={words.times.backoffResetMs}
            values={[0, 1000, 5000, 30_000]}
            value={policy.reset.kind === 'stable' ? policy.reset.afterMs : 0}
            text={(ms) => (ms ? setting(ms) : words.onOpen)}
            onTurn={(afterMs) =>
              set({ policy: { ...policy, reset: afterMs > 0 ? { kind: 'stable', afterMs } : { kind: 'open' } } })
            }
          />
        )}
        {policy && (
          <Dial
            name={words.tries}
            values={[0, 1, 3, 5, 10, 20]}
            value={policy.attemptsMax}
            text={(tries) => (tries ? String(tries) : words.noLimit)}
            onTurn={(attemptsMax) => set({ policy: { ...policy, attemptsMax } })}
          />
        )}
        <Choice
          name={words.expiry}
          id="ct-expiry"
          values={expiryOrder}
          value={settings.proxyExpiry}
          words={words.expiries}
          onChoose={(proxyExpiry) => set({ proxyExpiry })}
        />
      </>
    );
  };
