import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerId } from '../../src/evidence/server-records.ts';

const file = (name: string): string => new URL(`./servers/defaults/${name}`, import.meta.url).pathname;
const output = (command: string, ...args: string[]): string => execFileSync(command, args).toString().trim();
const python = '/usr/bin/python3';
const goPath = '/usr/share/gocode';
const jars = (pattern: string): string => globSync(`/usr/share/java/${pattern}`).join(':');
const tomcatJars = (): string => jars('tomcat10-*.jar');
const jettyJars = (): string => `${jars('jetty9-*.jar')}:${jars('servlet-api.jar')}`;
/** Cowboy is no package of Debian, but rabbitmq-server brings it. */
const cowboyFolders = (): readonly string[] =>
  globSync('/usr/lib/rabbitmq/lib/rabbitmq_server-*/plugins/{cowboy,cowlib,ranch}-*/ebin');
/** uWebSockets.js is looked for where NODE_PATH points to; its builds are for the Node of Debian at the most. */
const uwsPackage = (): string =>
  (process.env['NODE_PATH'] ?? '')
    .split(':')
    .map((directory) => join(directory, '@trufflesuite/uws-js-unofficial'))
    .find((path) => existsSync(path)) ?? '/nowhere/uws-js-unofficial';

const debianVersion = (name: string): string =>
  /Version: (?:\d+:)?([\d.]+\d)/.exec(output('dpkg', '-s', name))?.[1] ?? 'unknown';

/** A server of another's making with nothing set. */
type DefaultServer = {
  /** What has to be there. Without it the server is left out. */
  readonly needs: string;
  /** Builds into an empty directory what has to be compiled. */
  readonly build?: (directory: string) => void;
  readonly command: (port: number, directory: string) => readonly string[];
  readonly version: () => string;
  /** One byte more than its default limit takes; null: it has none. */
  readonly tooBig: number | null;
};

/** Bun and Deno are no packages of Debian: they are looked for on the PATH, where npm's packages put them. */
const onPath = (name: string): string =>
  (process.env['PATH'] ?? '')
    .split(':')
    .map((directory) => join(directory, name))
    .find((path) => existsSync(path)) ?? `/nowhere/${name}`;

const wsVersion = (): string => {
  const [manifest = ''] = globSync(new URL('../../node_modules/ws/package.json', import.meta.url).pathname);
  return output(process.execPath, '-p', `require(${JSON.stringify(manifest)}).version`);
};

