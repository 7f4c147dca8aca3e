import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../src/i18n/languages.ts';
import { entries } from '../../src/package/entries.ts';
import { ensureShell } from '../support/browser.ts';
import { installPacked } from '../support/packed.ts';
import { runCommand } from '../support/run-command.ts';

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
    const browser = await chromium.launch({ executablePath: ensureShell() });
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

/** Runs the installed command, as a shell does or, with less work, in a thread. */
const inShell = (...args: readonly string[]) =>
  spawnSync(join(folder, 'node_modules/.bin/close-codes'), args, { cwd: folder, encoding: 'utf8', input: '' });
const command = (...args: readonly string[]) => runCommand(join(installed, 'esm/command.js'), args);

describe('the command', () => {
  test('explains a code in each language, without colours where there is no terminal', async () => {
    const { stdout, status } = inShell('1006');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^1006 Abnormal Closure\n/);
    expect(stdout).toMatch(/Most likely:\n +\d+ % {2}/);
    expect((await command('1006', '--lang', 'ja')).stdout).toMatch(/可能性の高い原因：\n/);
  });

  test('weighs what stands on the path', async () => {
    const behind = async (...args: readonly string[]) =>
      JSON.parse((await command('explain', '--code', '1006', '--json', ...args)).stdout).likely[0];
    expect(await behind('--after', '60', '--behind', 'alb')).toMatchObject({ cause: 'idle-timeout' });
    expect((await behind('--after', '60', '--behind', 'alb')).probability).toBeGreaterThan(0.9);
    expect(await behind('--after', '0')).not.toMatchObject({ cause: 'idle-timeout' });
  });

  test('diagnoses a log and a capture', async () => {
    const log = join(folder, 'app.log');
    writeFileSync(log, 'onclose code=1006 wasClean=false after 60 s\n');
    expect((await command('diagnose', log)).stdout).toMatch(/idle-timeout/);
    const capture = join(process.cwd(), 'tests/captures/wss-close-1001.node/capture.pcap');
    expect((await command('diagnose', '--lang', 'ja', capture)).stdout).toMatch(/^pcap：1件の接続/);
  });

  test('simulates a scenario with another client', async () => {
    expect((await command('simulate', 'cable-pulled', '--profile', 'firefox')).stdout).toMatch(
      /^cable-pulled, Firefox\n[\s\S]*cable pulled/,
    );
    expect(JSON.parse((await command('simulate', 'cable-pulled', '--json')).stdout).events.length).toBeGreaterThan(10);
  });

  test('knows which scenario a slip of the finger meant, and lists them all', async () => {
    expect((await command('simulate', 'cabel-puled')).stderr).toMatch(/Did you mean cable-pulled[,?]/);
    expect((await command('simulate')).stderr).toMatch(/ cable-pulled, /);
  });

  test.each([
    ['nothing', []],
    ['a command that does not exist', ['explode']],
    ['a code beyond two bytes', ['70000']],
    ['a code that is no number', ['1006x']],
    ['an option that does not exist', ['1006', '--nope']],
    ['an option without its value', ['explain', '--code']],
    ['an explanation without a code', ['explain', '--after', '60']],
    ['a time that is none', ['explain', '--code', '1006', '--after', 'soon']],
    ['a proxy that is not known', ['explain', '--code', '1006', '--behind', 'toaster']],
    ['a library that is not known', ['1006', '--library', 'toaster@1']],
    ['a language that does not exist', ['1006', '--lang', 'xx']],
    ['a file that does not exist', ['diagnose', 'nowhere.log']],
    ['a scenario that does not exist', ['simulate', 'nope']],
    ['a property of an object', ['simulate', '__proto__']],
    ['a client that does not exist', ['simulate', 'cable-pulled', '--profile', 'toString']],
    ['a folder that does not exist', ['check-links', 'nowhere']],
    ['a site that is no address', ['check-links', '.', '--site', 'codes']],
    ['a site that no link can begin with', ['1006', '--site', 'https://codes.example.org/?q#f']],
    ['one code too many', ['1006', '1007']],
    ['two codes', ['1006', '--code', '1001']],
    ['an option alone', ['--json']],
    ['a shell that is not known', ['completion', 'cmd']],
    ['two shells', ['completion', 'bash', 'zsh']],
    ['a file for the server of messages', ['mcp', 'app.log']],
    ['a proxy with a long name', ['explain', '--code', '1006', '--behind', 'a'.repeat(100_000)]],
  ])('%s is answered with one sentence and exit code 2', async (_what, args) => {
    const { stdout, stderr, status } = await command(...args);
    expect([stdout, status]).toEqual(['', 2]);
    expect(stderr).toMatch(/^\S.{8,900}\n$/);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+|\\u000a/);
  });

  test('takes a library as links spell it, with its version', async () => {
    const likely = async (library: string) =>
      JSON.parse((await command('explain', '--code', '1006', '--after', '35', '--library', library, '--json')).stdout)
        .likely;
    expect(await likely('ws@8.18.0')).toEqual(await likely('ws'));
    expect(await likely('Socket.IO')).toEqual(await likely('socket.io'));
  });

  test('takes its options before the code as well', async () => {
    expect(JSON.parse((await command('--json', '1006')).stdout).code).toBe(1006);
    expect((await command('--lang', 'ja', '1006')).stdout).toBe((await command('1006', '--lang', 'ja')).stdout);
    expect((await command('help')).stdout).toBe((await command('--help')).stdout);
    expect((await command('-v')).stdout).toBe((await command('--version')).stdout);
  });

  test('reads a log of Windows: UTF-16 as PowerShell writes it, and its line ends', async () => {
    const log = 'opened\r\nonclose code=1006 wasClean=false after 60 s\r\n';
    writeFileSync(join(folder, 'utf8.log'), log);
    writeFileSync(join(folder, 'utf16.log'), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(log, 'utf16le')]));
    const { stdout } = await command('diagnose', join(folder, 'utf16.log'));
    expect(stdout).toMatch(/idle-timeout/);
    expect(stdout).toBe((await command('diagnose', join(folder, 'utf8.log'))).stdout);
  });

  test('says in a sentence that a disk is full, and nothing where nobody reads on', () => {
    const bin = join(folder, 'node_modules/.bin/close-codes');
    const full = spawnSync('sh', ['-c', `"${bin}" 1006 > /dev/full`], { encoding: 'utf8' });
    expect([full.status, full.stderr]).toEqual([2, expect.stringMatching(/^ENOSPC[^\n]*\n$/)]);
    const head = spawnSync('sh', ['-c', `"${bin}" simulate cable-pulled --json | head -c 1`], { encoding: 'utf8' });
    expect([head.stdout, head.stderr]).toEqual(['{', '']);
  });

  test.each(['bash', 'zsh', 'fish'])('completes in %s', async (shell) => {
    expect((await command('completion', shell)).stdout).toMatch(/cable-pulled/);
  });

  test('finds links to the site and says which do not answer', async () => {
    const server = createServer(({ url }, response) => {
      response.statusCode = url === '/1006/' ? 200 : 404;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const site = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
      mkdirSync(join(folder, 'src'), { recursive: true });
      writeFileSync(join(folder, 'src/a.js'), `// see ${site}/1006/#after=60.\n\nthrow new Error('${site}/1066/');\n`);
      // Not spawnSync: the server is in this process.
      const child = spawn(
        join(folder, 'node_modules/.bin/close-codes'),
        ['check-links', 'src', '--site', site, '--json'],
        { cwd: folder },
      );
      let out = '';
      child.stdout.on('data', (part) => (out += part));
      const [status] = await once(child, 'close');
      expect(status).toBe(1);
      expect(JSON.parse(out).links).toEqual([
        { url: `${site}/1006/#after=60`, file: 'src/a.js', line: 1, answer: 200, ok: true },
        { url: `${site}/1066/`, file: 'src/a.js', line: 3, answer: 404, ok: false },
      ]);
    } finally {
      server.close();
    }
  });

  test('takes no other host for the site, follows no link of the file system, and says what it could not read', async () => {
    const tree = join(folder, 'tree');
    mkdirSync(join(tree, 'deep'), { recursive: true });
    symlinkSync(tree, join(tree, 'deep/loop'));
    writeFileSync(join(tree, 'others.txt'), 'http://127.0.0.1:9.evil.example/1006/ http://127.0.0.1:99/1006/\n');
    writeFileSync(join(tree, 'binary'), randomBytes(300_000));
    writeFileSync(join(tree, 'large'), Buffer.alloc(3_000_000, 'http://127.0.0.1:9/1006/ '));
    const { stdout, status } = await command('check-links', tree, '--site', 'http://127.0.0.1:9', '--json');
    expect([status, JSON.parse(stdout)]).toEqual([0, { files: 2, unread: 0, isCut: false, links: [] }]);
  });
});

