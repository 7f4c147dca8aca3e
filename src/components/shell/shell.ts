/**
 * The one script of the frame around every page. Nothing more is fetched before somebody wants it; where a script is
 * missing, the page says so (theme-boot.ts).
 */
import { catchFiles } from './catch-files.ts';
import { carryFragment } from './language-switch.ts';
import { listen, singleKeys } from './shortcuts.ts';
import { storeSite } from './store-site.ts';
import { switchTheme } from './theme-switch.ts';

const open = (button: string, load: () => Promise<() => void>) =>
  document.querySelector(button)?.addEventListener('click', () => {
    load().then(
      (show) => show(),
      () => {},
    );
  });

carryFragment();
switchTheme();
open('.search', async () => (await import('../search/dialog.ts')).searchOpener());
// What another program looks for here: `/?q=1006`, as opensearch.xml says.
if (/[?&]q=./.test(location.search)) document.querySelector<HTMLElement>('.search')?.click();
open('.markdown', async () => (await import('./copy-page.ts')).pageCopier());
open('.shortcuts', async () => (await import('./shortcut-list.ts')).shortcutsOpener(singleKeys));
listen();
storeSite();
// The buttons that copy code come to whoever is there, with the first block in sight.
const code = new IntersectionObserver((entries) => {
  if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
  code.disconnect();
  import('./copy-blocks.ts').catch(() => {});
});
const watchCode = (): void => {
  for (const block of document.querySelectorAll('main pre > code')) code.observe(block);
};
for (const sign of ['pointermove', 'touchstart', 'keydown', 'focusin', 'scroll'])
  addEventListener(sign, watchCode, { once: true, capture: true, passive: true });
catchFiles(async () => (await import('../../widgets/recording/dropped.ts')).readDropped);
