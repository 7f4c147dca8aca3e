import type { JSX } from 'preact';
import type { Picture } from '../../core/timeline/picture.ts';
import { tellingFaults } from '../../core/trace/readouts.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import { PaneSvg } from '../../ui/timeline/TimelineSvg.tsx';
import type { Line, Story } from './story.ts';
import type { Mode } from './use-mode.ts';
import '../../ui/timeline/playing.css';

export type Drawing = {
  /** What the script draws; null until it has taken over. */
  readonly picture: Picture | null;
  /** What the build drew, for as long as there is no script. */
  readonly drawn: Readonly<Record<Mode, Picture>> | undefined;
  readonly story: Story;
  readonly nowMs: number;
  readonly strings: ConnectionTimelineStrings;
  /** From when on the picture is held back until the reader has guessed; null: not at all. */
  readonly veiledFromMs: number | null;
};

type Props = Drawing & {
  readonly of: Mode;
  /** Which pane of the picture. */
  readonly index: number;
  readonly kind: string;
};

/** One pane of the picture in one of its two layouts; nothing where the window shows the other one. */
export function Pane(props: Props): JSX.Element | null {
  const { of, index, kind, picture, drawn, story, nowMs, strings, veiledFromMs } = props;
  if (picture && picture.mode !== of) return null;
  const shown = picture ?? drawn?.[of];
  if (!shown) return <StaticPane kind={kind} />;
  return (
    <div class={`ct-pane ${kind}`}>
      <PaneSvg
        pane={shown.panes[index]!}
        id={`ct${of}${index}`}
        wide={of === 'wide'}
        live={picture !== null}
        veilPx={veiledFromMs === null ? undefined : shown.axis.toPx(veiledFromMs)}
        veilText={index < story.lines.length ? strings.guessFirst : undefined}
      />
      {picture &&
        story.lines.map(
          (line, i) =>
            (of === 'narrow' || i === index) && (
              <Prompt key={line.id} picture={picture} line={line} story={story} nowMs={nowMs} strings={strings} />
            ),
        )}
    </div>
  );
}

/** What the page was built with stays until the script has drawn: hydration leaves inner HTML alone. */
const StaticPane = ({ kind }: { readonly kind: string }): JSX.Element => (
  <div class={`ct-pane ${kind}`} dangerouslySetInnerHTML={{ __html: '' }} />
);

/** Room that the words need before the end of the picture. */
const promptPx = { wide: 380, narrow: 120 } as const;

type PromptProps = Omit<Drawing, 'drawn' | 'picture' | 'veiledFromMs'> & {
  readonly picture: Picture;
  readonly line: Line;
};

/** Before anything has gone wrong, the empty future names the next action. */
function Prompt({ picture, line, story, nowMs, strings }: PromptProps): JSX.Element | null {
  const { axis, mode, width, panes } = picture;
  const px = axis.toPx(nowMs);
  const longPx = mode === 'wide' ? width : panes[0]!.height;
  const firstFaultMs = tellingFaults(line.facts)[0]?.atMs ?? story.endMs;
  if (nowMs >= firstFaultMs || px > longPx - promptPx[mode]) return null;
  // A margin in percent counts the width, so it follows the picture's scale in both directions.
  const place = `${((100 * px) / width).toFixed(2)}%`;
  return (
    <p
      class={`ct-prompt ct-prompt-${line.id}`}
      style={mode === 'wide' ? { left: place } : { marginTop: `calc(${place} + 28px)` }}
    >
      {strings.prompts[line.key]}
    </p>
  );
}
