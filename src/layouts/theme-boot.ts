import { languages } from '../i18n/languages.ts';

/**
 * The one script that must run before the first paint: it applies a chosen theme, so that a dark page never flashes
 * white.
 *
 * It marks a page whose address brings facts or a run along: whoever comes with those is asked no question
 * (src/ui/guess/guess.css).
 *
 * It also notes which of our languages the reader prefers, for the line that offers it (OtherLanguage.astro).
 *
 * And it marks the page when a script of it does not arrive, for the sentence that says so (ScriptMissing.astro): a script
 * element that fails, a later import (Vite tells) or an island (Astro tells).
 *
 * The fragment's `theme` comes first (an embed follows the page around it), then the choice in localStorage.
 */
export const themeBoot = [
  '((d)=>{d.dataset.js="";',
  'try{let t=(/[#&]theme=(light|dark)\\b/.exec(location.hash)||[])[1]||localStorage.theme;',
  'if(t=="light"||t=="dark")d.dataset.theme=t}catch{}',
  'if(/[#&](?!theme=|lang=)\\w+=/.test(location.hash))d.dataset.linked="";',
  `for(let x of navigator.languages){let[l]=/^(${languages.join('|')})\\b/.exec(x)||[];if(l){d.dataset.prefers=l;break}}`,
  'let m=()=>{d.dataset.scriptMissing=""};',
  'addEventListener("error",(e)=>{e.target.localName=="script"&&m()},true);addEventListener("vite:preloadError",m);addEventListener("astro:hydration-error",m)',
  '})(document.documentElement)',
].join('');
