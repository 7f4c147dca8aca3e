import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type Running, run } from './recipes.ts';

export type ProgramName = 'nginx' | 'haproxy' | 'caddy' | 'apache';

/** How the real program takes a configuration of ours: what stands around it, and the command. Files go to `directory`. */
type Program = {
  readonly around: (configuration: string, directory: string) => string;
  readonly command: (file: string) => readonly string[];
};

const mimeTypes = ['/etc/nginx/mime.types', '/usr/local/etc/nginx/mime.types'];
const nginxWrites = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
const apacheModules = ['mpm_event', 'authz_core', 'proxy', 'proxy_http'];

const programs: Readonly<Record<ProgramName, Program>> = {
  nginx: {
    around: (site, directory) => {
      const mime = mimeTypes.find((file) => existsSync(file)) ?? 'mime.types';
      const temporary = nginxWrites.map((one) => `${one}_temp_path ${directory}/${one};`).join(' ');
      return `pid ${directory}/pid; error_log stderr; worker_processes 1; daemon off; events {}
http { access_log off; ${temporary}
${site.replace('include mime.types', `include ${mime}`).replace(/listen (?=\d)/, 'listen 127.0.0.1:')}}`;
    },
    command: (file) => ['nginx', '-c', file, '-e', 'stderr'],
  },
  haproxy: {
    around: (site) => `global\n  maxconn 64\n${site}`,
    command: (file) => ['haproxy', '-db', '-q', '-f', file],
  },
  caddy: {
    around: (site, directory) => `{
  admin unix/${directory}/admin
  storage file_system ${directory}/storage
}
${site.replace(/^:(\d+) \{/m, 'http://127.0.0.1:$1 {')}`,
    command: (file) => ['caddy', 'run', '--config', file, '--adapter', 'caddyfile'],
  },
  apache: {
    around: (site, directory) => `ServerRoot ${directory}
ServerName localhost
PidFile ${directory}/pid
ErrorLog ${directory}/error.log
User www-data
Group www-data
${apacheModules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
${site.replace(/^Listen (?=\d)/m, 'Listen 127.0.0.1:')}`,
    command: (file) => ['apache2', '-f', file, '-DFOREGROUND'],
  },
};

export const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

/** The file that the program reads: the recipe with what it leaves out. */
export function writeConfiguration(name: ProgramName, configuration: string, directory: string): string {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, name === 'caddy' ? 'Caddyfile' : 'configuration');
  writeFileSync(file, programs[name].around(configuration, directory));
  return file;
}

/** Starts the real program with a configuration that listens on `port` of the loopback interface. */
export function startProgram(
  name: ProgramName,
  configuration: string,
  port: number,
  directory: string,
): Promise<Running> {
  const file = writeConfiguration(name, configuration, directory);
  const home = { HOME: directory, XDG_DATA_HOME: directory, XDG_CONFIG_HOME: directory };
  return run(programs[name].command(file), port, home, () => listens(port));
}
