import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const openssl = (...args: string[]): void => {
  execFileSync('openssl', args, { stdio: 'ignore' });
};
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'] as const;

/** Certificates of servers: a good one, and two that a client must refuse. */
const leaves = {
  good: { days: 20, names: 'IP:127.0.0.1,IP:10.77.1.2,DNS:localhost' },
  expired: { days: -1, names: 'IP:127.0.0.1,IP:10.77.1.2,DNS:localhost' },
  'wrong-host': { days: 20, names: 'DNS:elsewhere.example' },
} as const;
export type Leaf = keyof typeof leaves;

/** An authority of our own in `directory`, made when first asked for, and what it has signed. Returns the directory. */
export function makeCertificates(directory: string): string {
  const file = (name: string): string => join(directory, name);
  if (existsSync(file('authority.pem'))) return directory;
  mkdirSync(directory, { recursive: true });
  for (const [name, { days, names }] of [['authority', { days: 30, names: '' }] as const, ...Object.entries(leaves)]) {
    const key = file(`${name}.key`);
    if (name === 'authority') {
      const subject = ['-subj', '/CN=close-codes lab', '-days', String(days)];
      openssl('req', '-x509', ...newKey, ...subject, '-keyout', key, '-out', file('authority.pem'));
      continue;
    }
    writeFileSync(file('extensions'), `subjectAltName=${names}\n`);
    openssl('req', ...newKey, '-subj', '/CN=lab', '-keyout', key, '-out', file('request'));
    const signed = ['-CA', file('authority.pem'), '-CAkey', file('authority.key'), '-CAcreateserial'];
    const validity = ['-days', String(days), '-extfile', file('extensions')];
    openssl('x509', '-req', '-in', file('request'), ...signed, ...validity, '-out', file(`${name}.pem`));
  }
  return directory;
}

export const readCertificate = (directory: string, leaf: Leaf): { key: Buffer; cert: Buffer } => ({
  key: readFileSync(join(directory, `${leaf}.key`)),
  cert: readFileSync(join(directory, `${leaf}.pem`)),
});

/** Chromium and Firefox trust what is in an NSS database: Chromium's lies in its home, Firefox's in its profile. */
export function trustInDatabase(authorities: string, database: string): void {
  mkdirSync(database, { recursive: true });
  const certutil = (...args: string[]) =>
    execFileSync('certutil', [...args, '-d', `sql:${database}`], { stdio: 'ignore' });
  certutil('-N', '--empty-password');
  certutil('-A', '-n', 'close-codes lab', '-t', 'C,,', '-i', join(authorities, 'authority.pem'));
}

const systemBundle = '/etc/ssl/certs/ca-certificates.crt';

/**
 * The words before a command that trusts the authority as part of the system's bundle: WebKitGTK knows no other way.
 * The bundle is replaced in a mount namespace of the command's own, so nothing else on this machine sees it.
 */
export function trustInBundle(authorities: string): string[] {
  const bundle = join(authorities, 'bundle.pem');
  const own = readFileSync(join(authorities, 'authority.pem'), 'utf8');
  writeFileSync(bundle, `${existsSync(systemBundle) ? readFileSync(systemBundle, 'utf8') : ''}\n${own}`);
  const script = `mount --make-rprivate / && mount --bind "${bundle}" ${systemBundle} && exec "$@"`;
  return ['unshare', '-m', 'sh', '-c', script, 'trusting'];
}
