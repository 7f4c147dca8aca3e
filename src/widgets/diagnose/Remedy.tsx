import { Fragment, type JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { KnownCause } from '../../core/diagnose/causes/index.ts';
import { commands } from '../../core/diagnose/commands.ts';
import type { Facts } from '../../core/diagnose/facts.ts';
import { fill } from '../../core/format.ts';
import { sourceOf } from '../../core/protocol/sources.ts';
import { href } from '../../i18n/href.ts';
import { quotedLanguage } from '../../i18n/languages.ts';
import { CopyButton } from '../../ui/Copy.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { simulationOf } from './simulations.ts';
import { causeWords, type DiagnoseWords } from './words.ts';
import './remedy.css';

type Props = {
  readonly cause: KnownCause;
  readonly facts?: Facts;
  readonly words: DiagnoseWords;
  /** Whether commands have a button that copies them; without script it would do nothing. */
  readonly isLive?: boolean;
  /** Another command follows that also confirms this cause. */
  readonly isDecided?: boolean;
};

/** How to confirm a cause and how to fix it: words, a command, a simulation, sources. */
export function Remedy({ cause: { id, guide, sources }, facts = {}, words, isLive, isDecided }: Props): JSX.Element {
  const { page, lang } = words;
  const { confirm, fix } = causeWords(words, id);
  const command = Object.hasOwn(commands, id) ? commands[id] : undefined;
  const simulation = simulationOf(id, facts);
  return (
    <>
      <div>
        <h4>{page.confirm}</h4>
        <p>{confirm}</p>
        {command?.confirm && !isDecided && <Command text={command.confirm} words={isLive ? page : null} />}
        {simulation && <a href={href(lang, `/simulator/#${simulation}`)}>{page.simulate}</a>}
      </div>
      <div>
        <h4>{page.fix}</h4>
        <p>{fix}</p>
        {command?.fix && <Command text={command.fix} words={isLive ? page : null} />}
        <p>
          <a href={href(lang, `/guides/${guide}/`)}>{fill(page.guide, { title: page.guides[guide] })}</a>
        </p>
        <p class="dg-sources">
          {page.sources}
          <span lang={quotedLanguage}>
            {sources.map(sourceOf).map(({ title, url }, i) => (
              <Fragment key={url}>
                {i > 0 && ' · '}
                <a href={url}>{title}</a>
              </Fragment>
            ))}
          </span>
        </p>
      </div>
    </>
  );
}

type CommandProps = { readonly text: string; readonly words: DiagnoseWords['page'] | null };

/** What to type or to configure, as text that can be selected, with a button that copies it. */
export function Command({ text, words }: CommandProps): JSX.Element {
  const shown = useRef<HTMLElement>(null);
  const block = (
    <pre>
      <code ref={shown}>{text}</code>
    </pre>
  );
  if (!words) return block;
  return (
    <div class="dg-command">
      {block}
      <CopyButton
        label={words.copy}
        kind="button"
        copy={async () => ((await copyText(text, shown.current)) ? words.copied : words.copyByHand)}
        of={text}
      />
    </div>
  );
}
