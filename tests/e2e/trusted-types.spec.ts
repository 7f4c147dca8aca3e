import { expect, test } from '../support/test.ts';

/** Whether a worker may be started from an address, and text may become markup; each refusal is a violation. */
test.describe('text never becomes script or markup', () => {
  test.use({ expectedMessages: [/TrustedScriptURL|TrustedHTML|TrustedScript|trusted-types|createPolicy/i] });

  test('on a page of each kind', { tag: '@core' }, async ({ page, baseURL }) => {
    const base = new URL(baseURL ?? '').pathname;
    for (const path of ['1006/', '1001-vs-1006/', 'ja/herd/', 'embed/timeline/', 'onboarding/']) {
      await page.goto(path);
      const refused = await page.evaluate((base) => {
        const refuses = (attempt: () => unknown): boolean => {
          try {
            attempt();
            return false;
          } catch (error) {
            return error instanceof TypeError;
          }
        };
        const types = (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } })
          .trustedTypes;
        return {
          'a worker of another host': refuses(() => new Worker('https://example.org/_astro/worker.js')),
          'a worker from data': refuses(() => new Worker('data:text/javascript,postMessage(1)')),
          'a worker that is none of ours': refuses(() => new Worker(`${base}_astro/other.js`)),
          'a worker elsewhere on the origin': refuses(() => new Worker(`${base}x/_astro/herd-worker-none.js`)),
          'another offline worker': refuses(() => new Worker(`${base}x/sw.js`)),
          'a script element': refuses(() => {
            document.createElement('script').src = 'https://example.org/x.js';
          }),
          'markup from text': refuses(() => {
            document.body.innerHTML = '<img src=x onerror=alert(1)>';
          }),
          'another policy': refuses(() => types.createPolicy('mine', {})),
          'our own worker': refuses(() => new Worker(`${base}_astro/herd-worker-none.js`).terminate()),
        };
      }, base);
      expect(refused, `/${path}`).toEqual({
        'a worker of another host': true,
        'a worker from data': true,
        'a worker that is none of ours': true,
        'a worker elsewhere on the origin': true,
        'another offline worker': true,
        'a script element': true,
        'markup from text': true,
        'another policy': true,
        'our own worker': false,
      });
    }
  });
});
