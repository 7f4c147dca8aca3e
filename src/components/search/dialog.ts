import type { ShellStrings } from '../../i18n/en/shell.ts';
import { loadWords } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import badgeStyles from '../../styles/code-badge.css?inline';
import dialogStyles from './dialog.css?inline';
import resultStyles from './results.css?inline';
import { openFirst, resultsInto, walkWithArrows } from './results.ts';

let dialog: HTMLDialogElement | undefined;

/** Of a query in an address the field shows no more; results.ts reads less. */
const askedMax = 500;

/** A constructed style sheet, as the policy allows no inline styles and most readers never open the search. */
function addStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(badgeStyles + dialogStyles + resultStyles);
  document.adoptedStyleSheets.push(sheet);
}

function build(strings: ShellStrings['search']): HTMLDialogElement {
  addStyles();
  const made = document.createElement('dialog');
  made.className = 'search-dialog';
  made.setAttribute('aria-label', strings.title);
  const form = document.createElement('form');
  form.setAttribute('role', 'search');
  const field = document.createElement('input');
  field.type = 'search';
  field.autocomplete = 'off';
  field.spellcheck = false;
  field.placeholder = strings.placeholder;
  field.setAttribute('aria-label', strings.label);
  const close = document.createElement('button');
  close.className = 'button';
  close.type = 'button';
  close.textContent = strings.close;
  close.addEventListener('click', () => made.close());
  form.append(field, close);
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  status.textContent = strings.hint;
  const list = document.createElement('ul');
  list.className = 'results';
  made.append(form, list, status);
  const show = resultsInto(list, status, strings, 'last');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void show(field.value).then(() => openFirst(list));
  });
  field.addEventListener('input', () => void show(field.value));
  walkWithArrows(made, field, list);
  // A click beside the dialog meets the dialog itself, one inside meets its children.
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close();
  });
  const asked = new URLSearchParams(location.search).get('q');
  if (asked) {
    field.value = asked.replace(/\s+/g, ' ').slice(0, askedMax);
    void show(field.value);
  }
  document.body.append(made);
  return made;
}

/** Fetches the words, then gives what opens the search; the first call builds it, with the query of an address if any. */
export async function searchOpener(): Promise<() => void> {
  const { search } = await loadWords(import.meta.glob<Words['shell']>('../../i18n/*/shell.ts', { import: 'shell' }));
  return () => {
    dialog ??= build(search);
    if (!dialog.open) dialog.showModal();
    dialog.querySelector('input')?.select();
  };
}
