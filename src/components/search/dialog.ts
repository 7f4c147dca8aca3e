import { type Lang, languages } from '../../i18n/href.ts';
import { shellStrings } from '../../i18n/shell.ts';
import dialogStyles from './dialog.css?inline';
import resultStyles from './results.css?inline';
import { resultsInto, walkWithArrows } from './results.ts';

let dialog: HTMLDialogElement | undefined;

/** A constructed style sheet, as the policy allows no inline styles and most readers never open the search. */
function addStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(dialogStyles + resultStyles);
  document.adoptedStyleSheets.push(sheet);
}

function build(lang: Lang): HTMLDialogElement {
  const { search: strings } = shellStrings(lang);
  addStyles();
  const made = document.createElement('dialog');
  made.className = 'search-dialog';
  made.setAttribute('aria-label', strings.title);
  const form = document.createElement('form');
  form.method = 'dialog';
  form.setAttribute('role', 'search');
  const field = document.createElement('input');
  field.type = 'search';
  field.autocomplete = 'off';
  field.spellcheck = false;
  field.placeholder = strings.placeholder;
  field.setAttribute('aria-label', strings.label);
  const close = document.createElement('button');
  close.className = 'button';
  close.textContent = strings.close;
  form.append(field, close);
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  status.textContent = strings.hint;
  const list = document.createElement('ul');
  list.className = 'results';
  made.append(form, list, status);
  const show = resultsInto(list, status, lang);
  field.addEventListener('input', () => void show(field.value));
  walkWithArrows(made, field, list);
  // A click beside the dialog meets the dialog itself, one inside meets its children.
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close();
  });
  document.body.append(made);
  return made;
}

/** Opens the search; the first call builds it. */
export function openSearch(): void {
  const lang = languages.find((one) => one === document.documentElement.lang) ?? 'en';
  dialog ??= build(lang);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input')?.select();
}
