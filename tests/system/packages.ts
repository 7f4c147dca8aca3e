import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from '../support/browser.ts';

/** What these tests start, and the Debian package it comes from; also in Ubuntu under the same names. */
const needs: readonly (readonly [paths: readonly string[], name: string])[] = [
  [[findBrowser() ?? '/usr/bin/chromium'], 'chromium'],
  [['/usr/sbin/ip', '/usr/bin/ip'], 'iproute2'],
  [['/usr/sbin/nft'], 'nftables'],
  [['/usr/sbin/sysctl', '/usr/bin/sysctl'], 'procps'],
  [['/usr/sbin/nginx'], 'nginx-light'],
  [['/usr/sbin/haproxy'], 'haproxy'],
  [['/usr/bin/caddy'], 'caddy'],
  [['/usr/sbin/apache2'], 'apache2'],
  [['/usr/lib/python3/dist-packages/websockets'], 'python3-websockets'],
  [['/usr/lib/python3/dist-packages/aiohttp'], 'python3-aiohttp'],
  [['/usr/bin/go'], 'golang-go'],
  [['/usr/share/gocode/src/github.com/gorilla/websocket'], 'golang-github-gorilla-websocket-dev'],
  [['/usr/bin/javac'], 'default-jdk-headless'],
  [['/usr/share/java/tomcat10-websocket.jar'], 'libtomcat10-java'],
  [['/usr/bin/elixir'], 'elixir'],
];

/** Before all system tests: installs what is missing, as root with apt-get; otherwise says what to install. */
export default function setup(): void {
  const missing = needs.filter(([paths]) => !paths.some((path) => existsSync(path))).map(([, name]) => name);
  if (missing.length === 0) return;
  const install = ['install', '--yes', '--no-install-recommends', ...missing];
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(`These tests need more packages. As root: apt-get ${install.join(' ')}`);
  // RUNLEVEL=1: the installed servers are not started; the tests start their own on free ports.
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const args of [['update'], install]) {
    console.log(`apt-get ${args.join(' ')}`);
    execFileSync('apt-get', args, { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}
