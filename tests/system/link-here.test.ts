import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectedOf, incidents, readLink } from '../support/incidents.ts';
import { recipePath } from '../support/recipes.ts';

// The recipes that need a compiler: each is built beside a few lines that print its links, and must make the same ones.
let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'link-here-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const text = (value: string): string => JSON.stringify(value);

function linksOf(command: string, args: readonly string[]): readonly unknown[] {
  const options = {
    cwd: directory,
    encoding: 'utf8',
    env: { ...process.env, GOCACHE: join(directory, 'cache') },
  } as const;
  return execFileSync(command, args, options).trim().split('\n').map(readLink);
}
const expected = incidents.map((one) => expectedOf(one, false));

it('link.go makes the links that the pages understand', () => {
  const go = execFileSync('cat', [recipePath('link-here/link.go')], { encoding: 'utf8' });
  const calls = incidents.map(([{ code, reason }, s]) => `fmt.Println(Explain(${code}, ${text(reason)}, ${s}))`);
  writeFileSync(
    join(directory, 'main.go'),
    `${go.replace('package closecodes', 'package main')}\nfunc main() {\n${calls.join('\n')}\n}\n`,
  );
  expect(linksOf('go', ['run', 'main.go'])).toEqual(expected);
});

it('CloseCodes.java makes the links that the pages understand', () => {
  copyFileSync(recipePath('link-here/CloseCodes.java'), join(directory, 'CloseCodes.java'));
  const calls = incidents.map(
    ([{ code, reason }, s]) => `System.out.println(CloseCodes.explain(${code}, ${text(reason)}, ${s}));`,
  );
  writeFileSync(
    join(directory, 'Main.java'),
    `class Main { public static void main(String[] a) { ${calls.join('\n')} } }`,
  );
  execFileSync('javac', ['-encoding', 'UTF-8', 'CloseCodes.java', 'Main.java'], { cwd: directory });
  expect(linksOf('java', ['Main'])).toEqual(expected);
});

it('link.rs makes the links that the pages understand', () => {
  copyFileSync(recipePath('link-here/link.rs'), join(directory, 'link.rs'));
  const calls = incidents.map(
    ([{ code, reason }, s]) => `println!("{}", link::explain(${code}, ${text(reason)}, ${s.toFixed(2)}));`,
  );
  writeFileSync(join(directory, 'main.rs'), `mod link;\nfn main() {\n${calls.join('\n')}\n}\n`);
  execFileSync('rustc', ['main.rs', '-o', 'links'], { cwd: directory });
  expect(linksOf('./links', [])).toEqual(expected);
});
