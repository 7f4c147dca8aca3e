import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { securityTxt } from '../../../src/api/security-txt.ts';

const site = new URL('https://codes.example.org/');
const field = (name: string, text = securityTxt({}, site)): readonly string[] =>
  [...text.matchAll(new RegExp(`^${name}: (.+)$`, 'gm'))].map(([, value]) => value!);

const dayMs = 86_400_000;

/** The end of the month of the newest release, as the changelog dates it. */
function releasedMs(): number {
  const [, year, month] = /^## \d+\.\d+\.\d+ – (\d{4})-(\d{2})$/m.exec(readFileSync('CHANGELOG.md', 'utf8'))!;
  return Date.UTC(Number(year), Number(month), 1);
}

test('says where to report, until when, in which languages and where it lies, each once where RFC 9116 says so', () => {
  expect(field('Contact')).toEqual(['mailto:security@codes.example.org']);
  expect(field('Preferred-Languages')).toEqual(['en, ja']);
  expect(field('Canonical')).toEqual(['https://codes.example.org/.well-known/security.txt']);
  expect(field('Expires')).toHaveLength(1);
  for (const line of securityTxt({}, site).trimEnd().split('\n')) expect(line).toMatch(/^[A-Z][\w-]+: \S.*$/);
});

test('holds for half a year after the newest release, and for no more than one', () => {
  const [expires = ''] = field('Expires');
  expect(expires).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
  const daysLeft = (Date.parse(expires) - releasedMs()) / dayMs;
  expect(daysLeft).toBeGreaterThan(182);
  expect(daysLeft).toBeLessThan(366);
});

test.each(['https://example.org/report', 'mailto:a@example.org', 'tel:+1-201-555-0123'])(
  'names the contact that the build is given: %s',
  (contact) => {
    expect(field('Contact', securityTxt({ SECURITY_CONTACT: contact }, site))).toEqual([contact]);
  },
);

test.each(['a@example.org', 'http://example.org/', 'javascript:alert(1)', 'mailto:a@example.org\nContact: x:y'])(
  'ends the build for what is no contact: %j',
  (contact) => {
    expect(() => securityTxt({ SECURITY_CONTACT: contact }, site)).toThrow(/SECURITY_CONTACT is /);
  },
);
