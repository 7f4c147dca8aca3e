import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listens } from '../support/proxy-programs.ts';
import { freePort, until } from '../support/recipes.ts';

export type RunningProxy = { readonly pid: number; readonly port: number; readonly version: string; stop(): void };

/** The idle timeout that the lab gives both proxies, where a cause does not say otherwise. */
export const proxyIdleSeconds = 5;

const nginxConfiguration = (directory: string, port: number, upstream: number): string => `
daemon off; worker_processes 1; pid ${directory}/nginx.pid; error_log ${directory}/error.log info; user root;
events { worker_connections 64; }
http {
  access_log off; client_body_temp_path ${directory}/b; proxy_temp_path ${directory}/p;
  fastcgi_temp_path ${directory}/f; uwsgi_temp_path ${directory}/u; scgi_temp_path ${directory}/s;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${upstream};
      proxy_http_version 1.1;
      proxy_set_header Host $host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection upgrade;
      proxy_read_timeout ${proxyIdleSeconds}s;
    }
  }
}`;

/** What a proxy ends itself: TLS, and HTTP/2 over it. `pem`: its certificate with its key. */
export type Front = { readonly transport: 'wss' | 'h2'; readonly pem: string };

/** The server behind it cannot see what the client spoke, so HAProxy says so in a header. */
const haproxyConfiguration = (port: number, upstream: number, idleSeconds: number, front?: Front): string => `
global
  maxconn 64
defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
  timeout tunnel ${idleSeconds}s
frontend in
  bind 127.0.0.1:${port}${front ? ` ssl crt ${front.pem} alpn ${front.transport === 'h2' ? 'h2' : 'http/1.1'}` : ''}
  http-request set-header lab-http-version %[fc_http_major]
  default_backend out
backend out
  server one 127.0.0.1:${upstream}
`;

/** Starts nginx or HAProxy in front of a server on loopback, with a configuration and files of its own. */
export async function startProxy(
  which: 'nginx' | 'haproxy',
  upstream: number,
  directory: string,
  {
    idleSeconds = proxyIdleSeconds,
    front,
  }: { readonly idleSeconds?: number | undefined; readonly front?: Front | undefined } = {},
): Promise<RunningProxy> {
  const port = await freePort();
  const place = join(directory, `${which}-${port}`);
  mkdirSync(place, { recursive: true });
  const file = join(place, 'configuration');
  writeFileSync(
    file,
    which === 'nginx'
      ? nginxConfiguration(place, port, upstream)
      : haproxyConfiguration(port, upstream, idleSeconds, front),
  );
  const command =
    which === 'nginx' ? ['nginx', '-c', file, '-e', join(place, 'error.log')] : ['haproxy', '-db', '-q', '-f', file];
  const child = spawn(command[0]!, command.slice(1), { stdio: 'ignore' });
  await until(`${which} listens`, () => {
    if (child.exitCode !== null) throw new Error(`${which} has ended`);
    return listens(port);
  });
  const text = which === 'nginx' ? execFileSync('sh', ['-c', 'nginx -v 2>&1']) : execFileSync('haproxy', ['-v']);
  const version = /(\d+\.\d+\.\d+)/.exec(text.toString())?.[1] ?? 'unknown';
  return {
    pid: child.pid!,
    port,
    version: `${which} ${version}`,
    stop: () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    },
  };
}
