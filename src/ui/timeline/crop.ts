import type { Format } from '../../core/format.ts';
import { textWidth } from '../../core/layout/text-width.ts';
import type { TimelineLabels } from '../../core/timeline/labels.ts';
import { layOut } from '../../core/timeline/lay-out.ts';
import type { Pane, Words } from '../../core/timeline/picture.ts';
import { roomOf } from '../../core/timeline/text-roles.ts';
import type { TraceFacts } from '../../core/trace/facts-of-trace.ts';

/** What a page shows of a run: from just after it opened, when it opened at all. Px. */
export type Cropped = { readonly pane: Pane; readonly fromX: number; readonly width: number; readonly height: number };

/** As wide as the column beside a code's answer, so that words keep their size. */
const besideAnswerPx = 470;
const laneHeight = 22;
/** Nothing else is ever drawn as high as this. */
const topY = 13;

/** Without the margin around its room. */
const leftOf = (words: Words): number => roomOf(words, [words.x, words.y, words.anchor ?? 'start'])[0] + 1;

/**
 * A wide drawing of one line without its opening handshake, which every run shares. The names of the lanes move from
 * their left to above and below them.
 */
export function crop(facts: TraceFacts, labels: TimelineLabels, format: Format, shownPx = besideAnswerPx): Cropped {
  const open = facts.attempts.find(({ client }) => client.opened)?.client.opened;
  const draw = (width: number) => layOut([{ id: 'a', facts }], { mode: 'wide', width, labels, format });
  const startOf = (picture: ReturnType<typeof draw>): number => (open ? picture.axis.toPx(open.atMs) + 7 : 0);
  const picture = draw(shownPx + startOf(draw(shownPx + 120)));
  const fromX = Math.round(startOf(picture));
  const pane = picture.panes.find(({ id }) => id === 'a')!;
  const names = pane.words.filter(({ role }) => role === 'lane');
  const keep = (words: readonly Words[]): Words[] =>
    words.flatMap((one) => {
      if (one.role === 'lane') return [];
      if (one.role === 'open' && one.x < fromX + 9) return [{ ...one, x: fromX + 9 }];
      return leftOf(one) < fromX ? [] : [one];
    });
  // A dimension line that starts this soon would cross the client's name, which then stands above it.
  const startMs = facts.acts.find(({ atMs }) => atMs >= (open?.atMs ?? 0))?.atMs;
  const isCrossed = startMs !== undefined && picture.axis.toPx(startMs) - fromX < textWidth(labels.client, 13, true);
  const named = open
    ? names.map((one) => {
        const way = { [labels.client]: -1, [labels.proxy]: -0.75 }[one.text] ?? 1;
        return { ...one, x: fromX, y: way === -1 && isCrossed ? topY : one.y + way * (laneHeight - 3) };
      })
    : names;
  const height = Math.max(pane.height, ...named.map(({ y }) => y + 6));
  return {
    pane: {
      ...pane,
      width: pane.width - fromX,
      height,
      words: [...keep(pane.words), ...named],
      over: pane.over.filter(({ at }) => !open || at > open.atMs).map((one) => ({ ...one, words: keep(one.words) })),
    },
    fromX,
    width: pane.width - fromX,
    height,
  };
}
