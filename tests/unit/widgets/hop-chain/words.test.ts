import { expect, test } from 'vitest';
import { hopByDefault } from '../../../../src/core/diagnose/hop-chain.ts';
import { guides } from '../../../../src/i18n/en/guides.ts';
import { format } from '../../../../src/ui/format.ts';
import { namesAt } from '../../../../src/widgets/hop-chain/words.ts';

test('a hop that stands twice in the chain is named once', () => {
  const chain = [{ ...hopByDefault('alb'), idleSeconds: 3600 }, hopByDefault('other'), hopByDefault('alb')];
  expect(namesAt(chain, [0, 1, 2], guides.chain, format('en'))).toBe('AWS ALB and Something else');
});
