const next = { system: 'light', light: 'dark', dark: 'system' } as const;

/** Each press takes the next theme and keeps it; theme-boot.ts applies it before the first paint. */
export function switchTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('.theme');
  const root = document.documentElement.dataset;
  const current = () => (root['theme'] ?? 'system') as keyof typeof next;
  const label = () => button?.setAttribute('aria-label', button.dataset[current()] ?? '');
  button?.addEventListener('click', () => {
    const theme = next[current()];
    if (theme === 'system') delete root['theme'];
    else root['theme'] = theme;
    try {
      localStorage.setItem('theme', theme);
    } catch {
      // Storage may be blocked: the choice then lasts for this page.
    }
    label();
  });
  label();
}
