import { describe, expect, it } from 'vitest';
import { full30 } from '../../../src/core/peers/policy-choice.ts';
import { PRESETS, preset } from '../../../src/core/peers/presets.ts';
import { backoff } from '../../../src/i18n/en/backoff.ts';
import { codeOf, HOSTS } from '../../../src/widgets/backoff-chart/code-of.ts';

const { comments } = backoff.home;

describe('a policy as code', () => {
  it('is one line for a textbook policy', () => {
    const code = codeOf(full30, 'plain', comments)!;
    expect(code).toContain('Math.random() * Math.min(30_000, 1_000 * 2 ** attempt)');
    expect(code).not.toContain('policy.ts');
    expect(code).toContain('stableMs: 10_000');
  });

  it('names the codes after which its library does not reconnect', () => {
    expect(codeOf(preset('sockette').policy, 'plain', comments)).toContain(
      'mayRetry: (code) => !(code === 1000 || code === 1001 || code === 1005),',
    );
  });

  it('says all of a policy that no textbook knows', () => {
    const code = codeOf(preset('phoenix').policy, 'plain', comments)!;
    expect(code).toContain("import { drawDelay, type Policy } from './policy.ts'");
    expect(code).toContain(
      "growth: { kind: 'table', tableMs: [10, 50, 100, 150, 200, 250, 500, 1_000, 2_000], thenMs: 5_000 }",
    );
  });

  it('becomes options where the library has some, and nothing where its formula is fixed', () => {
    expect(codeOf(preset('socket-io').policy, 'socket-io', comments)).toContain('randomizationFactor: 0.5');
    expect(codeOf(preset('partysocket').policy, 'partysocket', comments)).toContain('reconnectionDelayGrowFactor: 1.3');
    expect(codeOf(full30, 'socket-io', comments)).toBeNull();
    expect(codeOf(full30, 'partysocket', comments)).toBeNull();
  });

  it('exists for every preset with a WebSocket alone, and never holds a hole', () => {
    for (const { policy } of PRESETS)
      for (const [host] of HOSTS) expect(codeOf(policy, host, comments) ?? '').not.toMatch(/undefined|NaN|\[object/);
  });
});
