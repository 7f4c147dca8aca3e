import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import { type HerdSwitches, SWITCH_BOUNDS, switchesOf } from '../../core/herd/switches.ts';
import type { HerdState } from '../../core/link/herd-link.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import type { HerdSwitchStrings } from '../../i18n/en/herd-switches.ts';
import { NumberField, RangeFields } from './NumberField.tsx';
import { OtherKinds } from './OtherKinds.tsx';
import { Switch } from './Switch.tsx';
import { withoutSwitch } from './state.ts';
import './switches.css';

type Props = {
  readonly state: HerdState;
  readonly words: HerdSwitchStrings;
  readonly herdWords: HerdStrings;
  readonly policyWords: BackoffStrings;
  readonly onSwitches: (next: HerdSwitches) => void;
};

/** What may happen besides, in groups, all of it off at first. */
export function Switches(props: Props): JSX.Element {
  const { state, words } = props;
  const details = useRef<HTMLDetailsElement>(null);
  const [isOpen, setOpen] = useState(false);
  // It may have been opened before its script arrived.
  useEffect(() => setOpen(details.current?.open ?? false), []);
  const count = Object.keys(switchesOf(state)).length;
  return (
    <details ref={details} class="hd-more hd-switches" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{count === 0 ? words.title : fill(words.titleOn, { n: count })}</summary>
      {isOpen && <Groups {...props} />}
    </details>
  );
}

/** What a switch holds when it is turned on: numbers at which it makes a difference. */
const startsOf = ({ clients, capacityPerSecond, queue }: HerdState) =>
  ({
    lostShare: 0.5,
    told: { share: 1, onRefusal: { minMs: 1_000, maxMs: 30_000 } },
    afterConnect: { coldCost: 4, warmCost: 1, halfAfter: Math.ceil(clients / 10) },
    connectionsMax: Math.ceil(clients * 0.8),
    gate: { atATime: 512, closedFromMs: 0, closedUntilMs: 0 },
    crash: { queue: Math.max(1, queue), restartMs: 60_000 },
    failing: { share: 0.5, untilMs: 60_000 },
    otherRegion: { afterFailures: 2, capacityPerSecond },
  }) satisfies Partial<HerdSwitches>;

type Name = keyof ReturnType<typeof startsOf>;

