import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { opened } from './opened.ts';

type OldLink = { readonly writes: boolean; readonly address: string; readonly lines: readonly string[] };

/** The sections of old-links.txt and their links. */
function read(text: string): readonly (readonly [title: string, links: readonly OldLink[]])[] {
  return text
    .split(/^# /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...blocks] = section.trim().split(/\n\n/);
      const links = blocks.map((block): OldLink => {
        const [head = '', ...lines] = block.split('\n');
        const [, verb, address = ''] = /^(opens|writes) (.+)$/.exec(head) ?? [];
        if (!verb) throw new Error(`Neither "opens" nor "writes": ${head}`);
        return { writes: verb === 'writes', address, lines: lines.map((line) => line.slice(2)) };
      });
      return [title, links] as const;
    });
}

/** The lines of each run. */
function runsIn(lines: readonly string[]): string[][] {
  const runs: string[][] = [];
  for (const line of lines) {
    if (line.startsWith('  ')) runs.at(-1)?.push(line);
    else runs.push([line]);
  }
  return runs;
}

/**
 * Version 0.1 kept the codes and the reset of a client that never reconnects. They belong to its policy now, so a link
 * without a policy says nothing about them. Nothing that it opens depends on either.
 */
const reconnects = (run: readonly string[]): boolean => run.some((line) => line.startsWith('  waits'));
const withoutIdleCodes = (lines: readonly string[]): string[] =>
  runsIn(lines).flatMap((run) => (reconnects(run) ? run : run.filter((line) => !line.startsWith('  not after'))));
function withoutIdleTokens(address: string, lines: readonly string[]): string {
  const [head = '', text] = address.split('run=');
  if (text === undefined) return address;
  const runs = runsIn(lines);
  const parts = text
    .split('~~')
    .map((part, i) => (reconnects(runs[i] ?? []) ? part : part.replace(/~(?:br|nr)[\d.-]*(?=~|$)/g, '')));
  return `${head}run=${parts.join('~~')}`;
}

/** That a proxy stops was told by the act of its idle timer, until it had an act of its own. Each packet is the same. */
const withOwnAct = (address: string, lines: readonly string[]): string[] =>
  lines.map((line) =>
    address.includes('scenario=proxy-stopped') ? line.replace('proxy-timeout how="fin"', 'proxy-stop') : line,
  );

const sections = read(readFileSync(new URL('old-links.txt', import.meta.url), 'utf8'));

describe.each(sections)('%s', (_, links) => {
  test.each(links)('$address opens what it always opened', ({ address, lines }) => {
    expect(opened(address).lines).toEqual(withOwnAct(address, withoutIdleCodes(lines)));
  });

  const written = links.filter(({ writes }) => writes);
  if (written.length > 0)
    test('what the site wrote it writes again, letter by letter', () => {
      const again = written.map(({ address }) => `${address.split('#')[0]}#${opened(address).again}`);
      expect(again).toEqual(written.map(({ address, lines }) => withoutIdleTokens(address, lines)));
    });
});

test('hundreds of links of every tool are kept', () => {
  const addresses = sections.flatMap(([, links]) => links.map(({ address }) => address));
  expect(addresses.length).toBeGreaterThan(700);
  for (const key of ['run', 'scenario', 'backoff', 'herd', 'hops', 'code', 'after', 'lib', 'reason'])
    expect(addresses.filter((address) => address.includes(`${key}=`)).length, key).toBeGreaterThan(5);
});
