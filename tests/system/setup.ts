import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureBrowser } from '../support/browser.ts';
import { installMissing } from '../support/debian-packages.ts';

const onPath = (program: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((directory) => join(directory, program))
    .find((path) => existsSync(path));

/** Before all system tests: what they start is there, or is installed. */
export default function setup(): void {
  ensureBrowser();
  installMissing([
    { path: '/usr/bin/firefox', name: 'firefox-esr' },
    { path: '/usr/bin/openssl', name: 'openssl' },
    { path: '/usr/bin/certutil', name: 'libnss3-tools' },
    { path: '/usr/sbin/ip', name: 'iproute2' },
    { path: '/usr/sbin/nft', name: 'nftables' },
    { path: '/usr/sbin/sysctl', name: 'procps' },
    { path: '/usr/sbin/tc', name: 'iproute2' },
    { path: '/usr/bin/promtool', name: 'prometheus' },
    { path: '/usr/bin/curl', name: 'curl' },
    // Google's package of the same program is called kubectl.
    { path: '/usr/bin/kubectl', name: 'kubernetes-client' },
    // journalctl, and what writes a journal for it to read.
    { path: '/lib/systemd/systemd-journal-remote', name: 'systemd-journal-remote' },
    { path: '/usr/bin/tcpdump', name: 'tcpdump' },
    { path: '/usr/bin/shellcheck', name: 'shellcheck' },
    { path: '/usr/sbin/nginx', name: 'nginx-light' },
    { path: '/usr/sbin/haproxy', name: 'haproxy' },
    { path: '/usr/bin/caddy', name: 'caddy' },
    { path: '/usr/sbin/apache2', name: 'apache2' },
    { path: '/usr/lib/python3/dist-packages/websockets', name: 'python3-websockets' },
    { path: '/usr/lib/python3/dist-packages/aiohttp', name: 'python3-aiohttp' },
    { path: '/usr/bin/go', name: 'golang-go' },
    {
      path: '/usr/share/gocode/src/github.com/gorilla/websocket',
      name: 'golang-github-gorilla-websocket-dev',
    },
    { path: '/usr/bin/javac', name: 'default-jdk-headless' },
    { path: '/usr/share/java/tomcat10-websocket.jar', name: 'libtomcat10-java' },
    { path: '/usr/bin/elixir', name: 'elixir' },
    // rustup puts it elsewhere.
    { path: onPath('rustc') ?? '/usr/bin/rustc', name: 'rustc' },
  ]);
}
