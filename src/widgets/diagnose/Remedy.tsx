import type { JSX } from 'preact';
import type { KnownCause } from '../../core/diagnose/causes/index.ts';
import { commands } from '../../core/diagnose/commands.ts';
import type { Facts } from '../../core/diagnose/facts.ts';
import { fill } from '../../core/format.ts';
import { sourceOf } from '../../core/protocol/sources.ts';
import { href } from '../../i18n/href.ts';
import { quotedLanguage } from '../../i18n/languages.ts';
import { simulationOf } from './simulations.ts';
import { causeWords, type DiagnoseWords } from './words.ts';

type Props = { readonly cause: KnownCause; readonly facts?: Facts; readonly words: DiagnoseWords };

/** How to confirm a cause and how to fix it: words, a command, a simulation, sources. */
export function Remedy({ cause: { id, guide, sources }, facts = {}, words }: Props): JSX.Element {
  const { page, lang } = words;
  const { confirm, fix } = causeWords(words, id);
  const command = Object.hasOwn(commands, id) ? commands[id] : undefined;
  const simulation = simulationOf(id, facts);
  return (
    <>
      <div>
        <h4>{page.confirm}</h4>
        <p>{confirm}</p>
        {command?.confirm && <Command text={command.confirm} />}
        {simulation && <a href={href(lang, `/simulator/#${simulation}`)}>{page.simulate}</a>}
      </div>
      <div>
        <h4>{page.fix}</h4>
        <p>{fix}</p>
        {command?.fix && <Command text={command.fix} />}
        <p>
          <a href={href(lang, `/guides/${guide}/`)}>{fill(page.guide, { title: page.guides[guide] })}</a>
        </p>
        <p class="dg-sources">
          {page.sources}:{' '}
          {sources.map(sourceOf).map(({ title, url }, i) => (
            <span key={url}>
              {i > 0 && ' · '}
              <a href={url} lang={quotedLanguage}>
                {title}
              </a>
            </span>
          ))}
        </p>
      </div>
    </>
  );
}

const Command = ({ text }: { readonly text: string }): JSX.Element => (
  <pre>
    <code>{text}</code>
  </pre>
);
