/** The two rule files that static hosts understand (Netlify, Cloudflare Pages): _headers and _redirects. */

export type HeaderRule = { readonly pattern: string; readonly headers: readonly (readonly [string, string])[] };
export type RedirectRule = { readonly from: string; readonly to: string; readonly status: number };

const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));

/** A path pattern on a line of its own, its headers indented below. `! Name` removes a header set before. */
export function parseHeaders(text: string): readonly HeaderRule[] {
  const rules: { pattern: string; headers: [string, string][] }[] = [];
  for (const line of lines(text)) {
    if (!/^\s/.test(line)) rules.push({ pattern: line.trim(), headers: [] });
    else {
      const [, name = '', value = ''] = /^\s*(![ \w-]+|[\w-]+):?\s*(.*)$/.exec(line) ?? [];
      rules.at(-1)?.headers.push([name.trim(), value.trim()]);
    }
  }
  return rules;
}

/** `from to [status]`, a `*` at the end of `from` filling `:splat` in `to`. Rules for a 404 page are no redirects. */
export function parseRedirects(text: string): readonly RedirectRule[] {
  return lines(text)
    .map((line) => {
      const [from = '', to = '', status = '301'] = line.trim().split(/\s+/);
      return { from, to, status: Number(status) };
    })
    .filter(({ status }) => status !== 404);
}

const matches = (pattern: string, path: string): string | undefined => {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace('*', '(.*)');
  const match = new RegExp(`^${source}$`).exec(path);
  return match ? (match[1] ?? '') : undefined;
};

/** All headers of the rules that match, later rules over earlier ones. */
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string> {
  const result: Record<string, string> = {};
  for (const rule of rules) {
    if (matches(rule.pattern, path) === undefined) continue;
    for (const [name, value] of rule.headers) {
      if (name.startsWith('!')) delete result[name.slice(1).trim()];
      else result[name] = value;
    }
  }
  return result;
}

/** The first redirect that matches. */
export function redirectFor(rules: readonly RedirectRule[], path: string): { to: string; status: number } | undefined {
  for (const { from, to, status } of rules) {
    const splat = matches(from, path);
    if (splat !== undefined) return { to: to.replace(':splat', () => splat), status };
  }
  return undefined;
}
