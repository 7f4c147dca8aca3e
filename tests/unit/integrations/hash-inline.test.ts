import { describe, expect, it } from 'vitest';
import { allowInline } from '../../../src/integrations/hash-inline.ts';

const page = (policy: string, elements: string): string =>
  `<head><meta http-equiv="content-security-policy" content="default-src 'self'; ${policy};"></head>${elements}`;
// printf 'a{}' | openssl dgst -sha256 -binary | base64
const hashOfRule = 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=';

describe('the policy of a page', () => {
  it.each([
    ['style-src', '<style>a{}</style>'],
    ['script-src', '<script>a{}</script>'],
    ['script-src', '<script type="module">a{}</script>'],
  ])('allows in its %s what the page has, and no longer what other pages have: %s', (directive, element) => {
    const html = allowInline(page(`${directive} 'self' 'sha256-other='`, element));
    expect(html).toContain(`${directive} 'self' '${hashOfRule}'`);
    expect(html).not.toContain('sha256-other=');
    expect(html).toContain("default-src 'self';");
  });

  it('needs no hash for files and for data', () => {
    const elements = '<script src="/a.js"></script><script type="application/json">a{}</script>';
    expect(allowInline(page("script-src 'self' 'sha256-file='", elements))).toBe(page("script-src 'self'", elements));
  });

  it('names what occurs twice once', () => {
    const html = allowInline(page("style-src 'self'", '<style>a{}</style><style>a{}</style>'));
    expect(html.split(hashOfRule)).toHaveLength(2);
  });

  it('leaves a page without a policy alone', () => {
    expect(allowInline('<style>a{}</style>')).toBe('<style>a{}</style>');
  });
});