export const defaultServers: Readonly<Record<ServerId, DefaultServer>> = {
  ws: {
    needs: process.execPath,
    command: (port) => [process.execPath, file('ws.mjs'), `${port}`],
    version: () => `ws ${wsVersion()} on Node ${process.versions.node}`,
    tooBig: 100 * 1024 * 1024 + 1,
  },
  websockets: {
    needs: '/usr/lib/python3/dist-packages/websockets',
    command: (port) => [python, file('websockets_default.py'), `${port}`],
    version: () => `websockets ${output(python, '-c', 'import websockets; print(websockets.__version__)')}`,
    tooBig: 1024 * 1024 + 1,
  },
  aiohttp: {
    needs: '/usr/lib/python3/dist-packages/aiohttp',
    command: (port) => [python, file('aiohttp_default.py'), `${port}`],
    version: () => `aiohttp ${output(python, '-c', 'import aiohttp; print(aiohttp.__version__)')}`,
    tooBig: 4 * 1024 * 1024 + 1,
  },
  gorilla: {
    needs: `${goPath}/src/github.com/gorilla/websocket`,
    build: (directory) => {
      const env = { ...process.env, GO111MODULE: 'off', GOPATH: goPath, GOCACHE: join(directory, 'cache') };
      execFileSync('go', ['build', '-o', join(directory, 'gorilla'), file('gorilla_default.go')], { env });
    },
    command: (port, directory) => [join(directory, 'gorilla'), `${port}`],
    version: () => `gorilla/websocket ${debianVersion('golang-github-gorilla-websocket-dev')}`,
    tooBig: null,
  },
  tomcat: {
    needs: '/usr/share/java/tomcat10-websocket.jar',
    build: (directory) =>
      void execFileSync('javac', ['-nowarn', '-cp', tomcatJars(), '-d', directory, file('TomcatDefault.java')]),
    command: (port, directory) => ['java', '-cp', `${directory}:${tomcatJars()}`, 'TomcatDefault', `${port}`],
    version: () => {
      const [jar = ''] = globSync('/usr/share/java/tomcat10-websocket-[0-9]*.jar');
      return `Tomcat ${/(\d+\.\d+\.\d+)/.exec(jar)?.[1]}`;
    },
    tooBig: 8192 + 1,
  },
  jetty: {
    needs: '/usr/share/java/jetty9-websocket-server.jar',
    build: (directory) =>
      void execFileSync('javac', ['-nowarn', '-cp', jettyJars(), '-d', directory, file('JettyDefault.java')]),
    command: (port, directory) => [
      'java',
      '-Dorg.eclipse.jetty.LEVEL=OFF',
      '-cp',
      `${directory}:${jettyJars()}`,
      'JettyDefault',
      `${port}`,
    ],
    version: () => `Jetty ${debianVersion('libjetty9-extra-java')}`,
    tooBig: 64 * 1024 + 1,
  },
  cowboy: {
    needs: cowboyFolders()[0] ?? '/nowhere/cowboy',
    build: (directory) => void execFileSync('erlc', ['-o', directory, file('cowboy_default.erl')]),
    command: (port, directory) => {
      const folders = [directory, ...cowboyFolders()].flatMap((folder) => ['-pa', folder]);
      return ['erl', '-noinput', ...folders, '-s', 'cowboy_default', 'start', `${port}`];
    },
    version: () => `Cowboy ${/\/cowboy-([\d.]+)\//.exec(cowboyFolders().join())?.[1]}`,
    tooBig: null,
  },
  lws: {
    needs: '/usr/include/libwebsockets.h',
    build: (directory) =>
      void execFileSync('gcc', ['-o', join(directory, 'lws'), file('lws_default.c'), '-lwebsockets']),
    command: (port, directory) => [join(directory, 'lws'), `${port}`],
    version: () => `libwebsockets ${debianVersion('libwebsockets-dev')}`,
    tooBig: null,
  },
  uws: {
    needs: uwsPackage(),
    command: (port) => ['/usr/bin/node', file('uws.cjs'), `${port}`, uwsPackage()],
    version: () => {
      const manifest = JSON.parse(readFileSync(join(uwsPackage(), 'package.json'), 'utf8')) as { version: string };
      return `uWebSockets.js ${manifest.version.split('-')[0]}`;
    },
    tooBig: 16 * 1024 + 1,
  },
  tornado: {
    needs: '/usr/lib/python3/dist-packages/tornado',
    command: (port) => [python, file('tornado_default.py'), `${port}`],
    version: () => `Tornado ${output(python, '-c', 'import tornado; print(tornado.version)')}`,
    tooBig: 10 * 1024 * 1024 + 1,
  },
  mojolicious: {
    needs: '/usr/share/perl5/Mojolicious.pm',
    command: (port) => ['/usr/bin/perl', file('mojolicious_default.pl'), `${port}`],
    version: () => `Mojolicious ${output('/usr/bin/perl', '-MMojolicious', '-e', 'print Mojolicious->VERSION')}`,
    tooBig: 256 * 1024 + 1,
  },
  bun: {
    needs: onPath('bun'),
    command: (port) => [onPath('bun'), file('bun.mjs'), `${port}`],
    version: () => `Bun ${output(onPath('bun'), '--version')}`,
    tooBig: 16 * 1024 * 1024 + 1,
  },
  deno: {
    needs: onPath('deno'),
    command: (port) => [onPath('deno'), 'run', '--allow-net', file('deno.mjs'), `${port}`],
    version: () => `Deno ${/deno ([\d.]+)/.exec(output(onPath('deno'), '--version'))?.[1]}`,
    tooBig: 64 * 1024 * 1024 + 1,
  },
};
