import { describe, expect, test, vi } from 'vitest';

/** What the configuration of the build says with this base path. */
async function configured(base: string): Promise<unknown> {
  vi.stubEnv('BASE_PATH', base);
  vi.resetModules();
  const { default: config } = await import('../../../astro.config.mjs');
  return config.base;
}

describe('the base path of a build', () => {
  test.each(['/', '', '/codes', 'codes/', '/a-b/c_d.e~1/'])('may be %j', async (base) => {
    expect(await configured(base)).toBe(base);
  });

  test.each(['//evil.example', '/a b', '/"<x>', '/../up', '/a\\b', '/%2e', '/a?b', '/a#b'])(
    'may not be %j',
    async (base) => {
      await expect(configured(base)).rejects.toThrow(`not “${base}”`);
    },
  );
});
