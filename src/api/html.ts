/** Text as HTML, between tags. */
export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Text as HTML, between the quotes of an attribute. */
export const escapedAttribute = (text: string): string => escaped(text).replaceAll('"', '&quot;');
