import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Pane, Picture, Shape, Words } from '../../core/timeline/picture.ts';
import { keys } from './keys.ts';
import './timeline.css';

/** Marks that are hatched: their pattern is in the same SVG. */
const hatched = 'lane-dead';

export const hatching = (id: string): JSX.Element => (
  <pattern id={id} width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <path class="hatch-ground" d="M0 0h9v9H0z" />
    <path class="hatch-stripe" d="M0 0v9" />
  </pattern>
);

/** `hatch`: the id of its pattern. */
export const shapeOf = ({ mark, faint, d }: Shape, hatch: string): JSX.Element => (
  <path class={faint ? `${mark} faint` : mark} d={d} fill={mark === hatched ? `url(#${hatch})` : undefined} />
);

const wordsOf = ({ role, ink, x, y, anchor, text, turn, down }: Words, key?: string): JSX.Element => (
  <text
    class={`text-${role}${ink ? ` ink-${ink}` : ''}${down ? ' text-down' : ''}`}
    text-anchor={anchor}
    data-key={key}
    {...(turn ? { transform: `translate(${x} ${y})rotate(${turn})` } : { x, y })}
  >
    {text}
  </text>
);

type PaneProps = {
  pane: Pane;
  /** Makes ids unique on the page: two panes of one page never share it. */
  id: string;
  wide: boolean;
  /** With the playhead and what else only moves with a script: `reveal` drives it. */
  live?: boolean;
  /** From where on a veil holds the rest back until the reader has guessed, in px along the time axis, and its words. */
  veilPx?: number | undefined;
  veilText?: string | undefined;
};

/** One SVG of a picture: static, or `live` for the island. Drawn again only when it has changed. */
export function PaneSvg({ pane, id, wide, live = false, veilPx, veilText }: PaneProps): JSX.Element {
  return useMemo(
    () => draw(pane, id, wide, live, veilPx === undefined ? null : veilOf(pane, wide, veilPx, veilText)),
    [pane, id, wide, live, veilPx, veilText],
  );
}

function draw(pane: Pane, id: string, wide: boolean, live: boolean, veil: JSX.Element | null): JSX.Element {
  const svg = drawSvg(pane, id, wide, live, veil);
  if (!live || (pane.id !== 'ruler' && pane.id !== 'all')) return svg;
  // The knob is no SVG: a browser paints an SVG again in every frame in which its text moves.
  return (
    <>
      <div class={wide ? 'timeline-knob' : 'timeline-knob timeline-knob-down'} aria-hidden="true">
        <b />
      </div>
      {svg}
    </>
  );
}

function drawSvg(pane: Pane, id: string, wide: boolean, live: boolean, veil: JSX.Element | null): JSX.Element {
  const { width, height, summary } = pane;
  const hasHatching = pane.shapes.some(({ mark }) => mark === hatched);
  return (
    <svg
      class={`timeline ${pane.id === 'ruler' ? 'timeline-ruler' : 'timeline-lines'}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={summary || undefined}
      aria-hidden={summary ? undefined : 'true'}
      data-pane={live ? pane.id : undefined}
    >
      {hasHatching && hatching(id)}
      {pane.shapes.map((shape) => shapeOf(shape, id))}
      {pane.words.map((words) => wordsOf(words))}
      {live && coverOf(pane, wide)}
      <g class="timeline-over">
        {pane.over.map(({ at, shapes, words }) => (
          <g data-key={live ? keys.over(at) : undefined}>
            {shapes.map((shape) => shapeOf(shape, id))}
            {words.map((one) => wordsOf(one))}
          </g>
        ))}
      </g>
      <g>
        {pane.bars.map(({ key, x, y, width, height }) => (
          <rect class="wait-drawn" x={x} y={y} width={width} height={height} rx="2" data-key={live ? key : undefined} />
        ))}
      </g>
      {live && <g class="timeline-passing">{pane.passing.map(({ key, words }) => wordsOf(words, key))}</g>}
      {veil}
    </svg>
  );
}

/** Over all that comes after a moment; styles show it (src/ui/guess/guess.css). */
function veilOf(pane: Pane, wide: boolean, px: number, text: string | undefined): JSX.Element {
  const { width, height, cover } = pane;
  const around = Math.round(px);
  if (!wide && cover.lanes.length === 4) return veilOfBoth(pane, around, text);
  // After the words that end there; on the ruler, whose veil says nothing, after the time itself.
  const from = around + (text ? 2 : 26);
  const along = (w: number): string => (wide ? `M${from + 8} ${w}H${width}` : `M${w} ${from + 8}V${height}`);
  return (
    <g class="guess-veil" visibility="hidden">
      <path
        class="cover-paper"
        d={wide ? `M${from} 0H${width}V${height}H${from}z` : `M0 ${from}H${width}V${height}H0z`}
      />
      {cover.lanes.map((w) => (
        <path class="lane-future" d={along(w)} />
      ))}
      {text && (
        <text
          class="text-label text-note"
          text-anchor="middle"
          x={wide ? (from + width) / 2 : width / 2}
          y={wide ? height / 2 + 5 : from + 60}
        >
          {text}
        </text>
      )}
    </g>
  );
}

/**
 * Over two connections beside each other: of the second, which the question is about, all of the fault is seen, and no
 * word is cut through. Below it is no empty half, but what is asked.
 */
function veilOfBoth({ width, height, cover }: Pane, px: number, text: string | undefined): JSX.Element {
  const [a = 0, b = 0, c = 0, d = 0] = cover.lanes;
  const edge = (b + c) / 2;
  const [first, second] = [px - 30, px + 11];
  return (
    <g class="guess-veil" visibility="hidden">
      <path class="cover-paper" d={`M0 ${second}H${a - 9}V${first}H${edge}V${second}H${width}V${height}H0z`} />
      <path
        class="lane-future"
        d={[a, b, c, d].map((w) => `M${w} ${(w < edge ? first : second) + 6}V${height}`).join('')}
      />
      {[a + b, c + d].map((pair) => (
        <text class="text-asked" text-anchor="middle" x={pair / 2} y={px + 180}>
          ?
        </text>
      ))}
      {text && (
        <text class="text-label text-note" text-anchor="middle" x={width / 2} y={px + 60}>
          {text}
        </text>
      )}
    </g>
  );
}

/** Hides the future, with the playhead at its edge. */
function coverOf({ width, height, cover }: Pane, wide: boolean): JSX.Element {
  const long = wide ? width : height;
  const across = (from: number, to: number, w0: number, w1: number): string =>
    wide ? `M${from} ${w0}H${to}V${w1}H${from}z` : `M${w0} ${from}V${to}H${w1}V${from}z`;
  return (
    <g class="timeline-cover" data-key={keys.cover}>
      <path class="cover-paper" d={across(1, long + 9, cover.from, cover.to)} />
      <path class="playhead" d={wide ? `M0 ${cover.from}V${cover.to}` : `M${cover.from} 0H${cover.to}`} />
      {cover.lanes.map((w) => (
        <path class="lane-future" d={wide ? `M8 ${w}H${long}` : `M${w} 8V${long}`} />
      ))}
    </g>
  );
}

/** All panes of a picture, one below the other: the static drawing of a whole run. */
export function TimelineSvg({
  picture,
  id,
  live = false,
}: {
  picture: Picture;
  id: string;
  live?: boolean;
}): JSX.Element {
  return (
    <>
      {picture.panes.map((pane) => (
        <PaneSvg key={pane.id} pane={pane} id={id + pane.id[0]} wide={picture.mode === 'wide'} live={live} />
      ))}
    </>
  );
}
