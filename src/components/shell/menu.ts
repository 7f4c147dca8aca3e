import type { ShellStrings } from '../../i18n/en/shell.ts';

/** The pages that the header and the footer link to, in this order. */
export const menu: readonly { readonly id: keyof ShellStrings['menu']; readonly path: string }[] = [
  { id: 'codes', path: '/codes/' },
  { id: 'compare', path: '/1001-vs-1006/' },
  { id: 'diagnose', path: '/diagnose/' },
  { id: 'cases', path: '/cases/' },
  { id: 'guides', path: '/guides/' },
  { id: 'backoff', path: '/backoff/' },
  { id: 'simulator', path: '/simulator/' },
  { id: 'evidence', path: '/evidence/' },
];

/** For the footer alone. */
export const footerMenu: typeof menu = [
  ...menu,
  { id: 'herd', path: '/herd/' },
  { id: 'runbooks', path: '/runbooks/' },
  { id: 'onboarding', path: '/onboarding/' },
  { id: 'linkHere', path: '/link-here/' },
  { id: 'embedding', path: '/embedding/' },
  { id: 'changes', path: '/changes/' },
];