function Groups({ state, words, herdWords, policyWords, onSwitches }: Props): JSX.Element {
  const { problems } = herdWords;
  const on = switchesOf(state);
  const starts = startsOf(state);
  const put = (part: Partial<HerdSwitches>): void => onSwitches({ ...on, ...part });
  const toggle = (name: Name) => ({
    label: words[name].label,
    note: words[name].note,
    isOn: on[name] !== undefined,
    onToggle: (isOn: boolean) => (isOn ? put({ [name]: starts[name] }) : onSwitches(withoutSwitch(on, name))),
  });
  /** The fields of a number of a switch that is on. */
  const number = (
    label: string,
    bound: keyof typeof SWITCH_BOUNDS,
    value: number,
    onValue: (value: number) => void,
    more: {
      readonly unit?: number;
      readonly isWhole?: boolean;
      readonly refuse?: (value: number) => string | null;
    } = {},
  ): JSX.Element => (
    <NumberField
      label={label}
      bounds={SWITCH_BOUNDS[bound]}
      value={value}
      onValue={onValue}
      problems={problems}
      {...more}
    />
  );
  const percent = { unit: 0.01 };
  const seconds = { unit: 1_000 };
  const whole = { isWhole: true };
  const { lostShare, told, afterConnect: work, connectionsMax, gate, crash, failing, otherRegion } = on;
  return (
    <>
      <fieldset>
        <legend>{words.groups.clients}</legend>
        <Switch {...toggle('lostShare')}>
          {number(words.lostShare.share, 'share', lostShare ?? 1, (value) => put({ lostShare: value }), percent)}
        </Switch>
        <OtherKinds
          others={on.others ?? []}
          words={words.others}
          problems={problems}
          policyWords={policyWords}
          onOthers={(others) => (others.length === 0 ? onSwitches(withoutSwitch(on, 'others')) : put({ others }))}
        />
        <Switch {...toggle('told')}>
          {told && (
            <>
              {number(words.told.share, 'share', told.share, (share) => put({ told: { ...told, share } }), percent)}
              {(['onClose', 'onRefusal'] as const).map((when) => {
                const { [when]: waits, ...without } = told;
                return (
                  <Switch
                    key={when}
                    label={words.told[when]}
                    isOn={waits !== undefined}
                    onToggle={(isOn) => put({ told: isOn ? { ...told, [when]: starts.told.onRefusal } : without })}
                  >
                    {waits && (
                      <RangeFields
                        labels={{ min: words.fromS, max: words.toS }}
                        value={waits}
                        bounds={SWITCH_BOUNDS.toldMs}
                        problems={problems}
                        onValue={(next) => put({ told: { ...told, [when]: next } })}
                      />
                    )}
                  </Switch>
                );
              })}
            </>
          )}
        </Switch>
      </fieldset>
      <fieldset>
        <legend>{words.groups.servers}</legend>
        <Switch {...toggle('afterConnect')}>
          {work &&
            (['coldCost', 'warmCost', 'halfAfter'] as const).map((name) =>
              number(words.afterConnect[name], name === 'halfAfter' ? 'halfAfter' : 'cost', work[name], (value) =>
                put({ afterConnect: { ...work, [name]: value } }),
              ),
            )}
        </Switch>
        <Switch {...toggle('connectionsMax')}>
          {number(
            words.connectionsMax.most,
            'connectionsMax',
            connectionsMax ?? 0,
            (value) => put({ connectionsMax: value }),
            whole,
          )}
        </Switch>
        <Switch {...toggle('gate')}>
          {gate && (
            <>
              <Switch
                label={words.gate.isLimited}
                isOn={gate.atATime !== null}
                onToggle={(isOn) => put({ gate: { ...gate, atATime: isOn ? starts.gate.atATime : null } })}
              >
                {number(
                  words.gate.atATime,
                  'atATime',
                  gate.atATime ?? starts.gate.atATime,
                  (atATime) => put({ gate: { ...gate, atATime } }),
                  whole,
                )}
              </Switch>
              {number(
                words.gate.closedFromS,
                'timeMs',
                gate.closedFromMs,
                (closedFromMs) => put({ gate: { ...gate, closedFromMs } }),
                { ...seconds, refuse: (ms) => (ms > gate.closedUntilMs ? problems['ends-first'] : null) },
              )}
              {number(
                words.gate.closedUntilS,
                'timeMs',
                gate.closedUntilMs,
                (closedUntilMs) => put({ gate: { ...gate, closedUntilMs } }),
                { ...seconds, refuse: (ms) => (ms < gate.closedFromMs ? problems['ends-first'] : null) },
              )}
            </>
          )}
        </Switch>
        <Switch {...toggle('crash')}>
          {crash && (
            <>
              {number(words.crash.queue, 'crashQueue', crash.queue, (queue) => put({ crash: { ...crash, queue } }))}
              {number(
                words.crash.restartS,
                'restartMs',
                crash.restartMs,
                (restartMs) => put({ crash: { ...crash, restartMs: Math.round(restartMs) } }),
                seconds,
              )}
            </>
          )}
        </Switch>
      </fieldset>
      <fieldset>
        <legend>{words.groups.elsewhere}</legend>
        <Switch {...toggle('failing')}>
          {failing && (
            <>
              {number(
                words.failing.share,
                'share',
                failing.share,
                (share) => put({ failing: { ...failing, share } }),
                percent,
              )}
              {number(
                words.failing.untilS,
                'timeMs',
                failing.untilMs,
                (untilMs) => put({ failing: { ...failing, untilMs } }),
                seconds,
              )}
            </>
          )}
        </Switch>
        <Switch {...toggle('otherRegion')}>
          {otherRegion && (
            <>
              {number(
                words.otherRegion.afterFailures,
                'afterFailures',
                otherRegion.afterFailures,
                (afterFailures) => put({ otherRegion: { ...otherRegion, afterFailures } }),
                whole,
              )}
              {number(
                words.otherRegion.capacity,
                'capacityPerSecond',
                otherRegion.capacityPerSecond,
                (capacityPerSecond) => put({ otherRegion: { ...otherRegion, capacityPerSecond } }),
              )}
            </>
          )}
        </Switch>
      </fieldset>
    </>
  );
}
