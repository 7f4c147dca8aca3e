import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { recipePath } from '../support/recipes.ts';

// Grafana itself is in no registry that the tests use. Its published types say what it reads.
mkdirSync('.cache', { recursive: true });
const place = mkdtempSync('.cache/grafana-');
afterAll(() => rmSync(place, { recursive: true, force: true }));

type Dashboard = {
  readonly links: readonly object[];
  readonly panels: readonly { readonly type: string; readonly options: object }[];
};
const dashboard = JSON.parse(readFileSync(recipePath('alerting/websocket-dashboard.json'), 'utf8')) as Dashboard;
const [first, ...others] = dashboard.panels;

/** A dashboard as a value of Grafana's types. */
function typed(whole: Dashboard): string {
  const optionsOf = (type: string): string =>
    JSON.stringify(whole.panels.filter((panel) => panel.type === type).map(({ options }) => options));
  const options = (panel: string): string =>
    `'@grafana/schema/dist/esm/raw/composable/${panel.toLowerCase()}/panelcfg/x/${panel}PanelCfg_types.gen'`;
  return `
    import type { Dashboard } from '@grafana/schema';
    import type { Options as Heatmap } from ${options('Heatmap')};
    import type { Options as Stat } from ${options('Stat')};
    import type { Options as TimeSeries } from ${options('TimeSeries')};
    // Grafana has a default where a panel says nothing.
    type Some<T> = { [K in keyof T]?: T[K] extends object | undefined ? Some<T[K]> : T[K] };
    export const dashboard: Dashboard = ${JSON.stringify(whole)};
    export const heatmaps: Some<Heatmap>[] = ${optionsOf('heatmap')};
    export const stats: Some<Stat>[] = ${optionsOf('stat')};
    export const timeSeries: Some<TimeSeries>[] = ${optionsOf('timeseries')};`;
}

/** What the compiler says of each of them, by their names; one run, since most of its time goes to Grafana's types. */
function complaints(dashboards: Readonly<Record<string, Dashboard>>): Readonly<Record<string, string>> {
  const names = Object.keys(dashboards);
  for (const name of names) writeFileSync(join(place, `${name}.ts`), typed(dashboards[name]!));
  const settings = '--noEmit --strict --skipLibCheck --ignoreConfig --target es2023 --module esnext --pretty false';
  const files = names.map((name) => join(place, `${name}.ts`));
  const { stdout } = spawnSync('npx', ['tsc', ...settings.split(' '), '--moduleResolution', 'bundler', ...files], {
    encoding: 'utf8',
  });
  const lines = stdout.split('\n');
  return Object.fromEntries(names.map((name) => [name, lines.filter((line) => line.includes(`${name}.ts(`)).join('')]));
}

test('the dashboard has the form that Grafana’s types ask for, and they would notice another', () => {
  const said = complaints({
    ours: dashboard,
    links: { ...dashboard, links: [{ title: 'Runbooks' }] },
    options: { ...dashboard, panels: [{ ...first!, type: 'heatmap', options: { yAxsi: {} } }, ...others] },
    place: { ...dashboard, panels: [{ ...first!, gridPos: { x: 'left' } } as (typeof others)[number], ...others] },
  });
  expect(said).toEqual({
    ours: '',
    links: expect.stringContaining('DashboardLink'),
    options: expect.stringContaining('yAxsi'),
    place: expect.stringContaining('number'),
  });
});
