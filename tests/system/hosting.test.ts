import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headersFor, parseHeaders, parseRedirects } from '../../src/cli/static-host.ts';
import { startProgram } from '../support/proxy-programs.ts';
import { end, freePort, type Running, recipePath } from '../support/recipes.ts';

// Needs the Debian packages nginx and caddy, and a built site in dist.
const dist = resolve(process.env['DIST'] ?? 'dist');
const rules = parseHeaders(readFileSync(join(dist, '_headers'), 'utf8'));
const redirects = parseRedirects(readFileSync(join(dist, '_redirects'), 'utf8'));

const programs = [
  { name: 'nginx', file: 'nginx.conf' },
  { name: 'caddy', file: 'Caddyfile' },
] as const;

describe.each(programs)('the site behind $name', ({ name, file }) => {
  let dir: string;
  let running: Running | undefined;
  let origin: string;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'hosting-'));
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    const recipe = readFileSync(recipePath(`hosting/${file}`), 'utf8')
      .replaceAll('8080', String(port))
      .replaceAll('/srv/close-codes', dist);
    running = await startProgram(name, recipe, port, dir);
    expect((await fetch(origin)).ok).toBe(true);
  });

  afterAll(async () => {
    await end(running, 'SIGTERM');
    rmSync(dir, { recursive: true, force: true });
  });

  /** The path goes out as it is: fetch() would tidy it first. */
  const ask = (path: string): Promise<{ status: number; location: string | undefined; policy: string }> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(origin);
      get({ hostname, port, path }, (answer) => {
        answer.resume();
        const { location, 'content-security-policy': policy = '' } = answer.headers;
        resolve({ status: answer.statusCode ?? 0, location, policy: String(policy) });
      }).on('error', reject);
    });

  const asset = `/_astro/${readdirSync(join(dist, '_astro'))[0]}`;
  const paths = [
    '/',
    '/1006/',
    '/ja/1006/',
    '/embed/code/1006/',
    '/ja/embed/timeline/',
    '/1006.json',
    '/1006.md',
    asset,
    '/sw.js',
  ];

  test.each(paths)('answers %s with the headers of public/_headers', async (path) => {
    const answer = await fetch(origin + path);
    expect(answer.status).toBe(200);
    const headers = headersFor(rules, path);
    for (const [name, value] of Object.entries(headers))
      expect([name, answer.headers.get(name)]).toEqual([name, value]);
    if (!('Access-Control-Allow-Origin' in headers))
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test.each([
    ['/', '/index.md'],
    ['/1006/', '/1006.md'],
    ['/1006', '/1006.md'],
    ['/ja/', '/ja.md'],
    ['/ja/guides/heartbeats/', '/ja/guides/heartbeats.md'],
  ])('answers a program that asks for Markdown with the twin of %s', async (path, twin) => {
    const answer = await fetch(origin + path, { headers: { accept: 'text/markdown, text/html;q=0.9' } });
    expect([answer.status, answer.redirected]).toEqual([200, false]);
    expect(answer.headers.get('content-type')).toMatch(/^text\/markdown\b/);
    expect(answer.headers.get('vary')).toMatch(/\bAccept\b(?!-)/);
    expect(await answer.text()).toBe(readFileSync(join(dist, twin), 'utf8'));
  });

  test('answers it with what there is where a page has no twin', async () => {
    const headers = { accept: 'text/markdown' };
    expect((await (await fetch(`${origin}/codes.json`, { headers })).json()).version).toBe(1);
    expect((await fetch(`${origin}/nowhere/`, { headers })).status).toBe(404);
  });

  test('sends /1006 to /1006/ on the same host', async () => {
    const answer = await fetch(`${origin}/1006`, { redirect: 'manual' });
    expect([301, 302, 307, 308]).toContain(answer.status);
    expect(new URL(answer.headers.get('location')!, origin).href).toBe(`${origin}/1006/`);
  });

  test.each(redirects)('sends $from to $to permanently', async ({ from, to, status }) => {
    const answer = await fetch(origin + from.replace('*', '1006/'), { redirect: 'manual' });
    expect(answer.status).toBe(status);
    expect(new URL(answer.headers.get('location')!, origin).href).toBe(origin + to.replace(':splat', '1006/'));
  });

  test.each([
    '/code/%5Cevil.example',
    '/en/%5Cevil.example',
    '/code//evil.example',
    '/code/%2Fevil.example',
    '/code/%09/evil.example',
    '/code/%0A/evil.example',
    '/en/%5C%5Cevil.example/..%2f',
    '//evil.example/..%2fcodes',
    '/%5Cevil.example/..%2fcodes',
    '//codes',
  ])('sends %s to nobody else', async (path) => {
    const { location } = await ask(path);
    // A browser reads /\\ and a tab behind the first slash as //: another host.
    expect(location ?? '/').toMatch(/^\/(?![/\\\s])/);
    expect(new URL(location ?? '/', origin).host).toBe(new URL(origin).host);
  });

  test.each(['/embed/..%2fcodes/', '/embed/%2e%2e/codes/', '/embed//..%2f..%2fcodes/'])(
    'lets nobody frame a page as %s',
    async (path) => {
      expect((await ask(path)).policy).toContain("frame-ancestors 'none'");
    },
  );

  test('lets nobody keep the absence of a hashed file', async () => {
    const answer = await fetch(`${origin}/_astro/gone.js`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('cache-control') ?? '').not.toContain('immutable');
  });

  test('explains an unknown address with status 404 and the page for it', async () => {
    const answer = await fetch(`${origin}/4321`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('4000');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('answers an unknown address of a language in that language', async () => {
    const answer = await fetch(`${origin}/ja/4321`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('<html lang="ja"');
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  test.each(['/1001-vs-1006/', '/codes.json'])('compresses %s', async (path) => {
    const answer = await fetch(origin + path, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
  });

  test.each([
    ['/1006/', 'text/html'],
    ['/1006.md', 'text/markdown'],
    ['/1006.json', 'application/json'],
    ['/ja/changes.atom', 'application/atom+xml'],
    ['/opensearch.xml', 'xml'],
    ['/.well-known/security.txt', 'text/plain'],
    ['/site.webmanifest', 'application/manifest+json'],
    ['/sw.js', 'javascript'],
  ])('says what %s is: %s', async (path, type) => {
    const answer = await fetch(origin + path);
    expect(answer.headers.get('content-type')).toContain(type);
    // Japanese text must not be guessed.
    if (type.startsWith('text/')) expect(answer.headers.get('content-type')).toMatch(/charset=utf-8/i);
  });
});
