import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { closeCodeRanges, closeCodes } from '../core/protocol/close-codes.ts';
import { languages, prefixOf } from '../i18n/languages.ts';
import { BadInput } from './command.ts';

/** What a page without scripts has no use for. */
const forScripts =
  /<script\b[^>]*>[\s\S]*?<\/script>|<link\b[^>]*\brel="(?:modulepreload|manifest|expect|preload)"[^>]*>/g;
const address = /\b(href|src)="(\/[^"]*)"/g;
const canonical = /<link rel="canonical" href="([^"]+)"/;

/** The pages of all codes and ranges, as files below the built site. */
const pages = (): readonly string[] =>
  languages.flatMap((lang) =>
    [
      ...closeCodes.map(({ code }) => `${code}`),
      ...closeCodeRanges.flatMap(({ id, hasPage }) => (hasPage ? [id] : [])),
    ].map((name) => posix.join(prefixOf(lang), name, 'index.html')),
  );

/**
 * Copies the pages of all codes into a folder, with relative links and without scripts, so that any host can serve them
 * at any path, and a browser opens them from a disk. Links to other pages lead to the site. Gives the files written.
 */
export function exportCodes(dist: string, base: string, folder: string): readonly string[] {
  const all = pages();
  const missing = all.find((file) => !existsSync(join(dist, file)));
  if (missing) throw new BadInput(`${join(dist, missing)} is missing: run npm run build first.`);
  const exported = new Set(all);
  const files = new Set<string>();
  const written = all.map((file) => {
    const html = readFileSync(join(dist, file), 'utf8');
    const origin = new URL(canonical.exec(html)?.[1] ?? 'http://localhost:4321').origin;
    const text = html.replaceAll(forScripts, '').replaceAll(address, (_, name: string, to: string) => {
      const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(to) ?? [];
      if (!path.startsWith(base)) return `${name}="${origin}${to}"`;
      const inner = path.slice(base.length);
      const page = `${inner.replace(/\/$/, '')}/index.html`;
      const isFile = /\.[a-z0-9]+$/.test(inner) && existsSync(join(dist, inner));
      if (isFile) files.add(inner);
      if (!isFile && !exported.has(page)) return `${name}="${origin}${to}"`;
      return `${name}="${posix.relative(posix.dirname(file), isFile ? inner : page)}${rest}"`;
    });
    return [file, text] as const;
  });
  for (const [file, text] of written) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(dist, file), join(folder, file));
  }
  return [...all, ...files];
}
