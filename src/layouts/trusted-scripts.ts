/**
 * The one Trusted Types policy, which the Content-Security-Policy of every page names: a script may be started from our
 * own workers alone (the herd's and its like, the search's, the one for reading offline), and text never becomes markup
 * or code. As the policy is called `default`, it also judges the search engine, which knows nothing of it.
 */
export const trustedScripts = [
  'self.trustedTypes?.createPolicy("default",{createScriptURL:(u)=>{',
  'let{origin,pathname:p,href}=new URL(u,location.href);',
  'if(origin==location.origin&&/\\/(_astro\\/[\\w.-]*worker[\\w.-]*|pagefind\\/pagefind-worker|sw)\\.js$/.test(p))return href',
  '}})',
].join('');
