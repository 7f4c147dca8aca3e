import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { headersFor, parseHeaders } from '../../src/cli/static-host.ts';

// Needs the Debian packages nginx and caddy, and a built site in dist.
const dist = resolve(process.env['DIST'] ?? 'dist');
const rules = parseHeaders(readFileSync('public/_headers', 'utf8'));

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

const recipe = (name: string, port: number) =>
  readFileSync(`src/recipes/hosting/${name}`, 'utf8')
    .replaceAll('8080', String(port))
    .replaceAll('/srv/close-codes', dist);

type Program = { readonly name: string; readonly start: (dir: string, port: number) => ChildProcess };

const programs: readonly Program[] = [
  {
    name: 'nginx',
    start: (dir, port) => {
      const mime = ['/etc/nginx/mime.types', '/usr/local/etc/nginx/mime.types'].find((file) => existsSync(file));
      const site = recipe('nginx.conf', port)
        .replace('include mime.types', `include ${mime}`)
        .replace('listen ', 'listen 127.0.0.1:');
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (one) => `${one}_temp_path ${dir}/${one};`,
      );
      writeFileSync(
        join(dir, 'nginx.conf'),
        `pid ${dir}/pid; error_log stderr; worker_processes 1; daemon off; events {}\nhttp { access_log off; ${temporary.join(' ')}\n${site}}`,
      );
      return spawn('nginx', ['-c', join(dir, 'nginx.conf'), '-e', 'stderr'], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    },
  },
  {
    name: 'caddy',
    start: (dir, port) => {
      const site = recipe('Caddyfile', port).replace(`:${port} {`, `http://127.0.0.1:${port} {`);
      writeFileSync(join(dir, 'Caddyfile'), `{\n\tadmin off\n}\n${site}`);
      const env = { ...process.env, HOME: dir, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir };
      const args = ['run', '--config', join(dir, 'Caddyfile'), '--adapter', 'caddyfile'];
      return spawn('caddy', args, { env, stdio: 'ignore' });
    },
  },
];

describe.each(programs)('the site behind $name', ({ start }) => {
  let dir: string;
  let program: ChildProcess;
  let origin: string;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'hosting-'));
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    program = start(dir, port);
    await vi.waitFor(async () => expect((await fetch(origin)).ok).toBe(true), { timeout: 10_000, interval: 100 });
  }, 20_000);

  afterAll(async () => {
    program.kill();
    if (program.exitCode === null && program.signalCode === null) await once(program, 'exit');
    rmSync(dir, { recursive: true, force: true });
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
    for (const [name, value] of Object.entries(headersFor(rules, path)))
      expect([name, answer.headers.get(name)]).toEqual([name, value]);
    if (!path.endsWith('.json') && !path.endsWith('.md'))
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('sends /1006 to /1006/ on the same host', async () => {
    const answer = await fetch(`${origin}/1006`, { redirect: 'manual' });
    expect([301, 302, 307, 308]).toContain(answer.status);
    expect(new URL(answer.headers.get('location')!, origin).href).toBe(`${origin}/1006/`);
  });

  test('explains an unknown address with status 404 and the page for it', async () => {
    const answer = await fetch(`${origin}/4321`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('4000');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each(['/1001-vs-1006/', '/codes.json'])('compresses %s', async (path) => {
    const answer = await fetch(origin + path, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
  });

  test.each([
    ['/1006/', 'text/html'],
    ['/1006.md', 'text/markdown'],
    ['/1006.json', 'application/json'],
    ['/site.webmanifest', 'application/manifest+json'],
    ['/sw.js', 'javascript'],
  ])('says what %s is: %s', async (path, type) => {
    const answer = await fetch(origin + path);
    expect(answer.headers.get('content-type')).toContain(type);
    // Japanese text must not be guessed.
    if (type.startsWith('text/')) expect(answer.headers.get('content-type')).toMatch(/charset=utf-8/i);
  });
});
