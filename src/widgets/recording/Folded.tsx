import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';

type Props = {
  readonly class: string;
  readonly summary: string;
  /** What is inside; made when somebody opens it. */
  readonly children: () => ComponentChildren;
};

/** Details that cost nothing until they are opened: a list of hundreds of rows keeps the page busy. */
export function Folded({ class: name, summary, children }: Props): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class={name} onToggle={({ currentTarget }) => currentTarget.open && setOpen(true)}>
      <summary>{summary}</summary>
      {isOpen && children()}
    </details>
  );
}
