import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertStories } from '../../src/scenarios/alert-stories.ts';
import { seriesOf, stepSeconds } from '../support/alert-series.ts';
import { end, freePort, type Running, recipePath, run, until } from '../support/recipes.ts';

// The queries of the dashboard, asked of a real Prometheus that has read three hours of a story and our rules.
type Query = { readonly title: string; readonly type: string; readonly expr: string };
const { panels, templating } = JSON.parse(readFileSync(recipePath('alerting/websocket-dashboard.json'), 'utf8')) as {
  panels: { title: string; type: string; targets: { expr: string }[] }[];
  templating: { list: { name: string; query: { query: string } | string; allValue?: string }[] };
};
const variable = (name: string) => templating.list.find((one) => one.name === name)!;
/** As Grafana fills them in. */
const queries: readonly Query[] = panels.flatMap(({ title, type, targets }) =>
  targets.map(({ expr }) => ({
    title,
    type,
    expr: expr.replaceAll('$job', variable('job').allValue!).replaceAll('$__rate_interval', `${4 * stepSeconds}s`),
  })),
);

let place: string;
let prometheus: Running;
let origin: string;

type Answer = { readonly status: string; readonly data: unknown };
async function ask(path: string, parameters: Readonly<Record<string, string>>): Promise<unknown> {
  const response = await fetch(`${origin}/api/v1/${path}?${new URLSearchParams(parameters)}`);
  const { status, data } = (await response.json()) as Answer;
  expect(status, JSON.stringify(parameters)).toBe('success');
  return data;
}
type Sample = { readonly metric: Readonly<Record<string, string>>; readonly value: readonly [number, string] };
const query = async (expr: string): Promise<readonly Sample[]> =>
  ((await ask('query', { query: expr })) as { result: readonly Sample[] }).result;

/** The series in the text that promtool reads, the last value a moment ago. */
function openMetrics(story: (typeof alertStories)[number]): string {
  const series = seriesOf(story);
  const steps = series[0]!.values.split(' ').length;
  const startsAt = Math.floor(Date.now() / 1_000) - 1 - (steps - 1) * stepSeconds;
  const lines = series.flatMap(({ series: name, values }) =>
    values.split(' ').map((value, step) => `${name} ${value} ${startsAt + step * stepSeconds}`),
  );
  return `${lines.join('\n')}\n# EOF\n`;
}

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'dashboard-'));
  const story = alertStories.find(({ fires }) => (fires as readonly string[]).includes('WebSocketEndingsAtLimit'))!;
  writeFileSync(join(place, 'series.txt'), openMetrics(story));
  execFileSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', `${place}/series.txt`, `${place}/data`]);
  const rules = readFileSync(recipePath('alerting/websocket-rules.yaml'), 'utf8');
  // A quarter of a minute is long for a test.
  writeFileSync(join(place, 'rules.yaml'), rules.replace('interval: 15s', 'interval: 1s'));
  writeFileSync(join(place, 'prometheus.yml'), JSON.stringify({ rule_files: [join(place, 'rules.yaml')] }));
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const flags = [`--config.file=${place}/prometheus.yml`, `--storage.tsdb.path=${place}/data`];
  const isReady = async () =>
    fetch(`${origin}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  prometheus = await run(['prometheus', `--web.listen-address=127.0.0.1:${port}`, ...flags], port, {}, isReady);
  await until('the rules are evaluated', async () => (await query('job:websocket_handshakes:rate1m')).length > 0);
});
afterAll(async () => {
  await end(prometheus, 'SIGTERM');
  rmSync(place, { recursive: true, force: true });
});

describe('the dashboard on a real Prometheus', () => {
  it('has queries', () => expect(queries.length).toBeGreaterThan(panels.length));

  it.each(queries)('$title: $expr', async ({ type, expr }) => {
    const samples = await query(expr);
    expect(samples).not.toEqual([]);
    expect(samples.filter(({ value: [, value] }) => !Number.isFinite(Number(value)))).toEqual([]);
    if (type === 'heatmap') expect(samples.every(({ metric }) => 'le' in metric)).toBe(true);
  });

  it('finds the jobs that can be chosen', async () => {
    const { query: asked } = variable('job').query as { query: string };
    const [, metric = '', label = ''] = /^label_values\((\w+), (\w+)\)$/.exec(asked)!;
    expect(await ask(`label/${label}/values`, { 'match[]': metric })).toEqual(['clients']);
  });
});
