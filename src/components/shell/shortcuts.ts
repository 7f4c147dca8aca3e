/** The buttons and links that a single key presses on every page, by the key. */
const targets: ReadonlyMap<string, string> = new Map([
  ['/', 'button.search'],
  ['?', 'button.shortcuts'],
  ['t', 'button.theme'],
  ['l', '.languages a:not([aria-current])'],
]);

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

/** What a key presses, or undefined: while somebody types, chooses or reads a dialog, keys are theirs. */
function targetOf(event: KeyboardEvent): string | undefined {
  const { key, ctrlKey, metaKey, altKey, isComposing, target, defaultPrevented } = event;
  if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return undefined;
  if (target instanceof Element && target.closest('input, textarea, select, [contenteditable], :modal'))
    return undefined;
  return targets.get(key);
}

/** Lets the keys press what they stand for. */
export function listen(): void {
  document.addEventListener('keydown', (event) => {
    const target = targetOf(event);
    if (!target || !singleKeys.on) return;
    event.preventDefault();
    document.querySelector<HTMLElement>(target)?.click();
  });
}