describe('the server of the Model Context Protocol', () => {
  test('explains, diagnoses and simulates for the client of its SDK', async () => {
    const client = new Client({ name: 'test', version: '1.0.0' });
    const bin = join(folder, 'node_modules/.bin/close-codes');
    await client.connect(new StdioClientTransport({ command: bin, args: ['mcp'] }));
    try {
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toEqual(['explain', 'diagnose', 'simulate']);
      const call = async (name: string, args: Record<string, unknown>) => {
        const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
        return {
          text: (content as { text: string }[])[0]!.text,
          data: structuredContent as Record<string, unknown>,
          isError,
        };
      };
      const explained = await call('explain', { code: 1006, after: 60, behind: 'alb' });
      expect(explained.data).toMatchObject({ kind: 'timer', likely: [{ cause: 'idle-timeout' }] });
      expect(explained.text).toMatch(/^1006 Abnormal Closure/);
      const diagnosed = await call('diagnose', { text: 'disconnect: transport close' });
      expect(diagnosed.data['understood']).toBe(true);
      expect((await call('simulate', { scenario: 'cable-pulled' })).text).toMatch(/cable pulled/);
      const refused = await call('simulate', { scenario: 'nope' });
      expect(refused.isError).toBe(true);
      expect(refused.text).toMatch(/There is no scenario “nope”/);
      expect((await call('simulate', {})).text).toMatch(/Scenarios: .*cable-pulled/);
      // An assistant that misspells an argument would take the answer for one to its question.
      const slip = await call('explain', { code: 1006, afterSeconds: 60 });
      expect([slip.isError, slip.text]).toEqual([true, expect.stringMatching(/no argument “afterSeconds”.* after,/)]);
      const list = await call('explain', { code: 1006, behind: ['nginx'] });
      expect([list.isError, list.text]).toEqual([true, 'behind is a text or a number.']);
      await expect(call('explode', {})).rejects.toThrow(/There is no tool “explode”/);
      await client.ping();
    } finally {
      await client.close();
    }
  });

  test('answers a line that is no message with an error, and goes on', () => {
    const input = [
      'nonsense',
      '[]',
      '{"jsonrpc":"2.0","id":1,"method":"nope"}',
      '{"jsonrpc":"2.0","id":2,"method":"ping"}',
    ].join('\n');
    const { stdout, status } = spawnSync(join(folder, 'node_modules/.bin/close-codes'), ['mcp'], {
      encoding: 'utf8',
      input,
    });
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id, error }) => [id, error?.code])).toEqual([
      [null, -32_700],
      [null, -32_600],
      [1, -32_601],
      [2, undefined],
    ]);
    expect(status).toBe(0);
  });

  test('survives messages that no client should send, and a line without end', () => {
    const call = (id: unknown, params: unknown, method: unknown = 'tools/call') =>
      JSON.stringify({ jsonrpc: '2.0', id, method, params });
    const input = [
      call(1, null),
      call(2, { name: 'explain', arguments: null }),
      call(3, { name: 'explain', arguments: { code: { toString: 1 } } }),
      call(4, { name: '__proto__', arguments: {} }),
      call(5, 'text', 'initialize'),
      call({ a: 1 }, {}),
      call(6, {}, 7),
      '{"jsonrpc":"2.0","id":7,"result":{}}',
      'x'.repeat(3_000_000),
      call(8, { name: 'diagnose', arguments: { text: 'x'.repeat(400_000) } }),
      call(9, undefined, 'ping'),
    ].join('\r\n');
    const { stdout, stderr, status } = spawnSync(join(folder, 'node_modules/.bin/close-codes'), ['mcp'], {
      encoding: 'utf8',
      input,
      maxBuffer: 10_000_000,
    });
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id, error, result }) => [id, error?.code ?? (result.isError ? 'refused' : 'done')])).toEqual([
      [1, -32_602],
      [2, 'refused'],
      [3, 'refused'],
      [4, -32_602],
      [5, 'done'],
      [null, -32_600],
      [null, -32_600],
      [null, -32_700],
      [8, 'done'],
      [9, 'done'],
    ]);
    expect([stderr, status]).toEqual(['', 0]);
  });
});
