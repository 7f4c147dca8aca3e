import { stripTypeScriptTypes } from 'node:module';
import { expect, test } from 'vitest';
import { full30 } from '../../../../src/core/peers/policy-choice.ts';
import { preset } from '../../../../src/core/peers/presets.ts';
import { backoff } from '../../../../src/i18n/en/backoff.ts';
import { codeOf, HOSTS } from '../../../../src/widgets/backoff-chart/code-of.ts';
import { needsFiles, oneFile } from '../../../../src/widgets/backoff-chart/one-file.ts';

const { comments } = backoff.home;

/** Throws for what is no script, as for a name that is declared twice. */
const parse = (module: string): unknown => {
  const script = stripTypeScriptTypes(module, { mode: 'strip' }).replaceAll(/^import [^\n]*\n|^export /gm, '');
  return new Function(`return async () => {${script}}`);
};

test.each(HOSTS.map(([id]) => id))('the call for “%s” and the files that it imports are one module', async (host) => {
  for (const policy of [full30, preset('phoenix').policy]) {
    const call = codeOf(policy, host, comments);
    if (call === null) continue;
    const file = await oneFile(call);
    expect(file).not.toMatch(/from '\.\//);
    expect(() => parse(file)).not.toThrow();
    expect(file.includes('class ReconnectingWebSocket')).toBe(host === 'plain');
    // Imports of packages stand before the code.
    expect(file.slice(file.search(/^(?!import |\n)/m))).not.toMatch(/^import /m);
  }
});

test('a call without files of ours is taken as it is', async () => {
  const call = codeOf(preset('partysocket').policy, 'partysocket', comments)!;
  expect(needsFiles(call)).toBe(false);
  expect((await oneFile(call)).trim()).toBe(call.trim());
});

test('a file that does not exist cannot be taken home', async () => {
  await expect(oneFile("import { x } from './unknown.ts';\n\nx();\n")).rejects.toThrow('unknown.ts');
});
