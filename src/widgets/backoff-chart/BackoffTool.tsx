import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Policy } from '../../core/backoff/policy.ts';
import { fill } from '../../core/format.ts';
import { type BackoffState, backoffLink, backoffSeedMax, delayingBrowsers } from '../../core/link/backoff-link.ts';
import { openLink, writeLink } from '../../core/link/keys.ts';
import type { Choice } from '../../core/peers/policy-choice.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import type { Lang } from '../../i18n/href.ts';
import { CopyLink } from '../../ui/Copy.tsx';
import { Field } from '../../ui/Field.tsx';
import { format } from '../../ui/format.ts';
import { PolicySettings } from '../../ui/policy/PolicySettings.tsx';
import { nameOf } from '../../ui/policy/policy-name.ts';
import { SavePicture } from '../../ui/SavePicture.tsx';
import { FormatProvider } from '../../ui/use-format.ts';
import { putFragment, useFragment } from '../../ui/use-fragment.ts';
import { Axis } from './Axis.tsx';
import { Head } from './Head.tsx';
import { Ladder } from './Ladder.tsx';
import { LadderNarrow } from './LadderNarrow.tsx';
import { Nth } from './Nth.tsx';
import { initialState, OUTAGE } from './state.ts';
import { tellStory } from './story.ts';
import { TakeHome } from './TakeHome.tsx';
import '../../ui/field.css';
import '../../ui/panel.css';
import '../../ui/pill.css';
import '../../ui/comparison.css';
import '../../ui/save-picture.css';
import './backoff-chart.css';

const slots = ['A', 'B'] as const;

/** Two policies against one outage. Every control changes the picture at once; the address always holds the state. */
export function BackoffTool({ words, lang }: { readonly words: BackoffStrings; readonly lang: Lang }): JSX.Element {
  const [state, setState] = useState<BackoffState>(initialState);
  const [opened, setOpened] = useState<readonly boolean[]>([false, false]);
  const [isBroken, setBroken] = useState(false);
  const [attempt, setAttempt] = useState(5);
  const { choices, seed, outageS, browser } = state;
  const written = format(lang);

  useFragment((hash) => {
    const linked = openLink(hash, 'backoff', backoffLink);
    if (linked.kind !== 'ok') return [() => setBroken(linked.kind === 'broken')];
    const { choices } = linked.value;
    // One ladder after the other: each may have a hundred attempts.
    return [
      () => {
        setBroken(false);
        setState((shown) => ({ ...linked.value, choices: [choices[0], shown.choices[1]] }));
      },
      () => setState(linked.value),
    ];
  });
  /** Puts the state into the address. False: it is longer than a link may be. */
  const write = (whole: BackoffState): boolean => putFragment(writeLink(location.hash, backoffLink, whole));
  const change = (next: Partial<BackoffState>): void => {
    const whole = { ...state, ...next };
    setState(whole);
    setBroken(false);
    write(whole);
  };
  const put = (slot: number, choice: Choice): void =>
    change({ choices: slot === 0 ? [choice, choices[1]] : [choices[0], choice] });

  const [a, b] = choices;
  const outageMs = outageS * 1_000;
  const storyA = useMemo(() => tellStory(a.policy, outageMs, seed, browser), [a.policy, outageMs, seed, browser]);
  const storyB = useMemo(() => tellStory(b.policy, outageMs, seed, browser), [b.policy, outageMs, seed, browser]);
  const stories = [storyA, storyB];
  const names = choices.map(({ id }) => nameOf(id, words));
  const panel = useRef<HTMLElement>(null);
  /** Above each ladder the name of its policy; on a phone both are one drawing. */
  const titleOf = (pane: SVGSVGElement): string | undefined => {
    const slot = [...(panel.current?.querySelectorAll('.bk-line svg.bk-svg') ?? [])].indexOf(pane);
    if (slot >= 0) return `${slots[slot]} · ${names[slot]}`;
    return pane.closest('.bk-narrow') ? slots.map((one, i) => `${one} · ${names[i]}`).join(' / ') : undefined;
  };

  return (
    <FormatProvider value={written}>
      <section class="ui-panel" aria-label={words.label} ref={panel}>
        {isBroken && (
          <p class="ui-note" role="status">
            {words.badLink}
          </p>
        )}
        {slots.map((slot, i) => (
          <div key={slot} class={`bk-line bk-line-${slot.toLowerCase()}`}>
            <Head
              slot={slot}
              choice={choices[i]!}
              story={stories[i]!}
              words={words}
              isOpen={opened[i]!}
              onToggle={() => setOpened(opened.map((one, j) => (i === j ? !one : one)))}
              onChoose={(choice) => put(i, choice)}
            />
            <fieldset id={`bk-settings-${slot}`} class="bk-settings" hidden={!opened[i]}>
              <legend class="visually-hidden">{fill(words.settingsOf, { slot })}</legend>
              {opened[i] && (
                <PolicySettings
                  policy={choices[i]!.policy}
                  words={words}
                  onPolicy={(policy: Policy) => put(i, { id: 'custom', policy })}
                />
              )}
            </fieldset>
            <div class="bk-wide">
              <Ladder name={names[i]!} story={stories[i]!} words={words} />
            </div>
          </div>
        ))}
        <div class="bk-wide bk-axis">
          <Axis story={storyA} words={words} />
        </div>
        <div class="bk-narrow">
          <LadderNarrow names={names} stories={stories} words={words} />
        </div>
        <div class="ui-controls">
          <button
            type="button"
            class="ui-main"
            onClick={() => change({ seed: (seed * 48_271 + 11) % (backoffSeedMax + 1) })}
          >
            {words.draw}
          </button>
          <Field
            label={words.seed}
            value={String(seed)}
            onText={(text) => {
              const next = Number(text);
              if (text.trim() === '' || !Number.isInteger(next)) return words.problems['not-a-number'];
              if (next < 0) return fill(words.problems['too-low'], { low: 0 });
              if (next > backoffSeedMax) return fill(words.problems['too-high'], { high: backoffSeedMax });
              change({ seed: next });
              return null;
            }}
          />
          <label class="ui-pill">
            <span>{words.outage}</span>
            <input
              type="range"
              {...OUTAGE}
              value={outageS}
              onInput={({ currentTarget }) => change({ outageS: Number(currentTarget.value) })}
            />
            <b>{written.exact(outageMs)}</b>
          </label>
          <label class="ui-pill">
            <span>{words.browser}</span>
            <select
              value={browser}
              onChange={({ currentTarget }) => change({ browser: currentTarget.value as BackoffState['browser'] })}
            >
              {delayingBrowsers.map((one) => (
                <option key={one} value={one} selected={one === browser}>
                  {words.browsers[one as keyof typeof words.browsers]}
                </option>
              ))}
            </select>
          </label>
          <CopyLink label={words.linkShort} words={words} write={() => write(state)} of={state} kind="ui-pill ui-end" />
        </div>
      </section>
      <p class="ui-pictures">
        <SavePicture
          words={words.picture}
          name="reconnect-backoff"
          host={() => panel.current}
          panes={{ selector: 'svg.bk-svg', titleOf }}
        />
      </p>
      <Legend words={words} hasBrowser={browser !== 'none'} />
      <Nth policies={choices.map(({ policy }) => policy)} attempt={attempt} onAttempt={setAttempt} words={words} />
      <TakeHome choices={choices} words={words} />
    </FormatProvider>
  );
}

