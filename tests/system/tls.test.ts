import { type ChildProcess, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createPage } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { createServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls, type TlsOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type Leaf, makeCertificates, readCertificate, trustInDatabase } from '../lab/certificates.ts';
import { findBrowser } from '../support/browser.ts';
import { killWithParent } from '../support/kill-with-parent.ts';
import { listens, startProgram } from '../support/proxy-programs.ts';
import { echoes, end, endingOf, freePort, type Running, run, until } from '../support/recipes.ts';

// What the guide to TLS says of nginx, HAProxy, Node and the browsers, with the real programs.
const name = 'localhost';
let directory: string;
/** Two authorities: a certificate that is renewed comes from the second. */
let first: string;
let renewed: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'tls-'));
  first = makeCertificates(join(directory, 'first'));
  renewed = makeCertificates(join(directory, 'renewed'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const fingerprint = (of: string): string => new X509Certificate(readCertificate(of, 'good').cert).fingerprint256;

/** The certificate that a new connection gets, or the code of the error that ends its handshake. */
function presented(port: number, servername = name): Promise<string> {
  return new Promise((resolve) => {
    const socket = connectTls({ port, host: '127.0.0.1', servername, rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().fingerprint256);
      socket.destroy();
    });
    socket.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'error'));
  });
}

/** A client that trusts the first authority and is connected. */
async function open(port: number) {
  const socket = new WebSocket(`wss://127.0.0.1:${port}/`, { ca: readFileSync(join(first, 'authority.pem')) });
  const ending = endingOf(socket);
  await Promise.race([once(socket, 'open'), ending.then(({ code }) => Promise.reject(new Error(`ended: ${code}`)))]);
  return { socket, ending };
}

const openssl = (port: number, ...args: string[]): ChildProcess => {
  const child = spawn('openssl', ['s_client', '-connect', `127.0.0.1:${port}`, '-servername', name, ...args]);
  killWithParent(child);
  return child;
};

/** A client that opens a WebSocket and then only listens; tells whether TLS was ended properly. */
async function listening(port: number) {
  const child = openssl(port, '-quiet', '-ign_eof');
  let heard = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => (heard += data.toString()));
  child.stdin?.write(
    `GET / HTTP/1.1\r\nHost: ${name}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${'A'.repeat(22)}==\r\n\r\n`,
  );
  const exited = once(child, 'exit');
  await until('it is connected', () => heard.includes(' 101 '));
  return {
    ending: async () => {
      await exited;
      return heard.includes('unexpected eof') ? 'bare FIN' : 'close_notify';
    },
  };
}

/** A client that refuses the certificate, with the alert of OpenSSL. */
async function refuse(port: number): Promise<void> {
  const child = openssl(port, '-verify_return_error');
  child.stdin?.end();
  await once(child, 'exit');
}

/** What a server says to a browser, or to anyone, that speaks HTTP where TLS is expected. */
async function speakHttp(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (data: Buffer) => (heard += data.toString()));
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(socket, 'close');
  return heard.split('\r\n')[0]!;
}

/** What ws keeps to itself: the socket under a WebSocket. */
const socketOf = (of: WebSocket): Socket => (of as unknown as { readonly _socket: Socket })._socket;

type Upstream = { readonly server: WebSocketServer };

async function backend<T>(work: (port: number, server: WebSocketServer) => Promise<T>): Promise<T> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  server.on('connection', (socket) => {
    socket.on('error', () => undefined);
    socket.on('message', (data) => socket.send(String(data)));
  });
  try {
    return await work((server.address() as AddressInfo).port, server);
  } finally {
    for (const socket of server.clients) socket.terminate();
    server.close();
  }
}

/** A certificate with its key, where a program reads it. */
function placed(place: string, from = first): string {
  mkdirSync(place, { recursive: true });
  for (const kind of ['pem', 'key']) copyFileSync(join(from, `good.${kind}`), join(place, `certificate.${kind}`));
  const both = ['pem', 'key'].map((kind) => readFileSync(join(from, `good.${kind}`), 'utf8')).join('');
  writeFileSync(join(place, 'both.pem'), both);
  return place;
}

