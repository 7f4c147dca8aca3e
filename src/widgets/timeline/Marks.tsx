import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Pane, Picture, Shape, Words } from '../../core/timeline/picture.ts';

const text = ({ cls, x, y, text, turn }: Words): JSX.Element => (
  <text class={cls} {...(turn ? { transform: `translate(${x} ${y})rotate(${turn})` } : { x, y })}>
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
};

/** One SVG of a picture: static, or `live` for the island. Drawn anew only when it has changed. */
export function PaneSvg({ pane, id, wide, live = false }: PaneProps): JSX.Element {
  return useMemo(() => draw(pane, id, wide, live), [pane, id, wide, live]);
}

function draw(pane: Pane, id: string, wide: boolean, live: boolean): JSX.Element {
  const svg = drawSvg(pane, id, wide, live);
  if (!live || (pane.id !== 'ruler' && pane.id !== 'all')) return svg;
  // The knob is no SVG: a browser paints an SVG again in every frame in which its text moves.
  return (
    <>
      <div class={wide ? 'tl-k' : 'tl-k tl-down'} aria-hidden="true">
        <b />
      </div>
      {svg}
    </>
  );
}

function drawSvg(pane: Pane, id: string, wide: boolean, live: boolean): JSX.Element {
  const { width, height, cover } = pane;
  const long = wide ? width : height;
  const shape = ({ cls, d }: Shape): JSX.Element =>
    cls[0] === 'd' ? <path class={cls} d={d} fill={`url(#${id})`} /> : <path class={cls} d={d} />;
  const across = (from: number, to: number, w0: number, w1: number): string =>
    wide ? `M${from} ${w0}H${to}V${w1}H${from}z` : `M${w0} ${from}V${to}H${w1}V${from}z`;
  return (
    <svg
      class={`tl ${pane.id === 'ruler' ? 'tl-r' : 'tl-p'}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={pane.summary || undefined}
      aria-hidden={pane.summary ? undefined : 'true'}
    >
      {pane.shapes.some(({ cls }) => cls[0] === 'd') && (
        <pattern id={id} width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="hb" d="M0 0h9v9H0z" />
          <path class="hs" d="M0 0v9" />
        </pattern>
      )}
      {pane.shapes.map(shape)}
      {pane.words.map(text)}
      {live && (
        <g class="tl-c">
          <path class="cv" d={across(1, long + 9, cover.from, cover.to)} />
          <path class="ph" d={wide ? `M0 ${cover.from}V${cover.to}` : `M${cover.from} 0H${cover.to}`} />
          {cover.lanes.map((w) => (
            <path class="fu" d={wide ? `M8 ${w}H${long}` : `M${w} 8V${long}`} />
          ))}
        </g>
      )}
      <g class="tl-o">
        {pane.over.map(({ shapes, words }) => (
          <g>
            {shapes.map(shape)}
            {words.map(text)}
          </g>
        ))}
      </g>
      <g class="tl-b">
        {pane.bars.map(({ x, y, width, height }) => (
          <rect x={x} y={y} width={width} height={height} rx="2" />
        ))}
      </g>
      {live && <g class="tl-t">{pane.passing.map(({ words }) => text(words))}</g>}
    </svg>
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
