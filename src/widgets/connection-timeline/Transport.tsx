import type { JSX } from 'preact';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import { againIcon, nextIcon, pauseIcon, playIcon, previousIcon } from '../../ui/icons.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { speeds } from './preferences.ts';
import './transport.css';

type Props = {
  strings: ConnectionTimelineStrings;
  nowMs: number;
  playing: boolean;
  speed: number;
  play: () => void;
  step: (way: 1 | -1) => void;
  onSpeed: (speed: number) => void;
  /** Back to the usual run; null when it is there already. */
  startOver: (() => void) | null;
};

export function Transport({ strings, nowMs, playing, speed, play, step, onSpeed, startOver }: Props): JSX.Element {
  const round = (name: string, icon: JSX.Element, go: () => void, kind = ''): JSX.Element => (
    <button type="button" class={`ct-round${kind}`} aria-label={name} onClick={go}>
      {icon}
    </button>
  );
  return (
    <div class="ct-transport">
      {round(strings.previous, previousIcon, () => step(-1))}
      {round(playing ? strings.pause : strings.play, playing ? pauseIcon : playIcon, play, ' ct-play')}
      {round(strings.next, nextIcon, () => step(1))}
      <select
        class="ui-pill"
        aria-label={strings.speed}
        value={String(speed)}
        onChange={(event) => onSpeed(+event.currentTarget.value)}
      >
        {speeds.map((one) => (
          <option value={String(one)} selected={one === speed}>
            {one === 0.5 ? '½' : one}×
          </option>
        ))}
      </select>
      {startOver && round(strings.startOver, againIcon, startOver)}
      <span class="ct-clock">{useFormat().seconds(nowMs)}</span>
    </div>
  );
}
