import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { causes, familyCauses, scenarios } from '../../src/scenarios/index.ts';

const core = new URL('../../src/core/', import.meta.url);
const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

describe('the simulator derives, it does not look up', () => {
  // Ids that are also the name of an act or an event ("server-reset" is one) name no cause on their own.
  const ids = [...causes, ...familyCauses]
    .map((one) => one.scenario.id)
    .filter((id) => !['server-reset', 'server-terminate'].includes(id));

  it.each(files)('src/core/%s names no cause', (name) => {
    const text = readFileSync(new URL(name, core), 'utf8');
    expect(ids.filter((id) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(text))).toEqual([]);
  });
});

describe('scenarios', () => {
  it('are plain data that survives a trip through JSON', () => {
    for (const one of scenarios.values()) expect(JSON.parse(JSON.stringify(one))).toEqual(one);
  });

  it('each have an id of their own', () => {
    expect(scenarios.size).toBe(causes.length + familyCauses.length + 2);
  });
});
