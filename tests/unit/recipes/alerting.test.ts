import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { endingKinds } from '../../../src/core/diagnose/ending-kind.ts';
import { firesAt } from '../../../src/core/diagnose/fires-at.ts';
import { idleLimits } from '../../../src/core/diagnose/timers.ts';
import { closeCodes } from '../../../src/core/protocol/close-codes.ts';
import { languages } from '../../../src/i18n/languages.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import { promCounter } from '../../../src/package/adapters.ts';
import { type AlertStory, alertStories, alerts } from '../../../src/scenarios/alert-stories.ts';
import { seriesOf } from '../../support/alert-series.ts';
import { recipePath } from '../../support/recipes.ts';

type Rule = {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
};
const text = readFileSync(recipePath('alerting/websocket-rules.yaml'), 'utf8');
const rules = (parse(text) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules);
const alerting = rules.filter(({ alert }) => alert !== undefined);
const { ageBuckets, websocketMetrics } = (await import(recipePath('alerting/metrics.mjs'))) as {
  ageBuckets: readonly number[];
  websocketMetrics: (client: object, countClosed: unknown) => unknown;
};

/** What is in quotation marks after `kind=` or `kind=~`. */
const kindsIn = (expr: string): readonly string[] =>
  [...expr.matchAll(/kind=~?"([^"]+)"/g)].flatMap(([, kinds = '']) => kinds.split('|'));
const metricsIn = (expr: string): readonly string[] => expr.match(/(?<![:\w])websocket_\w+/g) ?? [];

/** The names that the recipe and the adapter of the package give to prom-client. */
function named(): readonly string[] {
  const names: string[] = [];
  class Metric {
    constructor({ name, buckets }: { name: string; buckets?: unknown }) {
      names.push(...(buckets ? [`${name}_bucket`, `${name}_count`] : [name]));
    }
    inc(): void {}
  }
  websocketMetrics({ Counter: Metric, Gauge: Metric, Histogram: Metric }, promCounter({ Counter: Metric }));
  return names;
}

