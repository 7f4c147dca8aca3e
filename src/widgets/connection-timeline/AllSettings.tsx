import type { ComponentChildren, JSX } from 'preact';
import { fill } from '../../core/format.ts';
import { expiryOrder, socketsOrder, transportOrder } from '../../core/link/run-codes.ts';
import type { Scenario, Settings } from '../../core/sim/settings.ts';
import type { SimulatorStrings } from '../../i18n/en/simulator.ts';
import { quiet } from '../../scenarios/base.ts';
import { useFormat } from '../../ui/use-format.ts';
import { Choice, Dial, type SettingsProps } from './fields.tsx';
import { ReconnectSettings } from './ReconnectSettings.tsx';
import { AnswerDial, ClientChoice, LatencyDial, RestartDial } from './Settings.tsx';
import type { FindScenario } from './story.ts';
import './all-settings.css';

type Time = Exclude<keyof SimulatorStrings['times'], 'backoffResetMs'>;

/** Sensible values for each, in ms; 0 switches it off. */
const values: Readonly<Record<Time, readonly number[]>> = {
  heartbeatMs: [0, 5000, 15_000, 25_000, 30_000, 60_000],
  jitterMs: [0, 5, 20, 50, 100],
  serverPingMs: [0, 5000, 10_000, 20_000, 25_000, 30_000],
  serverSilenceMs: [0, 10_000, 30_000, 60_000, 120_000],
  clientSendMs: [0, 500, 1000, 5000, 15_000],
  serverSendMs: [0, 500, 1000, 5000, 15_000],
  proxyIdleMs: [0, 5000, 60_000, 300_000, 350_000],
};

/** The settings of each group, in the order of the panel. */
const groups = {
  heartbeat: ['heartbeatMs', 'heartbeatTimeoutMs', 'serverPingMs', 'serverSilenceMs'],
  proxy: ['proxyIdleMs', 'proxyExpiry'],
  network: ['latencyMs', 'jitterMs', 'transport', 'sockets'],
  traffic: ['clientSendMs', 'serverSendMs'],
  reconnecting: ['policy', 'restartMs'],
  client: [],
} as const satisfies Readonly<Record<string, readonly (keyof Settings)[]>>;
type Group = keyof typeof groups;
const all = Object.keys(groups) as Group[];

/** Groups that a story sets: what happens in it depends on them. The delay of the path alone decides nothing. */
function decisiveGroups(story: Scenario | undefined): readonly Group[] {
  const isSet = (key: keyof Settings): boolean => key !== 'latencyMs' && story?.settings[key] !== quiet[key];
  const decisive = story ? all.filter((group) => groups[group].some(isSet)) : [];
  return decisive.length > 0 ? decisive : ['heartbeat'];
}

/** Every dial of a run, in groups: those that the story depends on come first and are open. */
export const allSettingsIn = (words: SimulatorStrings, find: FindScenario) =>
  function AllSettings(props: SettingsProps): JSX.Element {
    const { run, strings, set } = props;
    const { settings } = run;
    const { policy } = settings;
    const { setting } = useFormat();
    const typed = (name: string): string => fill(words.typed, { name });
    const time = (key: Time): JSX.Element => (
      <Dial
        key={key}
        name={words.times[key]}
        values={values[key]}
        value={settings[key]}
        text={(ms) => (ms ? setting(ms) : strings.off)}
        typed={typed(words.times[key])}
        onTurn={(ms) => set({ [key]: ms } as Partial<Settings>)}
      />
    );
    const contents: Readonly<Record<Group, () => ComponentChildren>> = {
      heartbeat: () => [
        time('heartbeatMs'),
        <AnswerDial {...props} key="answer" typed={typed(strings.answer)} />,
        time('serverPingMs'),
        time('serverSilenceMs'),
      ],
      proxy: () => [
        time('proxyIdleMs'),
        <Choice
          key="expiry"
          name={words.expiry}
          id="ct-expiry"
          values={expiryOrder}
          value={settings.proxyExpiry}
          words={words.expiries}
          onChoose={(proxyExpiry) => set({ proxyExpiry })}
        />,
      ],
      network: () => [
        <LatencyDial {...props} key="latency" typed={typed(strings.latency)} />,
        time('jitterMs'),
        <Choice
          key="transport"
          name={words.transport}
          id="ct-carrier"
          values={transportOrder}
          value={settings.transport}
          words={words.transports}
          onChoose={(transport) => set({ transport, ...(transport !== 'h2' && { sockets: 1 }) })}
        />,
        settings.transport === 'h2' && (
          <Choice
            key="sockets"
            name={words.sockets}
            id="ct-sockets"
            values={socketsOrder}
            value={settings.sockets}
            words={{ 1: '1', 2: '2' }}
            hint={settings.sockets > 1 ? words.socketsHint : undefined}
            onChoose={(sockets) => set({ sockets })}
          />
        ),
      ],
      traffic: () => [time('clientSendMs'), time('serverSendMs')],
      reconnecting: () => [
        <ReconnectSettings {...props} key="policy" />,
        policy && policy.reset.kind !== 'never' && (
          <Dial
            key="reset"
            name={words.times.backoffResetMs}
            values={[0, 1000, 5000, 30_000]}
            value={policy.reset.kind === 'stable' ? policy.reset.afterMs : 0}
            text={(ms) => (ms ? setting(ms) : words.onOpen)}
            onTurn={(afterMs) =>
              set({ policy: { ...policy, reset: afterMs > 0 ? { kind: 'stable', afterMs } : { kind: 'open' } } })
            }
          />
        ),
        policy && (
          <Dial
            key="tries"
            name={words.tries}
            values={[0, 1, 3, 5, 10, 20]}
            value={policy.attemptsMax}
            text={(tries) => (tries ? String(tries) : words.noLimit)}
            onTurn={(attemptsMax) => set({ policy: { ...policy, attemptsMax } })}
          />
        ),
        <RestartDial {...props} key="restart" typed={typed(strings.restart)} />,
      ],
      client: () => <ClientChoice {...props} />,
    };
    // Which client it is decides in every story.
    const decisive: readonly Group[] = [...decisiveGroups(find(run.scenario)), 'client'];
    const others = all.filter((group) => !decisive.includes(group));
    return (
      <fieldset class="ct-groups" id="ct-settings">
        <legend class="visually-hidden">{words.settings}</legend>
        {[...decisive, ...others].map((group) => (
          // Another story opens other groups; within one the reader's hand decides.
          <details key={`${run.scenario} ${group}`} open={decisive.includes(group)}>
            <summary>{words.groups[group]}</summary>
            <div class="ct-settings">{contents[group]()}</div>
          </details>
        ))}
      </fieldset>
    );
  };
