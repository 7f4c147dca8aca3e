import fc from 'fast-check';
import { expect, it } from 'vitest';
import { browserOf } from '../../../../src/widgets/measure/browser.ts';

const mozilla = 'Mozilla/5.0';
const khtml = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

it.each([
  [`${mozilla} (X11; Linux x86_64) ${khtml} Chrome/156.0.0.0 Safari/537.36`, 'Chrome 156', 'Linux', 'chromium', false],
  [
    `${mozilla} (X11; Linux x86_64) ${khtml} HeadlessChrome/156.0.0.0 Safari/537.36`,
    'Chrome 156',
    'Linux',
    'chromium',
    false,
  ],
  [
    `${mozilla} (Windows NT 10.0; Win64; x64) ${khtml} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0`,
    'Edge 156',
    'Windows',
    'chromium',
    true,
  ],
  [
    `${mozilla} (Linux; Android 10; K) ${khtml} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`,
    'Samsung Internet 29',
    'Android',
    'chromium',
    true,
  ],
  [`${mozilla} (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0`, 'Firefox 153', 'Linux', 'firefox', false],
  [
    `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/26.1 Safari/605.1.15`,
    'Safari 26.1',
    'macOS',
    'webkitgtk',
    true,
  ],
  [
    `${mozilla} (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${webkit} Version/26.0 Mobile/15E148 Safari/604.1`,
    'Safari 26',
    'iOS 18.6',
    'webkitgtk',
    true,
  ],
  [
    `${mozilla} (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${webkit} CriOS/156.0.1.2 Mobile/15E148 Safari/604.1`,
    'Chrome 156.0.1.2',
    'iOS 18.6',
    'webkitgtk',
    true,
  ],
  [
    `${mozilla} (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${webkit} FxiOS/153.0 Mobile/15E148 Safari/605.1.15`,
    'Firefox 153',
    'iOS 18.6',
    'webkitgtk',
    true,
  ],
  [
    `${mozilla} (X11; Linux x86_64) ${webkit} Version/26.0 Safari/605.1.15`,
    'WebKitGTK 26',
    'Linux',
    'webkitgtk',
    false,
  ],
  ['Lynx/2.9', 'unknown', 'unknown', 'webkitgtk', true],
])('%s is %s', (userAgent, name, system, nearest, isNearestOnly) => {
  expect(browserOf(userAgent)).toMatchObject({ name, system, nearest, isNearestOnly });
});

it('keeps nothing of a name that it does not know, and nothing that is long', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2000 }), (userAgent) => {
      const { name, version, system } = browserOf(userAgent);
      expect(Math.max(name.length, version.length, system.length)).toBeLessThanOrEqual(60);
      expect(`${name} ${system}`).not.toMatch(/[<>"']/);
    }),
  );
});
