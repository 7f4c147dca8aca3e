import { visibleText } from '../../core/layout/visible-text.ts';

/** A longer name fills a phone; its end tells what kind of file it is. */
const namePartMax = 30;

/** The name of a file as a sentence can hold it: on one line, and without marks that turn what stands around it. */
export function shownName(name: string): string {
  const text = visibleText(name);
  const letters = [...text];
  if (letters.length <= 2 * namePartMax + 1) return text;
  return `${letters.slice(0, namePartMax).join('')}…${letters.slice(-namePartMax).join('')}`;
}