/** A proxy ends TLS properly when it closes one connection, idle or without its server, and not when it is stopped. */
async function expectCloseNotify({ port, running, server }: Upstream & { port: number; running: Running }) {
  expect(await (await listening(port)).ending()).toBe('close_notify');
  for (const how of ['end', 'resetAndDestroy'] as const) {
    const left = await listening(port);
    for (const one of server.clients) socketOf(one)[how]();
    expect(await left.ending(), how).toBe('close_notify');
  }
  const client = await listening(port);
  await end(running, 'SIGTERM');
  expect(await client.ending()).toBe('bare FIN');
}

describe('nginx', () => {
  /** Two ports: on the second, names that no server has are refused. `startProgram` puts the address before the first. */
  const site = (place: string, [port, strict]: readonly number[], upstream: number, level: string) => {
    const own = `ssl_certificate ${place}/certificate.pem; ssl_certificate_key ${place}/certificate.key;
location / {
  proxy_pass http://127.0.0.1:${upstream};
  proxy_http_version 1.1;
  proxy_set_header Upgrade $http_upgrade;
  proxy_set_header Connection upgrade;
  proxy_read_timeout 3s;
}`;
    return `error_log ${place}/error.log ${level};
server { listen ${port} ssl; ${own} }
server { listen 127.0.0.1:${strict} ssl default_server; ssl_reject_handshake on; }
server { listen 127.0.0.1:${strict} ssl; server_name ${name}; ${own} }`;
  };
  type Setting = Upstream & {
    readonly port: number;
    readonly strict: number;
    readonly place: string;
    readonly running: Running;
  };
  const behind = <T>(level: string, work: (setting: Setting) => Promise<T>): Promise<T> =>
    backend(async (upstream, server) => {
      const place = placed(mkdtempSync(join(directory, 'nginx-')));
      const [port, strict] = [await freePort(), await freePort()];
      const running = await startProgram('nginx', site(place, [port, strict], upstream, level), port, place);
      try {
        return await work({ port, strict, place, running, server });
      } finally {
        await end(running, 'SIGTERM');
      }
    });
  const logOf = (place: string): string => readFileSync(join(place, 'error.log'), 'utf8');

  it('gives a renewed certificate to new connections after a reload, and an open socket goes on', () =>
    behind('error', async ({ port, place, running }) => {
      const { socket } = await open(port);
      placed(place, renewed);
      expect(await presented(port)).toBe(fingerprint(first));
      running.child.kill('SIGHUP');
      await until('the new certificate', async () => (await presented(port)) === fingerprint(renewed));
      expect(await echoes(socket)).toBe(true);
      socket.terminate();
    }));

  it('logs the alert of a client that refuses the certificate, at the level info', () =>
    behind('info', async ({ port, place }) => {
      await refuse(port);
      await until('a line', () => logOf(place).includes('while SSL handshaking'));
      expect(logOf(place)).toMatch(/\[info\].* SSL_do_handshake\(\) failed .*alert unknown ca:SSL alert number 48/);
      expect(await speakHttp(port)).toBe('HTTP/1.1 400 Bad Request');
      await until('a line', () => logOf(place).includes('client sent plain HTTP request to HTTPS port'));
    }));

  it('logs no handshake that failed at its default level', () =>
    behind('error', async ({ port, strict, place }) => {
      await refuse(port);
      await presented(strict, 'elsewhere.example');
      await speakHttp(port);
      expect(logOf(place)).toBe('');
    }));

  it('gives a name that it does not know the certificate of the default server, or refuses it when told to', () =>
    behind('info', async ({ port, strict, place }) => {
      expect(await presented(port, 'elsewhere.example')).toBe(fingerprint(first));
      expect(await presented(strict)).toBe(fingerprint(first));
      expect(await presented(strict, 'elsewhere.example')).toBe('ERR_SSL_TLSV1_UNRECOGNIZED_NAME');
      await until('a line', () => logOf(place).includes('handshake rejected while SSL handshaking'));
    }));

  it('ends TLS with close_notify when it ends one connection, and without it when it is stopped', () =>
    behind('error', expectCloseNotify));
});

