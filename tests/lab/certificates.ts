import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const openssl = (...args: string[]): void => {
  execFileSync('openssl', args, { stdio: 'ignore' });
};
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'] as const;

/** Certificates of servers: a good one, and two that a client must refuse. Valid for some days from `fromDay` on; today is 0. */
const leaves = {
  good: { fromDay: -1, names: 'IP:127.0.0.1,IP:10.77.1.2,DNS:localhost' },
  expired: { fromDay: -60, names: 'IP:127.0.0.1,IP:10.77.1.2,DNS:localhost' },
  'wrong-host': { fromDay: -1, names: 'DNS:elsewhere.example' },
} as const;
const validDays = 20;

/** As `openssl ca` wants it: `20261129093000Z`. */
const dayOf = (day: number): string =>
  `${new Date(Date.now() + day * 86_400_000).toISOString().replaceAll(/[-:T]|\..*$/g, '')}Z`;

/** Only `openssl ca` lets a certificate begin in the past (`x509 -not_before` is newer than Debian 12), and it keeps books. */
const bookkeeping = (directory: string): string => `[ca]
default_ca=lab
[lab]
database=${directory}/index
serial=${directory}/serial
new_certs_dir=${directory}
default_md=sha256
unique_subject=no
policy=any
[any]
commonName=supplied
`;
export type Leaf = keyof typeof leaves;

/** An authority of our own in `directory`, made when first asked for, and what it has signed. Returns the directory. */
export function makeCertificates(directory: string): string {
  const file = (name: string): string => join(directory, name);
  if (existsSync(file('authority.pem'))) return directory;
  mkdirSync(directory, { recursive: true });
  const subject = ['-subj', '/CN=close-codes lab', '-days', '30'];
  openssl('req', '-x509', ...newKey, ...subject, '-keyout', file('authority.key'), '-out', file('authority.pem'));
  writeFileSync(file('books'), bookkeeping(directory));
  writeFileSync(file('index'), '');
  writeFileSync(file('serial'), '1000\n');
  for (const [name, { fromDay, names }] of Object.entries(leaves)) {
    writeFileSync(file('extensions'), `subjectAltName=${names}\n`);
    openssl('req', ...newKey, '-subj', '/CN=lab', '-keyout', file(`${name}.key`), '-out', file('request'));
    const signer = ['-config', file('books'), '-cert', file('authority.pem'), '-keyfile', file('authority.key')];
    const validity = ['-startdate', dayOf(fromDay), '-enddate', dayOf(fromDay + validDays)];
    const made = ['-in', file('request'), '-extfile', file('extensions'), '-out', file(`${name}.pem`)];
    openssl('ca', '-batch', '-notext', ...signer, ...validity, ...made);
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
