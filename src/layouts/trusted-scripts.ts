/**
 * The one Trusted Types policy, which the Content-Security-Policy of every page names: a script may be started from our
 * own workers alone (the herd's and its like, the search's, the one for reading offline), each at its place below
 * `base`, since other projects may share the origin; and text never becomes markup or code. As the
 * policy is called `default`, it also judges the search engine, which knows nothing of it.
 */
export const trustedScripts = (base: string): string => {
  const root = base.replace(/\/?$/, '/').replace(/\W/g, '\\$&');
  return [
    'self.trustedTypes?.createPolicy("default",{createScriptURL:(u)=>{',
    'let{origin,pathname:p,href}=new URL(u,location.href);',
    `if(origin==location.origin&&/^${root}(_astro\\/[\\w.-]*worker[\\w.-]*|pagefind\\/pagefind-worker|sw)\\.js$/.test(p))return href`,
    '}})',
  ].join('');
};
