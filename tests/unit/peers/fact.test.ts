import { describe, expect, test } from 'vitest';
import { fact, factIds, isFactId } from '../../../src/core/peers/index.ts';
import { sourceOf } from '../../../src/core/protocol/sources.ts';

describe('facts about products', () => {
  test.each(factIds)('%s has a number, a unit and a source that opens', (id) => {
    const { value, source, checked, peer } = fact(id);
    expect(value).toBeGreaterThan(0);
    expect(sourceOf(source).url).toMatch(/^(?:https?:\/\/|\/evidence\/)/);
    expect(checked).toMatch(/^\d{4}-\d{2}$/);
    expect(peer.name).not.toBe('');
  });

  test('an id is a product and the name of a fact', () => {
    expect(isFactId('nginx.idle')).toBe(true);
    for (const id of ['nginx', 'nginx.', 'nginx.nothing', 'nobody.idle', '__proto__.idle', ''])
      expect(isFactId(id)).toBe(false);
  });
});
