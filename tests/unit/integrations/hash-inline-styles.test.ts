import { describe, expect, it } from 'vitest';
import { allowStyles } from '../../../src/integrations/hash-inline-styles.ts';

const page = (policy: string, styles: string): string =>
  `<head><meta http-equiv="content-security-policy" content="script-src 'self'; ${policy};"></head>${styles}`;
// printf 'a{}' | openssl dgst -sha256 -binary | base64
const hashOfRule = 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=';

describe('the style policy of a page', () => {
  it('allows the style elements that the page has, and no longer those of other pages', () => {
    const html = allowStyles(page("style-src 'self' 'sha256-other='", '<style>a{}</style>'));
    expect(html).toContain(`style-src 'self' '${hashOfRule}'`);
    expect(html).not.toContain('sha256-other=');
    expect(html).toContain("script-src 'self';");
  });

  it('names a style that occurs twice once', () => {
    const html = allowStyles(page("style-src 'self'", '<style>a{}</style><style>a{}</style>'));
    expect(html.split(hashOfRule)).toHaveLength(2);
  });

  it('leaves a page without a policy alone', () => {
    expect(allowStyles('<style>a{}</style>')).toBe('<style>a{}</style>');
  });
});
