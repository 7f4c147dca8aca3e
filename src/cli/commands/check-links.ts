import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BadInput } from '../command.ts';

/** Enough for any code base; what is beyond is said, not read. */
const filesMax = 20_000;
const fileBytesMax = 2 * 1024 * 1024;
const linksMax = 500;
const answerMs = 10_000;
const atOnce = 8;
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git', 'dist', 'build', 'coverage', 'target', 'vendor']);

export type FoundLink = { readonly url: string; readonly file: string; readonly line: number };
export type CheckedLink = FoundLink & {
  /** The HTTP status, or why there is none. */
  readonly answer: number | string;
  readonly ok: boolean;
};
export type LinkCheck = {
  readonly files: number;
  /** Files and folders that the system refused to open. */
  readonly unread: number;
  readonly isCut: boolean;
  readonly links: readonly CheckedLink[];
};

/**
 * The files below a path, in the order of names; symbolic links are not followed. A folder that cannot be opened is told
 * to `miss` and left out: one of them must not hide the rest.
 */
async function* filesBelow(path: string, miss: () => void): AsyncGenerator<string> {
  const info = await lstat(path).catch(() => null);
  if (info?.isFile() && info.size <= fileBytesMax) yield path;
  if (!info?.isDirectory()) return;
  const names = await readdir(path).catch(() => {
    miss();
    return [];
  });
  for (const name of names.sort()) if (!skipped.has(name)) yield* filesBelow(join(path, name), miss);
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * The links to a site in a text, each with its line. What ends a sentence does not belong to a link, and a longer name of
 * a host (`codes.example.org.evil.example`) is another site.
 */
export function linksIn(text: string, file: string, site: string): readonly FoundLink[] {
  const pattern = new RegExp(`${escaped(site)}(?![\\w-]|\\.\\w|:\\d)(?:/[\\w./~%-]*)?(?:#[\\w.~%=&+!*'()-]*)?`, 'g');
  return text
    .split('\n')
    .flatMap((line, i) =>
      [...line.matchAll(pattern)].map(([url]) => ({ url: url.replace(/[.,;:!?'")]+$/, ''), file, line: i + 1 })),
    );
}

/** What an address answers: its status, or the reason why it has none. */
async function ask(url: string): Promise<number | string> {
  try {
    const { status, body } = await fetch(url, { signal: AbortSignal.timeout(answerMs) });
    await body?.cancel();
    return status;
  } catch (error) {
    const { cause, message } = error as Error;
    return cause instanceof Error ? cause.message : message;
  }
}

/** Finds the links to a site below some paths and asks each page once. Fragments stay here. Throws BadInput. */
export async function checkLinks(paths: readonly string[], site: string): Promise<LinkCheck> {
  const found: FoundLink[] = [];
  let files = 0;
  let unread = 0;
  let isCut = false;
  const miss = (): void => {
    unread += 1;
  };
  for (const path of paths) {
    if (!(await lstat(path).catch(() => null))) throw new BadInput(`There is no file or folder “${path}”.`);
    for await (const file of filesBelow(path, miss)) {
      files += 1;
      isCut ||= files > filesMax || found.length >= linksMax;
      if (isCut) break;
      const text = await readFile(file, 'utf8').catch(() => {
        miss();
        return '';
      });
      found.push(...linksIn(text, file, site.replace(/\/+$/, '')));
    }
  }
  const pages = [...new Set(found.map(({ url }) => url.replace(/#.*$/, '')))];
  const answers = new Map<string, number | string>();
  for (let i = 0; i < pages.length; i += atOnce)
    await Promise.all(pages.slice(i, i + atOnce).map(async (page) => answers.set(page, await ask(page))));
  const links = found.map((link) => {
    const answer = answers.get(link.url.replace(/#.*$/, ''))!;
    return { ...link, answer, ok: typeof answer === 'number' && answer < 400 };
  });
  return { files, unread, isCut, links };
}
