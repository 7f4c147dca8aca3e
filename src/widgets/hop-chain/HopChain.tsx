import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type ChainHop, hopByDefault, hopsMax, readChain } from '../../core/diagnose/hop-chain.ts';
import { hops } from '../../core/diagnose/hops.ts';
import { fill } from '../../core/format.ts';
import { hopsLink } from '../../core/link/hops-link.ts';
import { openLink, writeLink } from '../../core/link/keys.ts';
import type { ChainWords } from '../../i18n/en/guides.ts';
import type { Lang } from '../../i18n/href.ts';
import { CopyLink } from '../../ui/Copy.tsx';
import { format } from '../../ui/format.ts';
import { FormatProvider } from '../../ui/use-format.ts';
import { putFragment, useFragment } from '../../ui/use-fragment.ts';
import { Answer } from './Answer.tsx';
import { HopRow } from './HopRow.tsx';
import { exampleChain } from './state.ts';
import { hopName } from './words.ts';
import './hop-chain.css';

type Keyed = ChainHop & { readonly key: number };

let keys = 0;
const keyed = (hop: ChainHop): Keyed => ({ ...hop, key: keys++ });

/** A path from browser to server, hop by hop, and the heartbeat that survives it. Its state lives in the fragment. */
export function HopChain({ words, lang }: { readonly words: ChainWords; readonly lang: Lang }): JSX.Element {
  const [chain, setChain] = useState<readonly Keyed[]>(() => exampleChain.map(keyed));
  const [note, setNote] = useState(words.example);
  const [choice, setChoice] = useState<ChainHop['id']>('nginx');

  useFragment((hash) => {
    const linked = openLink(hash, 'hops', hopsLink);
    if (linked.kind === 'none') return [];
    return [
      () => {
        if (linked.kind === 'ok') setChain(linked.value.chain.map(keyed));
        setNote(linked.kind === 'ok' ? '' : words.broken);
      },
    ];
  });

  const change = (next: readonly Keyed[]): void => {
    setChain(next);
    setNote('');
    address(next);
  };
  const address = (next: readonly ChainHop[]): boolean =>
    putFragment(writeLink(location.hash, hopsLink, { chain: next }));
  const { idle, heartbeatSeconds } = readChain(chain);
  const isFull = chain.length >= hopsMax;
  return (
    <FormatProvider value={format(lang)}>
      <p class="hc-note">{note || words.intro}</p>
      <ol class="hc-path">
        <li class="hc-end">{words.ends[0]}</li>
        {chain.map((hop, i) => (
          <HopRow
            key={hop.key}
            hop={hop}
            words={words}
            isSmallest={idle?.at.includes(i) ?? false}
            heartbeatSeconds={heartbeatSeconds}
            onChange={(changed) => change(chain.with(i, { ...changed, key: hop.key }))}
            onRemove={() => change(chain.filter(({ key }) => key !== hop.key))}
          />
        ))}
        <li class="hc-end">{words.ends[1]}</li>
      </ol>
      <p class="hc-legend">{words.axis}</p>
      <div class="hc-tools hc-live">
        <select
          aria-label={words.add}
          value={choice}
          onChange={({ currentTarget }) => setChoice(currentTarget.value as ChainHop['id'])}
        >
          {[...hops.map(({ id }) => id), 'other' as const].map((id) => (
            <option key={id} value={id}>
              {hopName(id, words)}
            </option>
          ))}
        </select>
        <button
          class="button"
          type="button"
          disabled={isFull}
          onClick={() => change([...chain, keyed(hopByDefault(choice))])}
        >
          {words.add}
        </button>
        <button class="button" type="button" onClick={() => change([])}>
          {words.reset}
        </button>
        <CopyLink label={words.share} words={words} write={() => address(chain)} of={chain} kind="button" />
        {isFull && <span class="hc-why">{fill(words.full, { n: hopsMax })}</span>}
      </div>
      <Answer chain={chain} words={words} />
    </FormatProvider>
  );
}
