import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import type { CauseId, ClientId } from '../../src/evidence/schema.ts';
import { findBrowser } from '../support/browser.ts';
import { causes } from './all-causes.ts';

type Wanted = {
  readonly causes: readonly CauseId[];
  readonly clients: readonly ClientId[];
  readonly library: string;
  /** Packets are captured. */
  readonly records: boolean;
};

export const needsNamespaces = (id: CauseId): boolean => !['loopback', 'watch'].includes(causes[id].setting);

/** The Debian packages that this run needs and the machine has not. */
function missingPackages({ causes: ids, clients, library, records }: Wanted): string[] {
  const proxies = ids.map((id) => causes[id].proxy);
  const network = ids.some(needsNamespaces);
  const webkit = clients.includes('webkitgtk');
  const needs: readonly (readonly [needed: boolean, path: string, name: string])[] = [
    [clients.includes('chromium'), findBrowser() ?? '/usr/bin/chromium', 'chromium'],
    [clients.includes('firefox'), '/usr/bin/firefox', 'firefox-esr'],
    [webkit, '/usr/bin/WebKitWebDriver', 'webkit2gtk-driver'],
    [webkit, '/usr/bin/Xvfb', 'xvfb'],
    [network, '/usr/sbin/ip', 'iproute2'],
    [network, '/usr/sbin/nft', 'nftables'],
    [network, '/usr/sbin/sysctl', 'procps'],
    [proxies.includes('nginx'), '/usr/sbin/nginx', 'nginx-light'],
    [proxies.includes('haproxy'), '/usr/sbin/haproxy', 'haproxy'],
    [ids.some((id) => causes[id].tls || causes[id].transport), '/usr/bin/openssl', 'openssl'],
    [ids.some((id) => causes[id].transport), '/usr/bin/certutil', 'libnss3-tools'],
    [records, '/usr/bin/tcpdump', 'tcpdump'],
    [library === 'websockets', '/usr/lib/python3/dist-packages/websockets', 'python3-websockets'],
    [library === 'aiohttp', '/usr/lib/python3/dist-packages/aiohttp', 'python3-aiohttp'],
  ];
  return needs.filter(([needed, path]) => needed && !existsSync(path)).map(([, , name]) => name);
}

/** Throws with the command that would help when something is missing. */
export function checkTools(wanted: Wanted): void {
  const missing = missingPackages(wanted);
  if (missing.length > 0) throw new Error(`missing Debian packages: apt-get install ${missing.join(' ')}`);
  if (wanted.causes.some(needsNamespaces) && process.getuid?.() !== 0) throw new Error('network namespaces need root');
}

function removeNamespaces(isOurs: (owner: number) => boolean): void {
  if (!existsSync('/run/netns')) return;
  for (const name of readdirSync('/run/netns')) {
    const owner = /^lab(\d+)-/.exec(name)?.[1];
    if (owner && isOurs(Number(owner))) execFileSync('ip', ['netns', 'del', name]);
  }
}

/** Namespaces of a lab that was killed before it could remove them; the number in the name is its process. */
export const removeStaleNamespaces = (): void => removeNamespaces((owner) => !existsSync(`/proc/${owner}`));
export const removeOwnNamespaces = (): void => removeNamespaces((owner) => owner === process.pid);
