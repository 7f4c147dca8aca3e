import { createHash } from 'node:crypto';

/**
 * The one script that must run before the first paint: it applies a chosen theme, so that a dark page never flashes
 * white. Astro hashes no inline script, so the text and its hash for the policy both come from here.
 *
 * The fragment's `theme` comes first (an embed follows the page around it), then the choice in localStorage.
 */
export const themeBoot = [
  '((d)=>{d.dataset.js="";',
  'try{let t=(/[#&]theme=(light|dark)\\b/.exec(location.hash)||[])[1]||localStorage.theme;',
  'if(t=="light"||t=="dark")d.dataset.theme=t}catch{}',
  '})(document.documentElement)',
].join('');

export const themeBootHash: `sha256-${string}` = `sha256-${createHash('sha256').update(themeBoot).digest('base64')}`;
