import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { KnownCause } from '../../core/diagnose/causes/index.ts';
import type { Facts } from '../../core/diagnose/facts.ts';
import { CopyButton } from '../../ui/Copy.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { assistantBrief } from './assistant-brief.ts';
import type { DiagnoseWords } from './words.ts';

type Props = {
  readonly cause: KnownCause;
  readonly facts: Facts;
  readonly words: DiagnoseWords;
  /** What the reader pasted; it is copied only if they ask for it. */
  readonly pasted?: string | undefined;
};

/** Copies a cause and its fix as a text for an assistant. */
export function Brief({ cause, facts, words, pasted }: Props): JSX.Element {
  const [isWhole, setWhole] = useState(false);
  const { brief, copied } = words.page;
  const text = assistantBrief({
    cause,
    facts,
    words,
    origin: globalThis.location?.origin ?? '',
    ...(isWhole && pasted && { pasted }),
  });
  return (
    <div class="dg-brief">
      <CopyButton
        label={brief.copy}
        kind="button"
        copy={async () => ((await copyText(text)) ? copied : brief.refused)}
        of={text}
      />
      {pasted && (
        <label>
          <input type="checkbox" checked={isWhole} onChange={({ currentTarget }) => setWhole(currentTarget.checked)} />{' '}
          {brief.withText}
        </label>
      )}
    </div>
  );
}
