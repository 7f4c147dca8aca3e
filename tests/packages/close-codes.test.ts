import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../src/i18n/languages.ts';
import { entries } from '../../src/package/entries.ts';
import { findShell } from '../support/browser.ts';
import { installPacked } from '../support/packed.ts';

let folder: string;
let installed: string;
beforeAll(() => {
  ({ folder, installed } = installPacked());
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a file of a program that uses the package. */
function run(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return execFileSync(process.execPath, [name], { cwd: folder, encoding: 'utf8' }).trim();
}

/** What a bundler makes of a program for browsers. */
async function bundled(name: string, text: string): Promise<string> {
  writeFileSync(join(folder, name), text);
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: join(folder, 'out'),
      minify: true,
      lib: { entry: join(folder, name), formats: ['es'], fileName: () => name },
      rollupOptions: { output: { minify: true } },
    },
  });
  return readFileSync(join(folder, 'out', name), 'utf8');
}

const weigh = (text: string): number => brotliCompressSync(text).length;

describe('the package, packed and installed in an empty folder', () => {
  test('has no dependencies, and every sub-path for import and for require', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect([manifest.name, manifest.dependencies, manifest.engines.node]).toEqual(['close-codes', undefined, '>=20']);
    const names = [
      ...entries.map(({ name }) => (name === 'index' ? '.' : `./${name}`)),
      ...languages.map((l) => `./${l}`),
    ];
    expect(Object.keys(manifest.exports)).toEqual(expect.arrayContaining(names));
    for (const name of names)
      for (const { types, default: file } of Object.values<{ types: string; default: string }>(manifest.exports[name]))
        for (const path of [types, file]) expect(() => readFileSync(join(installed, path))).not.toThrow();
  });

  test('works from an ES module', () => {
    const out = run(
      'user.mjs',
      `import { explain } from 'close-codes';
import { describe } from 'close-codes/ja';
import { decide, policy, startWaiting } from 'close-codes/policy';
const rule = policy('aws-full');
console.log(JSON.stringify([explain(1006, { openedMs: 60_050 }).kind, describe(explain(1006, { openedMs: 60_050 })), decide(rule, startWaiting(rule, () => 0), 1006, () => 0.5).delayMs]));`,
    );
    const [kind, line, delayMs] = JSON.parse(out);
    expect([kind, delayMs]).toEqual(['timer', 500]);
    expect(line).toMatch(/^WebSocket切断：1006 Abnormal Closure（.*\/1006\/#after=60\.0/);
  });

  test('works from CommonJS', () => {
    const out = run(
      'user.cjs',
      `const { explain, closeCodeUrl } = require('close-codes');
const { describe } = require('close-codes/en');
console.log([explain([4001, Buffer.from('kicked')]).kind, closeCodeUrl(1012), describe(explain(1012))].join('\\n'));`,
    );
    const [kind, url, line] = out.split('\n');
    expect(kind).toBe('application');
    expect(url).toMatch(/\/1012\/$/);
    expect(line).toMatch(/^WebSocket closed: 1012 Service Restart \(the server restarts\)\. Most likely: /);
  });

  test('has types for strict programs of both kinds', () => {
    const text = `import { explain, type Circumstances, type EndingKind, type Explanation } from 'close-codes';
import { describe, sentences } from 'close-codes/en';
import { policy, type Policy } from 'close-codes/policy';
import { ReconnectingWebSocket, fullJitter } from 'close-codes/reconnecting-websocket';
import { recording } from 'close-codes/recorder';
declare const event: CloseEvent;
const circumstances: Circumstances = { openedMs: undefined, online: true };
const explanation: Explanation = explain(event, circumstances);
export const kind: EndingKind = explanation.kind;
export const line: string = describe(explanation) + sentences.kinds[kind] + recording();
export const rule: Policy = policy('socket-io');
export const socket = new ReconnectingWebSocket({ url: () => 'wss://a.example', delay: fullJitter() });
// @ts-expect-error there is no such kind
export const wrong: EndingKind = 'nope';
// @ts-expect-error an event is no text
explain('1006');
`;
    for (const name of ['types.mts', 'types.cts']) writeFileSync(join(folder, name), text);
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          exactOptionalPropertyTypes: true,
          noEmit: true,
          module: 'nodenext',
          target: 'es2022',
          lib: ['ES2023', 'DOM'],
          types: [],
        },
        files: ['types.mts', 'types.cts'],
      }),
    );
    const tsc = join(process.cwd(), 'node_modules/typescript/bin/tsc');
    expect(spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' }).stdout).toBe('');
  });

  test('goes through a bundler and explains an ending in a browser', async () => {
    const script = await bundled(
      'page.js',
      `import { explain } from 'close-codes';
const socket = new WebSocket('ws://127.0.0.1:9/');
socket.addEventListener('close', (event) => { window.explained = explain(event, { opened: false }); });`,
    );
    const executablePath = findShell();
    const browser = await chromium.launch(executablePath ? { executablePath } : {});
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: script, type: 'module' });
      const explained = await page.waitForFunction(() => (window as { explained?: { kind: string } }).explained);
      expect(await explained.jsonValue()).toMatchObject({ code: 1006, kind: 'never-opened' });
    } finally {
      await browser.close();
    }
  });

  test('weighs less than 3 KB without sentences, the recorder less than 1.5 KB, and one link far less', async () => {
    expect(weigh(await bundled('core.js', `export { explain } from 'close-codes';`))).toBeLessThan(3 * 1024);
    expect(weigh(await bundled('recorder.js', `export { recording } from 'close-codes/recorder';`))).toBeLessThan(
      1.5 * 1024,
    );
    expect(weigh(await bundled('link.js', `export { closeCodeUrl } from 'close-codes';`))).toBeLessThan(1.4 * 1024);
  });
});
