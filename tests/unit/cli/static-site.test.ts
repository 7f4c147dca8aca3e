import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as ask, createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staticSite } from '../../../src/cli/static-site.ts';

const dir = mkdtempSync(join(tmpdir(), 'static-site-'));
const outside = mkdtempSync(join(tmpdir(), 'outside-'));
const large = Buffer.alloc(2_000_000, 'x');

const files: Readonly<Record<string, string | Buffer>> = {
  'index.html': '<h1>Home</h1>',
  '404.html': '<h1>No page here</h1>',
  'ja/404.html': '<h1>ページがありません</h1>',
  'codes/index.html': '<h1>Codes</h1>',
  '1006/index.html': `<h1>1006</h1>${'words '.repeat(500)}`,
  '1006.md': '# 1006 日本',
  'embed/code/index.html': '<h1>Embed</h1>',
  '_astro/page.abc.js': 'export {}',
  'large.png': large,
  _headers: `/*
  Content-Security-Policy: frame-ancestors 'none'
/embed/*
  ! Content-Security-Policy
  Content-Security-Policy: frame-ancestors *
/_astro/*
  Cache-Control: public, max-age=31536000, immutable
`,
  _redirects: `/short/ /1006/ 301
/code/* /:splat 301
/en/* /:splat 301
`,
};

let server: Server;
let port: number;

function build(): void {
  for (const [name, body] of Object.entries(files)) {
    mkdirSync(join(dir, name, '..'), { recursive: true });
    writeFileSync(join(dir, name), body);
  }
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  symlinkSync(join(outside, 'secret.txt'), join(dir, 'secret.txt'));
  symlinkSync(outside, join(dir, 'away'));
  symlinkSync(join(dir, 'loop'), join(dir, 'loop'));
}

