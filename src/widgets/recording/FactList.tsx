import type { JSX } from 'preact';
import type { Format } from '../../core/format.ts';
import { Parted } from '../../ui/parted.tsx';
import { type NumberedFinding, whenOf } from './finding.ts';

/** What the file shows, with the numbers that stand in the picture, and where that is for those who do not see it. */
export const FactList = ({
  findings,
  written,
}: {
  readonly findings: readonly NumberedFinding[];
  readonly written: Format;
}): JSX.Element => (
  <ol class="rc-facts">
    {findings.map((one) => (
      <li key={one.text}>
        {one.number !== null && <b class="rc-number">{one.number}</b>} <Parted text={one.text} />
        {one.span && <small>{whenOf(one, written)}</small>}
      </li>
    ))}
  </ol>
);
