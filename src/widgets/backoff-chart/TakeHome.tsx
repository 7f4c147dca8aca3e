import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import type { Choice } from '../../core/peers/policy-choice.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import { CopyButton } from '../../ui/Copy.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { download } from '../../ui/download.ts';
import { nameOf } from '../../ui/policy/policy-name.ts';
import { type CodeHost, codeOf, HOSTS } from './code-of.ts';
import { needsFiles, oneFile } from './one-file.ts';
import './take-home.css';

/** Of the file that is downloaded. */
const fileName = 'reconnecting-websocket.ts';

type Props = { readonly choices: readonly [Choice, Choice]; readonly words: BackoffStrings };

/** One of the two policies as the call that a reader can paste. */
export function TakeHome({ choices, words }: Props): JSX.Element {
  const { home } = words;
  const [slot, setSlot] = useState(1);
  const [host, setHost] = useState<CodeHost>('plain');
  const call = useRef<HTMLPreElement>(null);
  const code = codeOf(choices[slot]!.policy, host, home.comments);
  const hostName = HOSTS.find(([id]) => id === host)?.[1] ?? '';
  const save = async (): Promise<void> => {
    if (code !== null) download(new Blob([await oneFile(code)], { type: 'text/typescript' }), fileName);
  };
  return (
    <section class="bk-home" aria-labelledby="take-home">
      <h2 id="take-home">{home.title}</h2>
      <p class="sub">{home.intro}</p>
      <div class="bk-home-bar">
        <label class="ui-pill">
          <span>{home.choose}</span>
          <select value={slot} onChange={({ currentTarget }) => setSlot(Number(currentTarget.value))}>
            {choices.map(({ id }, i) => (
              <option key={i === 0 ? 'A' : 'B'} value={i} selected={i === slot}>
                {i === 0 ? 'A' : 'B'} · {nameOf(id, words)}
              </option>
            ))}
          </select>
        </label>
        <label class="ui-pill">
          <span>{home.with}</span>
          <select value={host} onChange={({ currentTarget }) => setHost(currentTarget.value as CodeHost)}>
            {HOSTS.map(([id, name]) => (
              <option key={id} value={id} selected={id === host}>
                {name || home.plain}
              </option>
            ))}
          </select>
        </label>
        {code !== null && (
          <CopyButton
            label={home.copy}
            kind="ui-pill ui-end"
            of={code}
            copy={async () => ((await copyText(code, call.current)) ? home.copied : home.selected)}
          />
        )}
        {code !== null && needsFiles(code) && (
          <CopyButton
            label={home.copyOne}
            kind="ui-pill"
            of={code}
            copy={async () => ((await copyText(await oneFile(code))) ? home.copied : home.saveInstead)}
          />
        )}
        {code !== null && (
          <button type="button" class="ui-pill" onClick={save}>
            {home.download}
          </button>
        )}
      </div>
      {code === null ? (
        <p class="ui-note" role="status">
          {fill(home.impossible, { name: hostName })}
        </p>
      ) : (
        <section class="bk-code" aria-label={home.code}>
          <pre ref={call}>{code}</pre>
        </section>
      )}
    </section>
  );
}
