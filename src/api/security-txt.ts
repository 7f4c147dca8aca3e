import { href } from '../i18n/href.ts';
import { defaultLanguage, languages } from '../i18n/languages.ts';

/** Renewed with each release, by a test: less than a year ahead, as RFC 9116 §2.5.5 recommends. */
const expires = '2027-11-01T00:00:00Z';

/** Where a contact may be: RFC 9116 §2.5.3. */
const isContact = (text: string): boolean => URL.canParse(text) && /^(?:https|mailto|tel):\S+$/.test(text);

/**
 * What /.well-known/security.txt says (RFC 9116). SECURITY_CONTACT names where to report, as a URI; without it the
 * mailbox that RFC 2142 §4 gives to every domain for this. Throws where it is no such URI.
 */
export function securityTxt({ SECURITY_CONTACT }: Readonly<Record<string, string | undefined>>, site: URL): string {
  const contact = SECURITY_CONTACT || `mailto:security@${site.hostname}`;
  if (!isContact(contact)) throw new Error(`SECURITY_CONTACT is ${contact}, which is no https:, mailto: or tel: URI.`);
  return [
    `Contact: ${contact}`,
    `Expires: ${expires}`,
    `Preferred-Languages: ${languages.join(', ')}`,
    `Canonical: ${new URL(href(defaultLanguage, '/.well-known/security.txt'), site).href}`,
    '',
  ].join('\n');
}
