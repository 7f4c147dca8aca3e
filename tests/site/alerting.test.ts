import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { alerts } from '../../src/scenarios/alert-stories.ts';
import { dist } from '../support/built-site.ts';

const site = new URL(process.env['BASE_PATH'] ?? '/', process.env['SITE'] ?? 'http://localhost:4321').href.replace(
  /\/$/,
  '',
);
const served = (name: string): string => readFileSync(join(dist, 'recipes', name), 'utf8');

test('every alert that can be downloaded leads to a page of this site', () => {
  const { groups } = parse(served('alerting/websocket-rules.yaml')) as {
    groups: { rules: { alert?: string; annotations?: { runbook_url: string } }[] }[];
  };
  const urls = groups.flatMap(({ rules }) => rules.flatMap(({ annotations }) => annotations?.runbook_url ?? []));
  expect(urls).toHaveLength(alerts.length);
  for (const url of urls) {
    expect(url.startsWith(`${site}/runbooks/`), url).toBe(true);
    expect(existsSync(join(dist, url.slice(site.length), 'index.html')), url).toBe(true);
  }
});

test('the dashboard leads to the runbooks of this site', () => {
  const { links } = JSON.parse(served('alerting/websocket-dashboard.json')) as { links: { url: string }[] };
  expect(links.map(({ url }) => url)).toEqual([`${site}/runbooks/`]);
});

test('the script of the game day is served as the tests run it', () => {
  expect(served('game-day/game-day.sh')).toBe(readFileSync('src/recipes/game-day/game-day.sh', 'utf8'));
});
