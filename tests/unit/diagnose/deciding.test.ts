import { describe, expect, it } from 'vitest';
import { decidingCommand, outcomes, platforms } from '../../../src/core/diagnose/deciding.ts';
import type { Facts } from '../../../src/core/diagnose/facts.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import { recognise } from '../../../src/core/diagnose/recognise.ts';
import { workedCases } from './worked-cases.ts';

const decide = (facts: Facts, platform: (typeof platforms)[number] = 'linux') =>
  decidingCommand(rank(facts), facts, platform);

describe('the command that decides', () => {
  it('asks the server for a handshake when none was answered well', () => {
    const deciding = decide({ phase: 'never-opened', status: 403 })!;
    expect(deciding.command).toContain('Upgrade: websocket');
    expect(deciding.command).toContain('--http1.1');
    const auth = deciding.outcomes.find(({ causes }) => causes.includes('auth-refused'))!;
    const origin = deciding.outcomes.find(({ causes }) => causes.includes('origin-refused'))!;
    expect([auth.id, origin.id]).toEqual(['reply-auth', 'reply-works']);
  });

  it('pings a connection that always lasts as long: an idle limit is then avoided, a lifetime is not', () => {
    const deciding = decide({ code: 1006, seconds: [30, 30], rhythm: 'exact', via: 'google' })!;
    expect(deciding.id).toBe('pinged');
    expect(deciding.outcomes.map(({ id }) => id)).toEqual(expect.arrayContaining(['pinged-survives', 'pinged-ends']));
  });

  it('looks into the log of nginx only where an nginx may be', () => {
    const facts: Facts = { code: 1006, phase: 'opened', seconds: [60], clean: 'no' };
    expect(decide(facts)?.id).toBe('log');
    expect(decide({ ...facts, via: 'alb' })?.id).not.toBe('log');
    expect(decide({ ...facts, via: 'ingress-nginx' }, 'kubernetes')?.command).toContain('kubectl logs');
  });

  it('is in the words of the system where it is typed', () => {
    const facts: Facts = { phase: 'never-opened' };
    expect(decide(facts, 'windows')?.command).toContain('curl.exe');
    expect(decide(facts, 'macos')?.command).toContain('curl -sv');
    expect(decide(facts, 'kubernetes')?.command).toContain('kubectl run');
  });

  it('always tells the first cause from another, and only known outcomes', () => {
    for (const { pasted, answers } of workedCases) {
      const facts = { ...recognise(pasted).facts, ...answers };
      const ranked = rank(facts);
      for (const platform of platforms) {
        const deciding = decidingCommand(ranked, facts, platform);
        if (!deciding) continue;
        expect(deciding.outcomes.length).toBeGreaterThanOrEqual(2);
        expect(deciding.outcomes.flatMap(({ causes }) => causes)).toContain(ranked[0]!.cause.id);
        expect(deciding.outcomes.every(({ id }) => outcomes.includes(id))).toBe(true);
      }
    }
  });

  it('is not offered where the code itself says it', () => {
    expect(decide({ code: 1009 })).toBeNull();
  });
});
