import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hopByDefault } from '../../../../src/core/diagnose/hop-chain.ts';
import { guides } from '../../../../src/i18n/en/guides.ts';
import { format } from '../../../../src/ui/format.ts';
import { chainFromFragment, chainToFragment } from '../../../../src/widgets/hop-chain/state.ts';
import { namesAt } from '../../../../src/widgets/hop-chain/words.ts';

const chain = [{ ...hopByDefault('alb'), idleSeconds: 3600 }, hopByDefault('other')];

describe('the calculator’s link', () => {
  test('says the chain and keeps what else was there', () => {
    const fragment = chainToFragment(chain, '#theme=dark');
    expect(fragment).toBe('theme=dark&hops=alb_3600~other');
    expect(chainFromFragment(`#${fragment}`)).toEqual({ kind: 'ok', chain });
  });

  test('an anchor is no chain, and a damaged one is told', () => {
    expect(chainFromFragment('#calculator')).toEqual({ kind: 'none' });
    expect(chainFromFragment('#theme=dark')).toEqual({ kind: 'none' });
    expect(chainFromFragment('#hops=nothing_7')).toEqual({ kind: 'broken' });
    expect(chainFromFragment('#hops=%E0%A4%A')).toEqual({ kind: 'broken' });
  });

  test('nothing that stands behind the # throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(['none', 'ok', 'broken']).toContain(chainFromFragment(`#hops=${text}`).kind);
      }),
    );
  });
});

test('a hop that stands twice in the chain is named once', () => {
  expect(namesAt([...chain, chain[0]!], [0, 1, 2], guides.chain, format('en'))).toBe('AWS ALB and Something else');
});
