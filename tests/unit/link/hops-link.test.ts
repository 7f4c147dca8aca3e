import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChainHop, hopByDefault, hopsMax, readChain } from '../../../src/core/diagnose/hop-chain.ts';
import { hops } from '../../../src/core/diagnose/hops.ts';
import { hopsLink } from '../../../src/core/link/hops-link.ts';
import { openLink, writeLink } from '../../../src/core/link/keys.ts';
import { fuzz } from '../../support/fuzz-runs.ts';

const open = (hash: string) => openLink(hash, 'hops', hopsLink);
const chain = [{ ...hopByDefault('alb'), idleSeconds: 3600 }, hopByDefault('other')];
const written = (...given: readonly ChainHop[]) => writeLink('', hopsLink, { chain: given });

describe('a chain of hops in a link', () => {
  test('stands beside what else the address says', () => {
    const fragment = writeLink('#theme=dark', hopsLink, { chain });
    expect(fragment).toBe('theme=dark&hops=alb_3600~other');
    expect(open(`#${fragment}`)).toEqual({ kind: 'ok', value: { chain } });
  });

  test('needs no numbers for defaults', () => {
    expect(written(hopByDefault('alb'), hopByDefault('front-door'))).toBe('hops=alb~front-door');
    expect(written({ ...hopByDefault('google'), lifetimeSeconds: 86_400 })).toBe('hops=google_x_86400');
  });

  test('is never too long, with the longest names and limits of its own at every hop', () => {
    const longest = hops.map(({ id }) => id).toSorted((a, b) => b.length - a.length)[0]!;
    const full = Array.from({ length: hopsMax }, () => ({
      id: longest,
      idleSeconds: 604_799,
      lifetimeSeconds: 604_799,
    }));
    expect(open(`#${written(...full)}`)).toEqual({ kind: 'ok', value: { chain: full } });
  });

  test('is none in an anchor or in the state of another tool', () => {
    expect(open('#calculator')).toEqual({ kind: 'none' });
    expect(open('#theme=dark')).toEqual({ kind: 'none' });
  });

  test.each([
    'nothing_7',
    '%E0%A4%A',
    'nginx_0',
    'nginx_-5',
    'nginx_1e3',
    'nginx_604801',
    'nginx_60_x_9',
    'nginx_',
    'constructor',
    '__proto__',
    '~',
    'alb_ 60',
    Array(hopsMax + 1)
      .fill('nginx')
      .join('~'),
  ])('is refused as a whole when it says %s', (text) => {
    expect(open(`#hops=${text}`)).toEqual({ kind: 'broken' });
  });

  test('has an answer or is refused, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const linked = open(`#hops=${text}`);
        if (linked.kind === 'ok') expect(readChain(linked.value.chain).heartbeatSeconds).not.toBeUndefined();
      }),
      fuzz,
    );
  });
});