beforeAll(async () => {
  build();
  server = createServer(staticSite(dir, '/'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  for (const each of [dir, outside]) rmSync(each, { recursive: true });
});

/** Asks for a path exactly as written: `fetch` would mend it first. */
function get(path: string, { method = 'GET', headers = {} } = {}): Promise<IncomingMessage & { text: string }> {
  return new Promise((resolve, reject) => {
    ask({ port, host: '127.0.0.1', path, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve(Object.assign(answer, { text: Buffer.concat(parts).toString() })));
    })
      .on('error', reject)
      .end();
  });
}

/** The site that a browser goes to when it follows this answer. */
const leadsTo = ({ headers: { location } }: IncomingMessage): string | undefined =>
  location === undefined ? undefined : new URL(location, `http://site.invalid:${port}/`).host;

describe('a page', () => {
  it('is answered with its type, what it was changed by, and the headers of its path', async () => {
    const { statusCode, headers, text } = await get('/1006/');
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers['content-security-policy']).toBe("frame-ancestors 'none'");
    expect(text).toContain('<h1>1006</h1>');
    expect((await get('/1006.md')).headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect((await get('/embed/code/')).headers['content-security-policy']).toBe('frame-ancestors *');
    expect((await get('/1006/', { headers: { 'If-None-Match': headers.etag } })).statusCode).toBe(304);
  });

  it('is Markdown for a program that asks for it', async () => {
    const { headers } = await get('/1006/', { headers: { Accept: 'text/markdown, text/html' } });
    expect([headers['content-type'], headers.vary]).toEqual([
      'text/markdown; charset=utf-8',
      expect.stringMatching(/^Accept\b/),
    ]);
    expect((await get('/1006/', { headers: { Accept: 'text/html' } })).headers['content-type']).toMatch(/^text\/html/);
  });

  it('is compressed for whoever can read that, and whole for others', async () => {
    const { headers } = await get('/1006/', { headers: { 'Accept-Encoding': 'br' } });
    expect([headers['content-encoding'], headers.vary]).toEqual(['br', 'Accept, Accept-Encoding']);
    expect((await get('/1006/')).headers['content-encoding']).toBeUndefined();
  });

  it('has no body when only its head was asked for', async () => {
    const { statusCode, text } = await get('/1006/', { method: 'HEAD' });
    expect([statusCode, text]).toEqual([200, '']);
  });

  it('is answered in part, and a range that is none is refused', async () => {
    const range = async (value: string) => (await get('/large.png', { headers: { Range: value } })).statusCode;
    expect(await range('bytes=0-9')).toBe(206);
    expect(await range('bytes=9000000-')).toBe(416);
    expect(await range('bytes=10-5')).toBe(416);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('cannot be asked for with %s', async (method) => {
    const { statusCode, headers } = await get('/1006/', { method });
    expect([statusCode, headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

describe('a redirect', () => {
  it('adds the slash that an address lacks, follows the rules, and keeps the query', async () => {
    expect((await get('/1006?x=1')).headers.location).toBe('/1006/?x=1');
    expect((await get('/short/')).headers.location).toBe('/1006/');
    expect((await get('/code/1006/')).headers.location).toBe('/1006/');
    expect((await get('/en/')).headers.location).toBe('/');
    expect((await get('/code/%E6%97%A5')).headers.location).toBe('/%E6%97%A5');
    // A replacement pattern of JavaScript is text.
    expect((await get('/code/$&')).headers.location).toBe('/%24%26');
    expect((await get('/en/%F0%9F%92%A9?%E6')).headers.location).toBe('/%F0%9F%92%A9?%E6');
  });

  it.each([
    '/code//evil.example/',
    '/en//evil.example',
    '/code/%2Fevil.example',
    '/code/%5Cevil.example',
    '/en/\\evil.example',
    '/code/%09/evil.example',
    '/code/%0A/evil.example',
    '//evil.example/..%2fcodes',
    '/\\evil.example/..%2fcodes',
    '//codes',
    '/%5Ccodes',
    '//evil.example/%2e%2e/codes',
  ])('never leads to another host: %s', async (path) => {
    const answer = await get(path);
    expect([undefined, `site.invalid:${port}`]).toContain(leadsTo(answer));
    expect([301, 404]).toContain(answer.statusCode);
  });

  it('stays on this site and in working order, whatever is asked for', async () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '//',
      '%2F',
      '%5C',
      '%09',
      '%00',
      '..',
      '%2e',
      'codes',
      'code',
      'en',
      'evil',
    );
    const odd = fc.string({ unit: 'grapheme', maxLength: 8 }).map(encodeURIComponent);
    const path = fc.array(fc.oneof(piece, odd), { maxLength: 8 }).map((parts) => `/${parts.join('')}`);
    await fc.assert(
      fc.asyncProperty(path, async (asked) => {
        const answer = await get(asked);
        expect([undefined, `site.invalid:${port}`]).toContain(leadsTo(answer));
        expect([200, 301, 404]).toContain(answer.statusCode);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what is not there', () => {
  it.each([
    ['a name longer than file systems know', `/${'a'.repeat(256)}`],
    ['a path longer than the system takes', `/${'a/'.repeat(4_000)}`],
    ['a control character', '/code/%01'],
    ['half a character', '/%E6%97'],
    ['a null byte', '/1006%00.md'],
    ['a way up', '/../../etc/passwd'],
    ['an encoded way up', '/%2e%2e/%2e%2e/etc/passwd'],
    ['a way up that browsers do not see', '/embed/code/..%2f..%2fcodes/'],
    ['a link that leads out', '/secret.txt'],
    ['a folder that leads out', '/away/secret.txt'],
    ['a link in a circle', '/loop'],
    ['a rule file of the host', '/.git/config'],
  ])('%s is answered with the page for it', async (_, path) => {
    const { statusCode, text } = await get(path);
    expect(statusCode).toBe(404);
    expect(text).toContain('No page here');
    expect((await get('/')).statusCode).toBe(200);
  });

  it('is answered with the page of its language, where there is one', async () => {
    const { statusCode, text } = await get('/ja/1006/nope');
    expect([statusCode, text]).toEqual([404, expect.stringContaining('ページがありません')]);
    expect((await get('/codes/nope')).text).toContain('No page here');
  });

  it('is not kept for a year, and not framed, whatever its address', async () => {
    const { statusCode, headers } = await get('/_astro/gone.js');
    expect([statusCode, headers['cache-control']]).toEqual([404, undefined]);
    expect((await get('/_astro/page.abc.js')).headers['cache-control']).toContain('immutable');
    for (const path of ['/embed/nope', '/embed/..%2fcodes/'])
      expect((await get(path)).headers['content-security-policy']).toBe("frame-ancestors 'none'");
  });
});

it.runIf(process.platform === 'linux')('keeps no file open for readers who left', async () => {
  const open = () => readdirSync('/proc/self/fd').length;
  const before = open();
  for (let n = 0; n < 50; n++) {
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /large.png HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'data');
    socket.destroy();
    await once(socket, 'close');
  }
  await expect.poll(open, { timeout: 20_000 }).toBeLessThan(before + 10);
});
