/** Numbers the hosts of one report, so that the reader can still tell them apart: `host-1`, `host-2` … */
export class Redactor {
  readonly #hosts = new Map<string, string>();

  host(name: string): string {
    const known = this.#hosts.get(name);
    if (known) return known;
    const made = `host-${this.#hosts.size + 1}`;
    this.#hosts.set(name, made);
    return made;
  }

  /** Scheme, numbered host and port of a URL. User names, paths, queries and fragments may be secrets and go. */
  url(url: string): string {
    const [, scheme = '', authority = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url) ?? [];
    const [, host = '', port = ''] = /^(?:.*@)?(.*?)(:\d+)?$/.exec(authority) ?? [];
    return scheme === '' ? 'redacted' : `${scheme}://${this.host(host)}${port}/…`;
  }

  /** `address:port` → `host-1:port`. */
  end(end: string): string {
    const [, host = '', port = ''] = /^(.*?)(:\d+)?$/.exec(end) ?? [];
    return `${this.host(host)}${port}`;
  }
}

/** What a URL gives away beside its host: for the sentence that tells readers before they share. */
export function secretsIn(url: string): { readonly query: boolean; readonly credentials: boolean } {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1] ?? '';
  return { query: /\?[^#]*=/.test(url), credentials: authority.includes('@') };
}
