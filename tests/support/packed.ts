import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const npm = (folder: string, ...args: readonly string[]): string =>
  execFileSync('npm', [...args, '--offline', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    encoding: 'utf8',
  });

/** Builds the package, packs it, and installs the archive in an empty folder: what a user of npm gets. */
export function installPacked(): { readonly folder: string; readonly installed: string } {
  const folder = mkdtempSync(join(tmpdir(), 'close-codes-'));
  const built = join(folder, 'built');
  execFileSync(process.execPath, ['src/cli/package.ts', built], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  npm(folder, 'pack', built);
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
  writeFileSync(join(folder, 'package.json'), '{ "name": "user", "private": true }\n');
  npm(folder, 'install', join(folder, archive));
  return { folder, installed: join(folder, 'node_modules/close-codes') };
}
