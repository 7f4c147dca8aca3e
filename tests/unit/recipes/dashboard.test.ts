import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { recipePath } from '../../support/recipes.ts';

const datasource = v.strictObject({ type: v.literal('prometheus'), uid: v.literal('$' + '{datasource}') });
const panel = v.strictObject({
  id: v.pipe(v.number(), v.integer()),
  title: v.pipe(v.string(), v.nonEmpty()),
  type: v.picklist(['stat', 'timeseries', 'heatmap']),
  description: v.optional(v.string()),
  datasource,
  gridPos: v.strictObject({ x: v.number(), y: v.number(), w: v.number(), h: v.number() }),
  fieldConfig: v.looseObject({ overrides: v.array(v.unknown()) }),
  options: v.looseObject({}),
  targets: v.pipe(
    v.array(
      v.strictObject({
        refId: v.string(),
        datasource,
        expr: v.pipe(v.string(), v.nonEmpty()),
        legendFormat: v.string(),
        format: v.optional(v.literal('heatmap')),
      }),
    ),
    v.minLength(1),
  ),
});
const dashboard = v.looseObject({
  uid: v.string(),
  title: v.string(),
  schemaVersion: v.number(),
  templating: v.strictObject({ list: v.array(v.looseObject({ name: v.string(), type: v.string() })) }),
  panels: v.array(panel),
});

const read = (name: string): string => readFileSync(recipePath(`alerting/${name}`), 'utf8');
const { panels, templating } = v.parse(dashboard, JSON.parse(read('websocket-dashboard.json')));
const { groups } = parse(read('websocket-rules.yaml')) as {
  groups: { rules: { record?: string; expr: string }[] }[];
};
const rules = groups.flatMap((group) => group.rules);
const metrics = (expr: string): readonly string[] =>
  expr.match(/[a-z_]*:?websocket_?[a-z_0-9]*(?::[a-z_0-9]+)*/g) ?? [];

describe('the dashboard for Grafana', () => {
  test('gives each panel a number of its own and a place where no other is', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    for (const { gridPos } of panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
  });

  test('asks whoever imports it for the source of its data, and for the jobs', () => {
    expect(templating.list.map(({ name, type }) => [name, type])).toEqual([
      ['datasource', 'datasource'],
      ['job', 'query'],
    ]);
  });

  test('reads only what the rules record or read themselves, and every one of their records that is not of a sum', () => {
    const recorded = new Set(rules.flatMap(({ record }) => record ?? []));
    const known = new Set([...recorded, ...rules.flatMap(({ expr }) => metrics(expr))]);
    const shown = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => metrics(expr)));
    expect(shown.filter((name) => !known.has(name))).toEqual([]);
    expect([...recorded].filter((name) => !shown.includes(name))).toEqual(['job:websocket_closed:rate5m']);
  });
});
