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

const sections = read(readFileSync(new URL('old-links.txt', import.meta.url), 'utf8'));

describe.each(sections)('%s', (_, links) => {
  test.each(links)('$address opens what it always opened', ({ address, lines }) => {
    expect(opened(address).lines).toEqual(lines);
  });

  const written = links.filter(({ writes }) => writes);
  if (written.length > 0)
    test('what the site wrote it writes again, letter by letter', () => {
      const again = written.map(({ address }) => `${address.split('#')[0]}#${opened(address).again}`);
      expect(again).toEqual(written.map(({ address }) => address));
    });
});

test('hundreds of links of every tool are kept', () => {
  const addresses = sections.flatMap(([, links]) => links.map(({ address }) => address));
  expect(addresses.length).toBeGreaterThan(700);
  for (const key of ['run', 'scenario', 'backoff', 'herd', 'hops', 'code', 'after', 'lib', 'reason'])
    expect(addresses.filter((address) => address.includes(`${key}=`)).length, key).toBeGreaterThan(5);
});
