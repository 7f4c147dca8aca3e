/** What a single key does on every page, by the key. */
const actions: Readonly<Record<string, string>> = { '/': 'search', '?': 'help', t: 'theme', l: 'language' };

/** The buttons and links that do the same by a click; the keys only press them. */
const targets: Readonly<Record<string, string>> = {
  search: 'button.search',
  help: 'button.shortcuts',
  theme: 'button.theme',
  language: '.languages a:not([aria-current])',
};

const stored = 'close-codes.single-keys';

/** On, unless the reader has turned them off (WCAG 2.1.4); on as well where storage is blocked. */
export function singleKeys(): boolean {
  try {
    return localStorage.getItem(stored) !== 'off';
  } catch {
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(stored);
    else localStorage.setItem(stored, 'off');
  } catch {
    // Storage may be blocked: then they stay on.
  }
}

/** The action of a key press, or undefined: while somebody types, chooses or reads a dialog, keys are theirs. */
export function actionOf(event: KeyboardEvent): string | undefined {
  const { key, ctrlKey, metaKey, altKey, isComposing, target, defaultPrevented } = event;
  if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return undefined;
  if (target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog'))
    return undefined;
  return Object.hasOwn(actions, key) ? actions[key] : undefined;
}

/** Lets the keys press what they stand for. */
export function listen(): void {
  document.addEventListener('keydown', (event) => {
    const action = actionOf(event);
    if (!action || !singleKeys()) return;
    event.preventDefault();
    document.querySelector<HTMLElement>(targets[action]!)?.click();
  });
}
