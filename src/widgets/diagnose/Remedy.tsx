import { Fragment, type JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { KnownCause } from '../../core/diagnose/causes/index.ts';
import { commands } from '../../core/diagnose/commands.ts';
import type { Facts } from '../../core/diagnose/facts.ts';
import { hopOf } from '../../core/diagnose/hops.ts';
import { isIdle, limitOf } from '../../core/diagnose/remedies.ts';
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
  const { confirm, fix } = causeWords(words, id, facts);
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
        {isLive && isIdle(id) ? (
          <Limit facts={facts} words={words} />
        ) : (
          command?.fix && <Command text={command.fix} words={isLive ? page : null} />
        )}
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

/** How the idle limit of the proxy in between is raised: where it goes, what makes it count, what shows it. */
function Limit({ facts, words: { page, lang } }: { facts: Facts; words: DiagnoseWords }): JSX.Element | null {
  const { via, remedy } = limitOf(facts);
  if (!remedy) return null;
  const { place, lines, apply, check, recipe } = remedy;
  const words = page.remedy;
  return (
    <>
      <h4>{fill(words.limitOf, { proxy: hopOf(via)?.name ?? via })}</h4>
      <p>
        {place === null ? (
          words.run
        ) : (
          <>
            {words.where} <code>{place}</code>
          </>
        )}
      </p>
      <Command text={lines} words={page} />
      {apply && (
        <>
          <p>{words.apply}</p>
          <Command text={apply} words={page} />
        </>
      )}
      <p>{words.check}</p>
      <Command text={check} words={page} />
      {recipe && (
        <p>
          <a href={href(lang, `/recipes/${recipe}/`)}>{words.recipe}</a>
        </p>
      )}
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
