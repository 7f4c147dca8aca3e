import { type ClientId, clients } from '../../core/peers/clients.ts';

/** A browser as it names itself, and the simulated client that is nearest to it. Nothing else of its name is kept. */
export type Browser = {
  /** `Safari 26.1`: as much of the version as browsers still say. */
  readonly name: string;
  readonly version: string;
  readonly system: string;
  readonly nearest: ClientId;
  /** The nearest client is another program of the same engine, or of another one. */
  readonly isNearestOnly: boolean;
};

/** The more special name first: most of these say that they are Chrome and Safari, too. */
const names: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Edge', /\b(?:Edg|EdgA|EdgiOS)\/([\d.]+)/],
  ['Opera', /\b(?:OPR|OPT)\/([\d.]+)/],
  ['Samsung Internet', /\bSamsungBrowser\/([\d.]+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/([\d.]+)/],
  ['Chrome', /\bCriOS\/([\d.]+)/],
  ['Chrome', /Chrome\/([\d.]+)/],
  ['Safari', /\bVersion\/([\d.]+).*Safari\//],
];

/** `iOS 18.6`: only where the version is not a fixed text. */
const systems: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['iOS', /\b(?:iPhone|iPad|iPod)\b.*? OS ([\d_]+)/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows NT\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
];

const textMax = 40;

/** Whose engine it is: on iOS every browser is WebKit. */
function nearestOf(userAgent: string): ClientId {
  if (/Firefox\//.test(userAgent)) return 'firefox';
  return /Chrome\//.test(userAgent) ? 'chromium' : 'webkitgtk';
}

/** Reads `navigator.userAgent`. An unknown text is a browser without a name. */
export function browserOf(userAgent: string): Browser {
  const nearest = nearestOf(userAgent);
  const find = (list: typeof names) =>
    list.flatMap(([name, pattern]) => {
      const found = pattern.exec(userAgent.slice(0, 500));
      return found ? [{ name, version: (found[1] ?? '').replaceAll('_', '.').slice(0, textMax) }] : [];
    })[0];
  const system = find(systems);
  const found = find(names) ?? { name: 'unknown', version: '' };
  // Only WebKitGTK and its relatives call themselves Safari on Linux.
  const name = found.name === 'Safari' && system?.name === 'Linux' ? 'WebKitGTK' : found.name;
  // Their versions end with zeros, which say nothing.
  const version = found.version.replace(/(?:\.0)+$/, '') || 'unknown';
  return {
    name: [name, ...(version === 'unknown' ? [] : [version])].join(' '),
    version,
    system: system ? [system.name, ...(system.version ? [system.version] : [])].join(' ') : 'unknown',
    nearest,
    isNearestOnly: clients[nearest].name !== (name === 'Chrome' ? clients.chromium.name : name),
  };
}
