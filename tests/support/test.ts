import { test as base, expect } from '@playwright/test';

/** What a page must never do; a test that expects one of these says so with `test.use({ expectedMessages: [/…/] })`. */
type Options = { readonly expectedMessages: readonly RegExp[] };
type Fixtures = { readonly quiet: undefined };

/**
 * `test` with a watcher: a console message, an uncaught error, a violation of the Content-Security-Policy or a request
 * to another host fails the test that caused it.
 */
export const test = base.extend<Options & Fixtures>({
  expectedMessages: [[], { option: true }],
  quiet: [
    async ({ context, baseURL, expectedMessages }, use) => {
      const complaints: string[] = [];
      const host = new URL(baseURL ?? 'http://localhost').host;
      context.on('console', (message) => {
        // Notes on what Playwright does: it lets no service worker in, and measures what waits to be shown.
        if (!/Service Worker registration blocked|subtree hidden by content-visibility/.test(message.text()))
          complaints.push(`console ${message.type()}: ${message.text()}`);
      });
      context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (/^(https?|wss?):$/.test(url.protocol) && url.host !== host) complaints.push(`foreign request: ${url}`);
      });
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
        });
      });
      await use(undefined);
      expect(complaints.filter((text) => !expectedMessages.some((pattern) => pattern.test(text)))).toEqual([]);
    },
    { auto: true },
  ],
});

/** Of tests that differ in language or input alone, the window of `npm test` takes one. */
export const coreIf = (isOne: boolean): { readonly tag?: string } => (isOne ? { tag: '@core' } : {});

export { expect };
