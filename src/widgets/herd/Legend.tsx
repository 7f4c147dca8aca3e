import type { JSX } from 'preact';
import type { HerdStrings } from '../../i18n/en/herd.ts';

export function Legend({ words }: { readonly words: HerdStrings }): JSX.Element {
  const { legend } = words;
  return (
    <ul class="ui-legend" aria-label={legend.label}>
      <li>
        <svg viewBox="0 0 44 18" aria-hidden="true">
          <path class="hd-void" d="M0 0h44v18H0z" />
          <path class="hd-unanswered" d="M14 18V3h4v15z" />
        </svg>
        {legend.unanswered}
      </li>
      <li>
        <svg viewBox="0 0 44 18" aria-hidden="true">
          <path class="hd-served" d="M0 8h44v10H0z" />
        </svg>
        {legend.accepted}
      </li>
      <li>
        <svg viewBox="0 0 44 18" aria-hidden="true">
          <path class="hd-hatch-ground" d="M1 2h42v15H1z" />
          <path class="hd-edge" d="M1 2h42v15H1zM6 17l8-15M16 17l8-15M26 17l8-15M36 17l5-10" />
        </svg>
        {legend.refused}
      </li>
      <li>
        <svg viewBox="0 0 44 18" aria-hidden="true">
          <path class="hd-capacity" d="M0 9h44" />
        </svg>
        {legend.capacity}
      </li>
      <li>
        <svg viewBox="0 0 44 18" aria-hidden="true">
          <path class="hd-tear" d="M2 12l5-6l5 6l5-6l5 6l5-6l5 6l5-6" />
        </svg>
        {legend.cut}
      </li>
    </ul>
  );
}