describe('the rules for Prometheus, before promtool reads them', () => {
  test('are the alerts that the stories speak of', () => {
    expect(alerting.map(({ alert }) => alert).sort()).toEqual(alerts.map(({ name }) => name).sort());
  });

  test('lead each to a runbook that exists in every language', () => {
    for (const { alert, annotations } of alerting) {
      const { slug } = alerts.find(({ name }) => name === alert)!;
      expect(annotations?.['runbook_url']).toBe(`https://close-codes.example/runbooks/${slug}/`);
      for (const lang of languages) expect(existsSync(`src/content/${lang}/runbooks/${slug}.mdx`), slug).toBe(true);
    }
    for (const lang of languages) expect(globSync(`src/content/${lang}/runbooks/*.mdx`)).toHaveLength(alerts.length);
  });

  test('say whether they wake anyone, and what is wrong where', () => {
    for (const { labels, annotations } of alerting) {
      expect(labels?.['severity']).toMatch(/^(?:page|ticket)$/);
      expect(annotations?.['summary']).toContain('{{ $labels.job }}');
    }
  });

  test('name only kinds of the package', () => {
    const kinds = rules.flatMap(({ expr }) => kindsIn(expr));
    expect(kinds.length).toBeGreaterThan(4);
    expect(kinds.filter((kind) => !(endingKinds as readonly string[]).includes(kind))).toEqual([]);
  });

  test('read only metrics that the recipe and the adapter of the package count, and all of them', () => {
    const read = new Set(rules.flatMap(({ expr }) => metricsIn(expr)));
    expect([...read].sort()).toEqual([...named()].sort());
  });

  test('read only what a rule above them records', () => {
    const known = new Set<string>();
    for (const { record, expr } of rules) {
      for (const name of expr.match(/\b\w+:\w+:\w+/g) ?? []) expect([...known]).toContain(name);
      if (record) known.add(record);
    }
  });

  test('look at the idle limits of the registry, as wide as the diagnosis does', () => {
    const near = rules.filter(({ labels }) => labels?.['limit']);
    for (const { labels, expr } of near) {
      const seconds = Number(labels!['limit']);
      expect(idleLimits).toContain(seconds);
      const [to, from] = [...expr.matchAll(/le=~"(\d+)\(/g)].map(([, bound]) => Number(bound));
      expect(ageBuckets).toContain(from);
      expect(ageBuckets).toContain(to);
      expect(firesAt({ seconds }, from!)).toBe(false);
      expect(firesAt({ seconds }, to!)).toBe(false);
      expect(from! < seconds && seconds < to!).toBe(true);
      expect(to! - from!).toBeLessThan(4 + seconds * 0.04);
    }
    expect(near.length).toBeGreaterThan(5);
  });
});

/** Percentages and minutes in a text, as digits or as the words that the runbooks use. */
function numbersIn(text: string): { readonly percent: readonly number[]; readonly minutes: readonly number[] } {
  const shares: Readonly<Record<string, number>> = { fifth: 20, tenth: 10 };
  const counts = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
  return {
    percent: [
      ...[...text.matchAll(/(\d+) ?[%％]/g)].map(([, number]) => Number(number)),
      ...[...text.matchAll(/(\d)割/g)].map(([, tenths]) => Number(tenths) * 10),
      ...[...text.matchAll(/\b(fifth|tenth)\b/gi)].map(([, word]) => shares[word!.toLowerCase()]!),
    ],
    minutes: [
      ...[...text.matchAll(/(\d+)(?: minutes|分)/g)].map(([, number]) => Number(number)),
      ...[...text.matchAll(/\b(\w+) minutes/gi)]
        .map(([, word]) => counts.indexOf(word!.toLowerCase()))
        .filter((number) => number > 0),
    ],
  };
}

describe('the runbooks', () => {
  test.each(languages.flatMap((lang) => alerts.map(({ name, slug }) => [lang, slug, name] as const)))(
    'in %s say of %s the numbers of its rule',
    (lang, slug, name) => {
      const page = readFileSync(`src/content/${lang}/runbooks/${slug}.mdx`, 'utf8');
      const [, means = ''] = /\n## .+\n\n(.+)\n/.exec(page) ?? [];
      const rule = alerting.find(({ alert }) => alert === name)!;
      const limits = [...rule.expr.matchAll(/\b0\.\d+/g)].map(([limit]) => Math.round(Number(limit) * 100));
      const spans = `${rule.expr} ${rule.for}`.match(/\b\d+(?=m\b)/g)?.map(Number) ?? [];
      const { percent, minutes } = numbersIn(means);
      expect(percent.filter((one) => !limits.includes(one) && !limits.includes(100 - one))).toEqual([]);
      // A client with a random delay needs a minute, whatever the rule.
      expect(minutes.filter((one) => one !== 1 && !spans.includes(one))).toEqual([]);
      expect(percent.length + minutes.length, means).toBeGreaterThan(0);
    },
  );
});

describe('the stories that the rules are tested on', () => {
  test.each(languages)('have the numbers of their runs in %s', (lang) => {
    const { stories } = wordsOf(lang, 'on-call');
    for (const story of alertStories as readonly AlertStory[]) {
      const { herd, clients, ageSeconds, growth } = story;
      const seconds = [herd?.gapMs, herd?.downMs, herd?.drainMs].map((ms) => (ms ?? 0) / 1_000);
      const known = [
        clients,
        growth,
        10,
        1,
        Math.floor(ageSeconds ?? 0),
        ...seconds,
        ...closeCodes.map(({ code }) => code),
      ];
      const each = herd && herd.batches > 1 ? [Math.round(clients / herd.batches / (herd.gapMs / 1_000))] : [];
      const said = (stories[story.id as keyof typeof stories].match(/\d[\d,]*/g) ?? []).map((one) =>
        Number(one.replaceAll(',', '')),
      );
      expect(
        said.filter((one) => ![...known, ...each].includes(one)),
        story.id,
      ).toEqual([]);
    }
  });
});

describe('the series that the rules are tested on', () => {
  test('are the same each time, and of the kinds and buckets of the package', () => {
    const story = {
      id: 'of-a-test',
      clients: 200,
      growth: 1,
      herd: null,
      kind: 'dropped',
      ageSeconds: null,
      fires: [],
    } as const;
    const series = seriesOf(story);
    expect(seriesOf(story)).toEqual(series);
    expect(series.filter(({ series: name }) => name.startsWith('websocket_closed_total'))).toHaveLength(
      endingKinds.length,
    );
    expect(series.filter(({ series: name }) => name.includes('le='))).toHaveLength(ageBuckets.length + 1);
  });
});
