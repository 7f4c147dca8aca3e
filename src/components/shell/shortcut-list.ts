import type { ShellStrings } from '../../i18n/en/shell.ts';
import { loadWords } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import styles from './shortcut-list.css?inline';

/** Whether single keys do something. Given by the page's script, which must not be loaded a second time. */
type Switch = { on: boolean };

let dialog: HTMLDialogElement | undefined;

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

/** A heading, and one line for each of its keys. */
function section(title: string, keys: readonly (readonly [key: string, meaning: string])[]): Node[] {
  const list = element('dl');
  for (const [key, meaning] of keys) {
    const keycaps = key.split(' ').flatMap((one, i) => [...(i ? [' '] : []), element('kbd', one)]);
    list.append(element('dt', ...keycaps), element('dd', meaning));
  }
  return [element('h3', title), list];
}

function build(singleKeys: Switch, words: ShellStrings['shortcuts']): HTMLDialogElement {
  const { keys } = words;
  // A constructed style sheet, as in the search: the policy allows no styles that come later.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);

  const toggle = element('input');
  toggle.type = 'checkbox';
  toggle.checked = singleKeys.on;
  toggle.addEventListener('change', () => {
    singleKeys.on = toggle.checked;
  });
  const close = element('button', words.close);
  close.className = 'button';
  close.autofocus = true;
  const form = element('form', close);
  form.method = 'dialog';

  const made = element(
    'dialog',
    element('h2', words.title),
    ...section(words.everywhere, [
      ['/', keys.search],
      ['?', keys.help],
      ['T', keys.theme],
      ['L', keys.language],
    ]),
    ...(document.querySelector('.timeline-figure')
      ? section(words.timeline, [
          ['Space', keys.play],
          ['← →', keys.step],
        ])
      : []),
    element('label', toggle, words.singleKeys),
    form,
  );
  made.className = 'shortcut-list';
  made.setAttribute('aria-label', words.title);
  // A click beside the dialog meets the dialog itself, and `?` closes what it has opened.
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close();
  });
  made.addEventListener('keydown', (event) => {
    if (event.key !== '?') return;
    event.preventDefault();
    made.close();
  });
  document.body.append(made);
  return made;
}

/** Fetches the words, then gives what opens the list; the first call builds it. */
export async function shortcutsOpener(singleKeys: Switch): Promise<() => void> {
  const { shortcuts } = await loadWords(import.meta.glob<Words['shell']>('../../i18n/*/shell.ts', { import: 'shell' }));
  return () => {
    dialog ??= build(singleKeys, shortcuts);
    if (!dialog.open) dialog.showModal();
  };
}
