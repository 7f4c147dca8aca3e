import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { decidingCommand, type Platform, platforms } from '../../core/diagnose/deciding.ts';
import type { Facts } from '../../core/diagnose/facts.ts';
import type { Ranked } from '../../core/diagnose/rank.ts';
import { useFormat } from '../../ui/use-format.ts';
import { Command } from './Remedy.tsx';
import { causeWords, type DiagnoseWords } from './words.ts';

/** What stands for the reader's own names in a command. */
const placeholders = /\b(?:HOST|PORT|PATH|SERVICE|NAME)\b/;

type Props = { readonly ranked: readonly Ranked[]; readonly facts: Facts; readonly words: DiagnoseWords };

/** What the reader most likely types commands on. */
function usualPlatform({ via, hops = [] }: Facts): Platform {
  if (via === 'ingress-nginx' || hops.includes('ingress-nginx')) return 'kubernetes';
  const agent = navigator.userAgent;
  return /windows/i.test(agent) ? 'windows' : /mac os|iphone|ipad/i.test(agent) ? 'macos' : 'linux';
}

const ableOf = (ranked: readonly Ranked[], facts: Facts): readonly Platform[] =>
  platforms.filter((one) => decidingCommand(ranked, facts, one) !== null);

/** Whether some command on some platform tells the likeliest causes apart. */
export const canDecide = (ranked: readonly Ranked[], facts: Facts): boolean => ableOf(ranked, facts).length > 0;

/** The command that tells the likeliest causes apart, and what its answers mean; nothing where none does anywhere. */
export function Deciding({ ranked, facts, words }: Props): JSX.Element | null {
  const { page } = words;
  const { list } = useFormat();
  const [chosen, choose] = useState<Platform | null>(null);
  const able = ableOf(ranked, facts);
  const usual = chosen ?? usualPlatform(facts);
  const platform = able.includes(usual) ? usual : able[0];
  const deciding = platform && decidingCommand(ranked, facts, platform);
  if (!deciding) return null;
  return (
    <section class="dg-deciding" aria-labelledby="dg-deciding">
      <div>
        <h4 id="dg-deciding">{page.decide}</h4>
        <p>
          <label>
            <span class="visually-hidden">{page.platform}</span>
            <select value={platform} onChange={({ currentTarget }) => choose(currentTarget.value as Platform)}>
              {able.map((one) => (
                <option key={one} value={one} selected={one === platform}>
                  {page.platforms[one]}
                </option>
              ))}
            </select>
          </label>
        </p>
        <Command text={deciding.command} words={page} />
      </div>
      <div>
        <h4>{page.decideNote}</h4>
        <dl>
          {deciding.outcomes.map(({ id, causes }) => (
            <div key={id}>
              <dt>{page.outcomes[id]}</dt>
              <dd>→ {list(causes.map((one) => causeWords(words, one).title))}</dd>
            </div>
          ))}
        </dl>
        {placeholders.test(deciding.command) && <p class="dg-foot">{page.decideFill}</p>}
      </div>
    </section>
  );
}
