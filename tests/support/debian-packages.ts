import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A Debian package, by a file that it brings. The names are the same in Ubuntu where not said otherwise. */
export type Package = { readonly path: string; readonly name: string };

/** Installs what is missing, as root with apt-get; otherwise throws with the command that would. */
export function installMissing(packages: readonly Package[]): void {
  const missing = packages.filter(({ path }) => !existsSync(path)).map(({ name }) => name);
  if (missing.length === 0) return;
  const install = ['install', '--option=DPkg::Lock::Timeout=300', '--yes', '--no-install-recommends', ...missing];
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(`These tests need more packages. As root: apt-get ${install.join(' ')}`);
  // RUNLEVEL=1: the installed servers are not started; the tests start their own on free ports.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const args of [['update'], install]) {
    console.log(`apt-get ${args.join(' ')}`);
    execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}
