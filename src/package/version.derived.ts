import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

export const version: string = manifest.version;