function Legend({ words, hasBrowser }: { words: BackoffStrings; hasBrowser: boolean }): JSX.Element {
  const { legend } = words;
  return (
    <ul class="ui-legend" aria-label={legend.label}>
      <li>
        <svg viewBox="0 0 44 18" aria-hidden="true">
          <rect class="bk-range" x="1" y="3" width="42" height="12" rx="3" />
          <rect class="bk-drawn" x="1" y="3" width="25" height="12" rx="3" />
        </svg>
        {legend.wait}
      </li>
      <li>
        <svg viewBox="0 0 44 18" aria-hidden="true">
          <path class="bk-ghost" d="M2 9h38" />
        </svg>
        {legend.uncapped}
      </li>
      <li>
        <svg viewBox="0 0 44 18" aria-hidden="true">
          <path class="bk-no" d="M18 5l8 8m0-8l-8 8" />
        </svg>
        {legend.failed}
      </li>
      <li>
        <svg viewBox="0 0 44 18" aria-hidden="true">
          <rect class="bk-void" width="44" height="18" />
          <path
            class="bk-dot"
            d="M6 4h2v2h-2zM15 8h2v2h-2zM9 12h2v2h-2zM26 5h2v2h-2zM33 11h2v2h-2zM22 14h2v2h-2zM38 7h2v2h-2z"
          />
        </svg>
        {legend.crowd}
      </li>
      {hasBrowser && (
        <li>
          <svg viewBox="0 0 44 18" aria-hidden="true">
            <rect class="bk-held" x="1" y="3" width="42" height="12" rx="3" />
          </svg>
          {legend.held}
        </li>
      )}
    </ul>
  );
}
