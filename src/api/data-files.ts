import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type CauseId, causes } from '../core/diagnose/causes/index.ts';
import { commands } from '../core/diagnose/commands.ts';
import { fact, factIds } from '../core/peers/index.ts';
import { sourceOf } from '../core/protocol/sources.ts';
import { networkRecords } from '../evidence/network-records.ts';
import { pageRecords } from '../evidence/page-records.ts';
import { records } from '../evidence/records.ts';
import { serverRecords } from '../evidence/server-records.ts';
import { timerRecords } from '../evidence/timer-records.ts';
import { href, type Lang } from '../i18n/href.ts';
import { defaultLanguage, languages } from '../i18n/languages.ts';
import { wordsOf } from '../i18n/words.ts';
import { codesDocument } from './code-json.ts';
import { dataVersion } from './data-schemas.ts';

/** Every run as it was recorded: of clients, and of servers with nothing configured. */
export const evidenceDocument = () => ({
  records,
  servers: serverRecords,
  networks: networkRecords,
  pages: pageRecords,
  timers: timerRecords,
});

/** All codes; without addresses, so that the bytes are the same wherever the site is served. */
function codesData() {
  const { codes, ranges } = codesDocument(undefined);
  return { version: dataVersion, codes: codes.map(({ urls: _, ...facts }) => facts), ranges };
}

const factsData = () => ({
  version: dataVersion,
  facts: factIds.map((id) => {
    const { peer, version: productVersion, checked, value, unit, source } = fact(id);
    const { title, url } = sourceOf(source);
    // Our own measurements are a page of this site, whose address is not the same everywhere.
    const text = url.startsWith('/') ? null : { title, url };
    return { id, product: peer.name, productVersion, checked, value, unit, source: text };
  }),
});

/** What is said of a cause to everyone. */
function textOf(id: CauseId, lang: Lang) {
  const { title, gist, confirm, fix } = wordsOf(lang, 'diagnose/causes')[id];
  return { title, gist, confirm, fix };
}

const causesData = () => ({
  version: dataVersion,
  causes: causes.map(({ id }) => ({
    id,
    text: Object.fromEntries(languages.map((lang) => [lang, textOf(id, lang)])),
    commands: commands[id] ?? {},
  })),
});

/** What /data/ serves, by the names of its files: each with the name of its schema. Names are permanent. */
const documents = {
  'causes.json': { schema: `data-causes.v${dataVersion}`, of: causesData },
  'codes.json': { schema: `data-codes.v${dataVersion}`, of: codesData },
  'evidence.json': { schema: `evidence.v${dataVersion}`, of: evidenceDocument },
  'facts.json': { schema: `data-facts.v${dataVersion}`, of: factsData },
} as const;
type Name = keyof typeof documents;

const isName = (name: string): name is Name => Object.hasOwn(documents, name);

/** Each current file with its text. */
export const dataFiles = (): readonly { readonly name: Name; readonly text: string }[] =>
  (Object.keys(documents) as Name[]).map((name) => ({ name, text: `${JSON.stringify(documents[name].of())}\n` }));

/** What /data/index.json holds: the current files, and those of each release, which stay as they were. */
export function dataIndex(site: URL | undefined) {
  const url = (path: string): string => new URL(href(defaultLanguage, path), site ?? 'http://localhost:4321').href;
  const entry = (path: string, name: Name, text: string) => ({
    url: url(path),
    schema: url(`/schema/${documents[name].schema}.json`),
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  });
  const kept = globSync('public/data/*/*.json').sort();
  const dates = [...new Set(kept.map((path) => basename(dirname(path))))];
  return {
    $schema: url(`/schema/data-index.v${dataVersion}.json`),
    version: dataVersion,
    current: dataFiles().map(({ name, text }) => entry(`/data/${name}`, name, text)),
    dated: dates.map((date) => ({
      date,
      files: kept
        .filter((path) => basename(dirname(path)) === date)
        .map((path) => [path, basename(path)] as const)
        .flatMap(([path, name]) =>
          isName(name) ? [entry(`/data/${date}/${name}`, name, readFileSync(path, 'utf8'))] : [],
        ),
    })),
  };
}
