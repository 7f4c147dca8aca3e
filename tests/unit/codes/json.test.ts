import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { codeDocument, codesDocument } from '../../../src/api/code-json.ts';
import { jsonSchemas } from '../../../src/api/json-schema.ts';
import { closeCode, closeCodes, mayBeInFrame, scriptMayPass } from '../../../src/core/protocol/close-codes.ts';

const site = new URL('https://example.org/');
const ajv = new Ajv2020({ formats: { uri: (text: string) => URL.canParse(text) } });
const valid = (name: keyof typeof jsonSchemas, document: unknown): string[] => {
  const check = ajv.compile(jsonSchemas[name]!);
  check(JSON.parse(JSON.stringify(document)));
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

describe('the JSON twins', () => {
  it('of all codes fit their published schema', () => {
    expect(valid('close-codes.v1', codesDocument(site))).toEqual([]);
  });

  it.each(closeCodes)('of $code fits its published schema', (entry) => {
    expect(valid('close-code.v1', codeDocument(entry, site))).toEqual([]);
  });

  it('say what the registry says', () => {
    const { codes } = codesDocument(site);
    expect(codes.map(({ code }) => code)).toEqual(closeCodes.map(({ code }) => code));
    for (const one of codes) {
      const entry = closeCode(one.code)!;
      expect(one).toMatchObject({
        name: entry.name,
        kind: entry.kind,
        reconnect: entry.reconnect,
        wasClean: entry.wasClean,
        mayBeInFrame: mayBeInFrame(entry.code),
        scriptMayPass: scriptMayPass(entry.code),
      });
      expect(one.urls.ja).toBe(`https://example.org/ja/${entry.code}/`);
    }
  });

  it('refuse a field that the schema does not know, so that a change of shape is noticed', () => {
    expect(valid('close-code.v1', { ...codeDocument(closeCode(1006)!, site), surprise: 1 })).not.toEqual([]);
  });

  it('hold no markup of the pages', () => {
    expect(JSON.stringify(codesDocument(site))).not.toMatch(/\*\*|\]\(\//);
  });
});
