import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageFacts } from '../../../src/api/page-facts.ts';
import { causeRows } from '../../../src/components/codes/cause-rows.ts';
import { partOf } from '../../../src/components/guides/part-of.ts';
import { recipes } from '../../../src/components/guides/recipes.ts';
import { neverOpened } from '../../../src/core/diagnose/causes/never-opened.ts';
import { heartbeatRecipes, proxyRemedies } from '../../../src/core/diagnose/remedies.ts';
import { timers } from '../../../src/core/diagnose/timers.ts';
import { incidentOf } from '../../../src/core/link/incident-link.ts';

describe('the answer to an error link', () => {
  it('marks rows that the page has, and the handshake’s row for every cause that never opened', () => {
    for (const [code, rows] of Object.entries(causeRows)) {
      const listed = pageFacts[Number(code)]!.causes.map(({ id }) => id);
      for (const row of Object.keys(rows)) expect(listed).toContain(row);
    }
    expect([...causeRows[1006]!['handshake']!].sort()).toEqual(neverOpened.map(({ id }) => id).sort());
  });

  it('leads to recipes that have a page, and shows a part that the recipe holds', () => {
    const pages = recipes.map(({ slug }) => slug);
    for (const { recipe } of Object.values(proxyRemedies)) if (recipe) expect(pages).toContain(recipe);
    for (const { file, from, recipe } of Object.values(heartbeatRecipes)) {
      expect(recipes.find(({ slug }) => slug === recipe)?.file).toBe(file);
      if (from) expect(partOf(readFileSync(`src/recipes/${file}`, 'utf8'), from).split('\n').length).toBeGreaterThan(2);
    }
  });

  it('raises what the recipes of the same proxies raise', () => {
    for (const { lines, recipe } of Object.values(proxyRemedies)) {
      const code = recipes.find(({ slug }) => slug === recipe)?.code;
      if (code) for (const line of lines.split('\n')) expect(code).toContain(line);
    }
  });

  it('names only proxies that end a silence', () => {
    const idle = timers.filter(({ kind }) => kind === 'idle').map(({ via }) => via);
    for (const via of Object.keys(proxyRemedies)) if (via !== 'haproxy') expect(idle).toContain(via);
  });

  it('knows the library whatever version the link names', () => {
    for (const lib of ['ws', 'ws@8', 'WS@8.18.0', 'ws@']) expect(incidentOf({ lib })).toEqual({ library: 'ws' });
    expect(incidentOf({ lib: 'socketio@4' })).toEqual({ library: 'socket.io' });
    // As a Go module and a package of a scope are called.
    expect(incidentOf({ lib: 'github.com/gorilla/websocket@v1.5.3' })).toEqual({ library: 'gorilla' });
    expect(incidentOf({ lib: '@microsoft/signalr@8' })).toEqual({ library: 'signalr' });
    expect(incidentOf({ lib: '@8' })).toBeNull();
    expect(incidentOf({ lib: '@scope/ws@8' })).toBeNull();
  });
});
