import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { dist } from '../support/built-site.ts';
import { hashOf } from '../support/publish-data.ts';

const ajv = new Ajv2020({ allErrors: true, formats: { uri: (text: string) => URL.canParse(text) } });
const read = (file: string): unknown => JSON.parse(readFileSync(join(dist, file), 'utf8'));

/** The schema that a document names, or else that of its name: what is the same on every host names no address. */
function schemaOf(file: string, document: unknown): string {
  const { $schema, version } = document as { readonly $schema?: string; readonly version?: number };
  if ($schema) return new URL($schema).pathname.replace(/^.*\/schema\//, 'schema/');
  const [, name = ''] = /(\w+)\.json$/.exec(file) ?? [];
  return name === 'evidence' ? 'schema/evidence.v1.json' : `schema/data-${name}.v${version}.json`;
}

/** What is somebody else's form: the search engine's own files, recordings that readers open, a dashboard for Grafana. */
const isTheirs = (file: string): boolean => /^(?:pagefind|_astro|recipes)\//.test(file);
const served = globSync('**/*.json', { cwd: dist })
  .sort()
  .filter((file) => !isTheirs(file));
const schemas = served.filter((file) => file.startsWith('schema/'));
const documents = served.filter((file) => !file.startsWith('schema/'));

test('there are documents of every kind', () => {
  expect(documents).toEqual(
    expect.arrayContaining(['codes.json', '1006.json', 'evidence.json', 'data/index.json', 'data/facts.json']),
  );
});

test.each(schemas)('/%s is a schema', (file) => {
  expect(ajv.validateSchema(read(file) as object), ajv.errorsText()).toBe(true);
});

const compiled = new Map(schemas.map((file) => [file, ajv.compile(read(file) as object)]));

test.each(documents)('/%s fits its published schema', (file) => {
  const document = read(file);
  const check = compiled.get(schemaOf(file, document));
  expect(check, schemaOf(file, document)).toBeDefined();
  check!(document);
  expect((check!.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([]);
});

test('each schema belongs to something that is served', () => {
  const used = new Set(documents.map((file) => schemaOf(file, read(file))));
  expect(schemas.filter((file) => !used.has(file))).toEqual([]);
});

describe('the index of the data', () => {
  type File = { readonly url: string; readonly schema: string; readonly bytes: number; readonly sha256: string };
  const index = read('data/index.json') as {
    readonly current: readonly File[];
    readonly dated: readonly { readonly date: string; readonly files: readonly File[] }[];
  };
  const below = (address: string): string => new URL(address).pathname.replace(/^.*\/(?=(?:data|schema)\/)/, '');

  test('says where each file is, how large, with which hash and schema', () => {
    const files = [...index.current, ...index.dated.flatMap(({ files }) => files)];
    expect(files.map(({ url }) => below(url)).sort()).toEqual(
      documents.filter((file) => file.startsWith('data/') && file !== 'data/index.json'),
    );
    for (const { url, schema, bytes, sha256 } of files) {
      const file = below(url);
      expect([file, sha256]).toEqual([file, hashOf(join(dist, file))]);
      expect(readFileSync(join(dist, file)).length).toBe(bytes);
      expect(below(schema)).toBe(schemaOf(file, read(file)));
    }
  });

  test('has the data of each release beside those of now', () => {
    expect(index.dated.map(({ date }) => date)).toContain('2026-12');
    for (const { files } of index.dated) expect(files.length).toBeGreaterThan(0);
  });
});
