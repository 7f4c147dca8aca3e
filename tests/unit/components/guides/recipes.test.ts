import { describe, expect, test } from 'vitest';
import { partOf } from '../../../../src/components/guides/part-of.ts';
import { recipeFolders, recipeOf, recipes } from '../../../../src/components/guides/recipes.ts';

describe('recipes on pages', () => {
  test('every folder has some, and each has an address of its own', () => {
    for (const folder of recipeFolders) expect(recipes.filter((recipe) => recipe.folder === folder)).not.toEqual([]);
    const slugs = recipes.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs).toContain('servers/node-ws-mjs');
  });

  test('a part is the block that its first line opens, with the comment above it', () => {
    const code = '// Says why.\nfunction stop() {\n  if (a) {\n    b();\n  }\n}\nstop();\n';
    expect(partOf(code, 'Says why')).toBe('// Says why.\nfunction stop() {\n  if (a) {\n    b();\n  }\n}');
    expect(partOf(code, 'function stop')).toBe('function stop() {\n  if (a) {\n    b();\n  }\n}');
    const documented = '/** Adds. */\nconst add =\n  (a) =>\n  (b) => a + b;\n\nadd(1)(2);';
    expect(partOf(documented, 'Adds')).toBe('/** Adds. */\nconst add =\n  (a) =>\n  (b) => a + b;');
    expect(() => partOf(code, 'go')).toThrow('does not hold go');
  });

  test('the grace period of the Pod holds its hook and its drain', () => {
    const { code } = recipeOf('platforms/kubernetes.yaml');
    const number = (pattern: RegExp): number => Number(pattern.exec(code)?.[1]);
    const grace = number(/terminationGracePeriodSeconds: (\d+)/);
    const hook = number(/sleep:\n\s+seconds: (\d+)/);
    const drainMs = number(/DRAIN_MS\n\s+value: "(\d+)"/);
    expect(hook + drainMs / 1000).toBeLessThan(grace);
    expect(recipeOf('servers/node-ws.mjs').code).toContain('DRAIN_MS');
  });
});
