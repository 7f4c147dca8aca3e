import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heightFrom, isRefused, languageAddress } from '../../../../src/components/embed/frame.ts';
import {
  type EmbedChoice,
  embedAddress,
  embedSnippet,
  heightMax,
  heightMin,
} from '../../../../src/components/embed/snippet.ts';
import { fuzz } from '../../../support/fuzz-runs.ts';

const choice: EmbedChoice = { widget: 'code', code: 1006, theme: 'dark', grows: true };
const site = 'https://codes.example/docs/';
const addresses = { en: '/docs/embed/timeline/', ja: '/docs/ja/embed/timeline/' };

describe('an embed', () => {
  it('is addressed below the home page of its language, by widget and theme', () => {
    expect(embedAddress(choice, `${site}ja/`)).toBe('https://codes.example/docs/ja/embed/code/1006/#theme=dark');
    expect(embedAddress({ ...choice, widget: 'timeline', theme: 'system' }, site)).toBe(
      'https://codes.example/docs/embed/timeline/',
    );
  });

  it('comes as one iframe, and a listener that believes its origin only', () => {
    const snippet = embedSnippet(choice, site, '1006');
    expect(snippet).toContain('title="1006"');
    expect(snippet).toContain("origin !== 'https://codes.example'");
    expect(embedSnippet({ ...choice, grows: false }, site, '1006')).not.toContain('<script>');
  });

  it('follows the language of its fragment once, and nothing else', () => {
    const at = (hash: string, current: string) => languageAddress(hash, current, addresses);
    expect(at('#lang=ja&theme=dark', 'en')).toBe('/docs/ja/embed/timeline/#lang=ja&theme=dark');
    expect(at('#lang=ja', 'ja')).toBeUndefined();
    expect(at('#lang=//evil.example', 'en')).toBeUndefined();
    expect(at('#lang=toString', 'en')).toBeUndefined();
    expect(at('', 'en')).toBeUndefined();
  });

  it('asks for a height within what a widget can need', () => {
    expect(heightFrom({ source: 'close-codes', height: 640 })).toBe(640);
    expect(heightFrom({ source: 'close-codes', height: 1e9 })).toBe(heightMax);
    expect(heightFrom({ source: 'elsewhere', height: 640 })).toBeNull();
  });

  it('believes no message and no fragment that is not its own', () => {
    const message = fc.oneof(fc.anything(), fc.record({ source: fc.constant('close-codes'), height: fc.anything() }));
    fc.assert(
      fc.property(message, fc.string({ unit: 'binary' }), (data, text) => {
        const height = heightFrom(data) ?? heightMin;
        expect(height >= heightMin && height <= heightMax).toBe(true);
        const address = languageAddress(`#lang=${text}`, 'en', addresses);
        expect(address ?? addresses.en).toMatch(/^\/docs\/(ja\/)?embed\/timeline\//);
      }),
      fuzz,
    );
  });

  it('refuses a language or a theme that does not exist, and damage', () => {
    for (const hash of ['', '#fix', '#lang=ja', '#theme=dark&lang=en', '#run=1~cable-pulled'])
      expect(isRefused(hash, addresses), hash).toBe(false);
    for (const hash of ['#lang=fr', '#theme=pink', '#theme=', '#reason=%ff', `#run=${'a'.repeat(2_000)}`])
      expect(isRefused(hash, addresses), hash).toBe(true);
  });
});
