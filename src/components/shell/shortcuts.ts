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

/** On, unless the reader has turned them off (WCAG 2.1.4); always on where storage is blocked. */
export const singleKeys = {
  get on(): boolean {
    try {
      return localStorage.getItem(stored) !== 'off';
    } catch {
      return true;
    }
  },
  set on(on: boolean) {
    try {
      localStorage.setItem(stored, on ? 'on' : 'off');
    } catch {
      // They stay on.
    }
  },
};

/** The action of a key press, or undefined: while somebody types, chooses or reads a dialog, keys are theirs. */
export function actionOf(event: KeyboardEvent): string | undefined {
  const { key, ctrlKey, metaKey, altKey, isComposing, target, defaultPrevented } = event;
  if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return undefined;
  if (target instanceof Element && target.closest('input, textarea, select, [contenteditable], :modal'))
    return undefined;
  return Object.hasOwn(actions, key) ? actions[key] : undefined;
}

/** Lets the keys press what they stand for. */
export function listen(): void {
  document.addEventListener('keydown', (event) => {
    const action = actionOf(event);
    if (!action || !singleKeys.on) return;
    event.preventDefault();
    document.querySelector<HTMLElement>(targets[action]!)?.click();
  });
}
