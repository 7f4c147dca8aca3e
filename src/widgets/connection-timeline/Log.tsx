import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { type Format, fill } from '../../core/format.ts';
import { type LogRow, type LogWords, logRows, logText, placeText } from '../../core/timeline/log.ts';
import { readoutAt } from '../../core/trace/readouts.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { Line } from './story.ts';

type Props = { lines: readonly Line[]; nowMs: number; strings: ConnectionTimelineStrings; words: LogWords };

/** More rows are no reading, and cost a page more than the run itself. */
const momentsMax = 200;

/** What happened at one moment, for each line. */
type Moment = { readonly atMs: number; readonly cells: readonly (readonly LogRow[])[] };

function momentsOf(lines: readonly Line[]): Moment[] {
  const moments = new Map<number, LogRow[][]>();
  for (const row of logRows(lines)) {
    if (row.detail) continue;
    const cells = moments.get(row.atMs) ?? lines.map(() => []);
    moments.set(row.atMs, cells);
    cells[row.line === 'a' ? 0 : 1]!.push(row);
  }
  return [...moments].map(([atMs, cells]) => ({ atMs, cells }));
}

/** The picture in words, up to the cursor. What has not happened yet is not there. */
export function Log({ lines, nowMs, strings, words }: Props): JSX.Element {
  const moments = useMemo(() => momentsOf(lines), [lines]);
  const count = moments.filter(({ atMs }) => atMs <= nowMs).length;
  const format = useFormat();
  // While time runs, most of its words stay the same.
  return useMemo(
    () => table(lines, moments.slice(0, count), strings, words, format),
    [lines, moments, count, strings, words, format],
  );
}

function table(
  lines: readonly Line[],
  all: readonly Moment[],
  strings: ConnectionTimelineStrings,
  words: LogWords,
  format: Format,
): JSX.Element {
  const two = lines.length > 1;
  const past = all.slice(-momentsMax);
  const earlier = all.length - past.length;
  // On a path of a millisecond, hundredths of a second would tell nothing apart.
  const digits = lines.some(({ run }) => run.settings.latencyMs < 10) ? 3 : 2;
  const name = ({ ending, key }: Line): string => (ending.code === null ? strings.lines[key] : `${ending.code}`);
  const time = (
    <th scope="col">
      <span class="visually-hidden">{strings.log.time}</span>
    </th>
  );
  // An empty cell while the client knows nothing of its fault is the silence itself.
  const isSilent = ({ facts }: Line, atMs: number): boolean => readoutAt(facts, atMs).state === 'unaware';
  const cell = (rows: readonly LogRow[], line: number, atMs: number): JSX.Element => (
    <td
      class={`ct-cell-${lines[line]!.id}${rows.length === 0 && isSilent(lines[line]!, atMs) ? ' ct-hush' : ''}`}
      data-line={two ? name(lines[line]!) : undefined}
    >
      {rows.map((row) => (
        <p key={row.seq}>
          <span>{placeText(row, words)}</span> {logText(row, words, format)}
        </p>
      ))}
    </td>
  );
  return (
    <details class={two ? 'ct-log ct-log-2' : 'ct-log'} open>
      <summary>
        <b>{strings.log.title}</b> {strings.log.sub}
      </summary>
      {earlier > 0 && <p>{fill(strings.log.earlier, { n: format.number(earlier) })}</p>}
      <table>
        <thead>
          <tr>
            {two && (
              <th scope="col" class={`ct-${lines[0]!.ending.how}`}>
                {name(lines[0]!)}
              </th>
            )}
            {time}
            <th scope="col" class={`ct-${lines[two ? 1 : 0]!.ending.how}`}>
              {name(lines[two ? 1 : 0]!)}
            </th>
          </tr>
        </thead>
        <tbody>
          {past.map(({ atMs, cells }, i) => (
            <tr key={atMs} class={i === past.length - 1 ? 'ct-now' : undefined}>
              {two && cell(cells[0]!, 0, atMs)}
              <th scope="row">{format.exact(atMs, digits, digits)}</th>
              {cell(cells[two ? 1 : 0]!, two ? 1 : 0, atMs)}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
