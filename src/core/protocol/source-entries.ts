import { versionsRead } from './versions-read.ts';

export type Entry = readonly [title: string, url: string];

export const rfc = 'https://www.rfc-editor.org/rfc/rfc6455';
export const github = 'https://github.com';

/** A file of a repository, at the version that was read. `short` is what the title calls it. */
export const file = (name: string, repository: string, ref: string, path: string, short = path): Entry => [
  `${name} ${ref.replace(/^v/, '')}, ${short}`,
  `${github}/${repository}/blob/${ref}/${path}`,
];
export const chromium = (path: string): Entry => [
  `Chromium ${versionsRead.chromium.split('.')[0]}, ${path}`,
  `https://source.chromium.org/chromium/chromium/src/+/refs/tags/${versionsRead.chromium}:${path}`,
];
export const firefox = (path: string): Entry => [
  `Firefox ${versionsRead.firefox.split('.')[0]}, ${path}`,
  `https://searchfox.org/mozilla-esr140/source/${path}`,
];
/** A file of default preferences, in the branch of the version that was asked. */
export const firefoxPreferences = (path: string): Entry => [
  `Firefox ${versionsRead['firefox-preferences'].split('.')[0]}, ${path}`,
  `https://searchfox.org/mozilla-esr153/source/${path}`,
];
export const webkit = (path: string): Entry => [
  `WebKitGTK ${versionsRead.webkit}, ${path}`,
  `${github}/WebKit/WebKit/blob/webkitgtk-${versionsRead.webkit}/Source/${path}`,
];
export const linux = (path: string): Entry => file('Linux', 'torvalds/linux', `v${versionsRead.linux}`, path);
export const ws = (path: string): Entry => file('ws', 'websockets/ws', versionsRead.ws, path);
export const python = (path: string): Entry =>
  file(
    'python websockets',
    'python-websockets/websockets',
    versionsRead['python-websockets'],
    `src/websockets/${path}`,
    path,
  );
export const phoenix = (path: string): Entry =>
  file('Phoenix', 'phoenixframework/phoenix', `v${versionsRead.phoenix}`, path);
export const npm = (name: string, version: string, path: string): Entry => [
  `${name} ${version}, ${path}`,
  `https://www.npmjs.com/package/${name}/v/${version}`,
];
