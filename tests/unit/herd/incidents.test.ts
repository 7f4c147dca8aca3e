import { describe, expect, test } from 'vitest';
import type { HerdConfig } from '../../../src/core/herd/config.ts';
import { runOne } from '../../../src/core/herd/run-herd.ts';
import { herdIncidents as english } from '../../../src/i18n/en/herd-incidents.ts';
import { herdIncidents as japanese } from '../../../src/i18n/ja/herd-incidents.ts';
import { herdIncidents } from '../../../src/scenarios/herd-incidents.ts';

/** Accounts that nobody could trace to an operator. */
const untraceable =
  /cloudopsdigest|infrapraxis|compliancevault|system-design-dusky|mind-forge|brick-house|protoagora|converter3000|lifeberatung/;

const runs = new Map<HerdConfig, ReturnType<typeof runOne>>();
/** A run of an incident, computed once. */
function runOf(config: HerdConfig): ReturnType<typeof runOne> {
  const run = runs.get(config) ?? runOne(config);
  runs.set(config, run);
  return run;
}

describe('the library of incidents', () => {
  test('has at least ten, each with words in every language and a source of its operator', () => {
    expect(herdIncidents.length).toBeGreaterThanOrEqual(10);
    const ids = herdIncidents.map(({ id }) => id).sort();
    for (const { list } of [english, japanese]) expect(Object.keys(list).sort()).toEqual(ids);
    for (const { source } of herdIncidents) {
      expect(source).toMatch(/^https:\/\/[\w.-]+\//);
      expect(source).not.toMatch(untraceable);
    }
  });

  test.each(herdIncidents.map((one) => [one.id, one] as const))('%s ends sooner with its one change', (_id, one) => {
    const was = runOf(one.asItWas).backMs.all ?? Number.POSITIVE_INFINITY;
    const changed = runOf(one.remedied).backMs.all;
    expect(changed).not.toBeNull();
    expect(changed!).toBeLessThan(was);
  });

  test('the full restart of Discord takes the 20 minutes that its operator names', () => {
    const restart = herdIncidents.find(({ id }) => id === 'discord-2017-10')!;
    expect(runOf(restart.asItWas).backMs.all! / 60_000).toBeCloseTo(20, 0);
  });

  test('with Pusher’s own shares everyone is back within the five minutes that it names', () => {
    const { asItWas } = herdIncidents.find(({ id }) => id === 'pusher-mt1')!;
    expect([asItWas.lostShare, asItWas.failing]).toEqual([0.5, { share: 0.5, untilMs: 300_000 }]);
    expect(runOf(asItWas).backMs.all).toBeLessThan(300_000);
  });
});