describe('haproxy', () => {
  type Setting = Upstream & {
    readonly port: number;
    readonly strict: number;
    readonly place: string;
    readonly running: Running;
    /** Starts another one with the same configuration, which takes over. */
    readonly takeOver: () => Promise<Running>;
  };
  const behind = <T>(lines: string, work: (setting: Setting) => Promise<T>): Promise<T> =>
    backend(async (upstream, server) => {
      const place = placed(mkdtempSync(join(directory, 'haproxy-')));
      const [port, strict] = [await freePort(), await freePort()];
      const file = join(place, 'configuration');
      writeFileSync(
        file,
        `global
  log stdout format raw local0
  stats socket ${place}/admin mode 600 level admin
defaults
  mode http
  log global
${lines}
  timeout connect 5s
  timeout client 30s
  timeout server 30s
  timeout tunnel 3s
frontend in
  bind 127.0.0.1:${port} ssl crt ${place}/both.pem alpn h2,http/1.1
  default_backend out
frontend strict
  bind 127.0.0.1:${strict} ssl crt ${place}/both.pem strict-sni
  default_backend out
backend out
  server one 127.0.0.1:${upstream}
`,
      );
      const start = (...more: string[]) => run(['haproxy', '-db', '-f', file, ...more], port, {}, () => listens(port));
      const running = await start();
      let second: Running | undefined;
      const takeOver = async () => (second = await start('-sf', String(running.child.pid)));
      try {
        return await work({ port, strict, place, running, takeOver, server });
      } finally {
        await end(running, 'SIGTERM');
        await end(second, 'SIGTERM');
      }
    });
  const ask = async (place: string, command: string): Promise<string> => {
    const socket = connect(join(place, 'admin'));
    let heard = '';
    socket.on('data', (data: Buffer) => (heard += data.toString()));
    socket.write(`${command}\n`);
    await once(socket, 'close');
    return heard;
  };
  /** As the socket keeps open only what is not silent. */
  const beating = (socket: WebSocket) => {
    const timer = setInterval(() => socket.ping(), 500);
    socket.on('close', () => clearInterval(timer));
  };

  it('gives a renewed certificate to new connections, and an open socket goes on', () =>
    behind('', async ({ port, place, takeOver }) => {
      const { socket } = await open(port);
      beating(socket);
      const file = join(place, 'both.pem');
      placed(place, renewed);
      const pem = readFileSync(file, 'utf8').replaceAll(/\n+/g, '\n');
      expect(await ask(place, `set ssl cert ${file} <<\n${pem}`)).toContain('Transaction created');
      expect(await ask(place, `commit ssl cert ${file}`)).toContain('Success');
      expect(await presented(port)).toBe(fingerprint(renewed));
      expect(await echoes(socket)).toBe(true);
      placed(place, first);
      await takeOver();
      await until('the certificate of the file', async () => (await presented(port)) === fingerprint(first));
      expect(await echoes(socket)).toBe(true);
      socket.terminate();
    }));

  it('logs a handshake that failed, without the reason', () =>
    behind('  option httplog', async ({ port, running }) => {
      await refuse(port);
      await until('a line', () => running.output().includes('in/1: SSL handshake failure\n'));
    }));

  it('logs the reason with a format that asks for it', () =>
    behind(
      '  option httplog\n  error-log-format "%ci:%cp %ft %[ssl_fc_err_str] %[ssl_fc_sni]"',
      async ({ port, strict, running }) => {
        await refuse(port);
        await until('a line', () =>
          /in~ error:\S+ routines::tlsv1 alert unknown ca localhost\n/.test(running.output()),
        );
        await presented(strict, 'elsewhere.example');
        await until('a line', () => /strict~ error:.* elsewhere\.example\n/.test(running.output()));
      },
    ));

  it('gives a name that it does not know its first certificate, or refuses it when told to', () =>
    behind('', async ({ port, strict }) => {
      expect(await presented(port, 'elsewhere.example')).toBe(fingerprint(first));
      expect(await presented(strict, 'elsewhere.example')).toBe('ERR_SSL_TLSV1_UNRECOGNIZED_NAME');
    }));

  it('ends TLS with close_notify when it ends one connection, and without it when it is stopped', () =>
    behind('', expectCloseNotify));

  it('sends GOAWAY over HTTP/2 on SIGUSR1, and an open stream goes on', () =>
    behind('', async ({ port, running }) => {
      const session = connectHttp2(`https://127.0.0.1:${port}`, { ca: readFileSync(join(first, 'authority.pem')) });
      session.on('error', () => undefined);
      await once(session, 'remoteSettings');
      const stream = session.request({
        ':method': 'CONNECT',
        ':protocol': 'websocket',
        ':path': '/',
        'sec-websocket-version': '13',
      });
      stream.on('error', () => undefined);
      await once(stream, 'response');
      const goneAway = once(session, 'goaway');
      running.child.kill('SIGUSR1');
      expect((await goneAway).slice(0, 2)).toEqual([0, 2 ** 31 - 1]);
      // "hi" in a text frame, masked with zeros.
      stream.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69]));
      expect(String((await once(stream, 'data'))[0])).toContain('hi');
      session.destroy();
    }));
});

