import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type ActName, offersOf } from '../../core/acts/acts.ts';
import type { Availability } from '../../core/acts/moment.ts';
import { fill } from '../../core/format.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import { buttons, doneAtMs } from './acts.ts';
import type { Line } from './story.ts';
import { TimeTaken } from './TimeTaken.tsx';
import './line-head.css';

type Props = {
  line: Line;
  nowMs: number;
  strings: ConnectionTimelineStrings;
  can: (name: ActName) => Availability;
  act: (name: ActName) => void;
};

/** A line's name, what the reader can do to it, and how long its client has known nothing. */
export function Head(props: Props): JSX.Element {
  const { line, nowMs, strings, can, act } = props;
  const { how, code } = line.ending;
  const list = buttons[line.key];
  // A narrow screen has room for one: the first that makes sense now.
  const first = list.find((name) => can(name) === 'available') ?? list[0];
  return (
    <fieldset class={`ct-head ct-${how}`}>
      <legend class="visually-hidden">{strings.lines[line.key]}</legend>
      {code !== null && <span class="ct-badge">{code}</span>}
      <span class="ct-title">{strings.endings[how]}</span>
      <fieldset class="ct-acts">
        <legend class="visually-hidden">{strings.act}</legend>
        {list.map((name) => {
          const why = can(name);
          const off = why !== 'available';
          return (
            <button
              type="button"
              class={`ct-act${name === first ? ' ct-first' : ''}${doneAtMs(line.run, name, nowMs) !== null ? ' ct-done' : ''}`}
              aria-disabled={off || undefined}
              title={off ? strings.why[why] : undefined}
              onClick={() => act(name)}
            >
              {strings.acts[name]}
            </button>
          );
        })}
        <Menu {...props} />
      </fieldset>
      <TimeTaken line={line} nowMs={nowMs} strings={strings} />
    </fieldset>
  );
}

/** Everything that can happen, by where. It opens in the top layer, closes by Escape, and needs no script to do so. */
function Menu({ line, strings, can, act }: Props): JSX.Element {
  const [open, setOpen] = useState(false);
  const id = `ct-menu-${line.id}`;
  const menu = useRef<HTMLDivElement>(null);
  // Before the script was there it may have been opened, empty; styles keep it out of sight until now.
  useEffect(() => setOpen(menu.current?.matches(':popover-open') ?? false), []);
  return (
    <>
      <button
        type="button"
        class="ct-act ct-more"
        popovertarget={id}
        aria-label={fill(strings.moreFor, { line: strings.lines[line.key] })}
      >
        {strings.more}
      </button>
      <div
        id={id}
        ref={menu}
        class="ct-menu"
        popover="auto"
        onToggle={(event) => setOpen((event as unknown as ToggleEvent).newState === 'open')}
      >
        {open &&
          (['server', 'path', 'client'] as const).map((group) => (
            <fieldset>
              <legend class="visually-hidden">{strings.groups[group]}</legend>
              <p aria-hidden="true">{strings.groups[group]}</p>
              {offersOf(group).map((name) => {
                const why = can(name);
                return (
                  <button
                    type="button"
                    aria-disabled={why !== 'available' || undefined}
                    onClick={() => {
                      if (why === 'available') document.getElementById(id)?.hidePopover();
                      act(name);
                    }}
                  >
                    {strings.acts[name]}
                    {why !== 'available' && <small>{strings.why[why]}</small>}
                  </button>
                );
              })}
            </fieldset>
          ))}
      </div>
    </>
  );
}
