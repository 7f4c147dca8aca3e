import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/core/sim/simulate.ts';
import { printTrace } from '../../src/core/trace/print-trace.ts';
import { scenarios } from '../../src/scenarios/index.ts';

// `UPDATE_TRACES=1 npm run test:unit` writes them again; the change is then reviewed as a diff.
const file = (id: string) => new URL(`./${id}.txt`, import.meta.url);

describe('golden traces', () => {
  it.each([...scenarios.keys()])('%s tells the reviewed story', (id) => {
    const text = printTrace(simulate(scenarios.get(id)!));
    if (process.env.UPDATE_TRACES) writeFileSync(file(id), text);
    expect(existsSync(file(id)), `no golden trace for ${id}`).toBe(true);
    expect(text).toBe(readFileSync(file(id), 'utf8'));
  });

  it('has no golden trace without a scenario', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.txt'));
    expect(files.map((name) => name.slice(0, -4)).sort()).toEqual([...scenarios.keys()].sort());
  });
});