/** Node’s own server, with what it says of handshakes that failed. */
async function onNode<T>(
  options: TlsOptions,
  work: (port: number, server: ReturnType<typeof createServer>, failed: readonly string[]) => Promise<T>,
): Promise<T> {
  const failed: string[] = [];
  const server = createServer(options);
  server.on('tlsClientError', ({ code }: NodeJS.ErrnoException) => failed.push(String(code)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work((server.address() as AddressInfo).port, server, failed);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('node', () => {
  const good = () => readCertificate(first, 'good');

  it('gives a renewed certificate to new connections, and an open socket goes on', () =>
    onNode(good(), async (port, server) => {
      const sockets = new WebSocketServer({ server });
      sockets.on('connection', (one) => one.on('message', (data) => one.send(String(data))));
      const { socket } = await open(port);
      server.setSecureContext(readCertificate(renewed, 'good'));
      expect(await presented(port)).toBe(fingerprint(renewed));
      expect(await echoes(socket)).toBe(true);
      socket.terminate();
    }));

  it('names the reason in tlsClientError', () =>
    onNode(good(), async (port, _server, failed) => {
      await refuse(port);
      await until('an alert', () => failed.includes('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA'));
      await speakHttp(port);
      await until('HTTP', () => failed.includes('ERR_SSL_HTTP_REQUEST'));
    }));

  it('ends TLS with close_notify by end(), and without it by terminate() of ws', () =>
    onNode(good(), async (port, server) => {
      const sockets = new WebSocketServer({ server });
      const ended = await listening(port);
      for (const one of sockets.clients) socketOf(one).end();
      expect(await ended.ending()).toBe('close_notify');
      const terminated = await listening(port);
      for (const one of sockets.clients) one.terminate();
      expect(await terminated.ending()).toBe('bare FIN');
    }));
});

// Script cannot see why a certificate was refused. The server can, if the client says it.
describe('the alert of a client that refuses a certificate', () => {
  const browsers = {
    chromium: (home: string, url: string) => [
      findBrowser() ?? 'chromium',
      ...['--headless', '--no-sandbox', '--remote-debugging-port=0', `--user-data-dir=${join(home, 'data')}`, url],
    ],
    firefox: (home: string, url: string) => ['firefox', '--headless', '--no-remote', '--profile', home, url],
  } as const;

  /** What a server with this certificate is told by a client that trusts the authority, or does not. */
  const told = (leaf: Leaf, visit: (port: number) => Promise<Running | undefined>): Promise<string> =>
    onNode(readCertificate(first, leaf), async (port, _server, failed) => {
      const running = await visit(port);
      await until('the server is told', () => failed.length > 0, 120_000);
      await end(running, 'SIGKILL');
      return failed[0]!;
    });

  const visitWith = (which: keyof typeof browsers, trusts: boolean) => async (port: number) => {
    const page = createPage((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<script>new WebSocket('wss://127.0.0.1:${port}/')</script>`);
    });
    await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
    page.unref();
    const home = mkdtempSync(join(directory, `${which}-`));
    if (trusts) trustInDatabase(first, which === 'firefox' ? home : join(home, '.pki', 'nssdb'));
    const url = `http://127.0.0.1:${(page.address() as AddressInfo).port}/`;
    return run(browsers[which](home, url), 0, { HOME: home }, () => Promise.resolve(true));
  };

  it.each([
    ['unknown issuer', 'good', false, 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA'],
    ['expired', 'expired', true, 'ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_EXPIRED'],
    ['wrong host', 'wrong-host', true, 'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE'],
  ] as const)('is one of its own from Firefox and the same from Chromium: %s', async (_name, leaf, trusts, alert) => {
    expect(await told(leaf, visitWith('firefox', trusts))).toBe(alert);
    expect(await told(leaf, visitWith('chromium', trusts))).toBe('ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_UNKNOWN');
  });

  it('is not sent by a client in Node, which closes TCP', async () => {
    const reason = await told('expired', async (port) => {
      const socket = new WebSocket(`wss://127.0.0.1:${port}/`, { ca: readFileSync(join(first, 'authority.pem')) });
      const [{ code }] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
      expect(code).toBe('CERT_HAS_EXPIRED');
      return undefined;
    });
    expect(reason).toBe('ECONNRESET');
  });
});
