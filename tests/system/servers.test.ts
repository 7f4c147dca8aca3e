import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { recipePath } from '../support/recipes.ts';
import { describeServer, type ServerRecipe } from '../support/server-suite.ts';

// Every server recipe that Debian's packages can run. Its Python, as another one on the PATH has not its packages.
let directory: string;
const java = globSync('/usr/share/java/tomcat10-*.jar').join(':');
const erlang = (): readonly string[] =>
  ['cowboy', 'cowlib', 'ranch'].flatMap((name) => [
    '-pa',
    globSync(join(directory, `usr/lib/rabbitmq/lib/*/plugins/${name}-*/ebin`))[0]!,
  ]);

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'servers-'));
  const go = { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOCACHE: join(directory, 'go') };
  execFileSync('go', ['build', '-o', join(directory, 'gorilla'), recipePath('servers/gorilla.go')], { env: go });
  execFileSync('javac', ['-nowarn', '-cp', java, '-d', directory, recipePath('servers/TomcatServer.java')]);
  // Debian has no package of Cowboy; the one in RabbitMQ's is taken out, and RabbitMQ is not installed.
  execFileSync('apt-get', ['download', 'rabbitmq-server'], { cwd: directory, stdio: 'ignore' });
  execFileSync('dpkg', ['-x', globSync(join(directory, 'rabbitmq-server_*.deb'))[0]!, directory]);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const goodbye = 'server is stopping';
const cutOff = { code: 1006, reason: '' };
const python = (file: string) => () => ['/usr/bin/python3', recipePath(`servers/${file}`)];

const servers: readonly ServerRecipe[] = [
  {
    name: 'python_websockets.py',
    command: python('python_websockets.py'),
    goodbye: '',
    noPong: { code: 1011, reason: 'keepalive ping timeout' },
    exitCode: 0,
  },
  { name: 'aiohttp_server.py', command: python('aiohttp_server.py'), goodbye, noPong: cutOff, exitCode: 0 },
  { name: 'gorilla.go', command: () => [join(directory, 'gorilla')], goodbye, noPong: cutOff, exitCode: 0 },
  {
    name: 'TomcatServer.java',
    command: () => ['java', '-cp', `${directory}:${java}`, 'TomcatServer'],
    goodbye,
    noPong: { code: 1011, reason: 'no Pong' },
    exitCode: 143,
  },
  {
    name: 'cowboy.exs',
    command: () => ['elixir', ...erlang(), recipePath('servers/cowboy.exs')],
    goodbye,
    noPong: { code: 1011, reason: 'no Pong' },
    exitCode: 0,
  },
];

for (const server of servers) describeServer(server);
