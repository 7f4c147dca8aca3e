import type { JSX } from 'preact';
import type { Facts } from '../../core/diagnose/facts.ts';
import { meaningOf, serviceOf } from '../../core/diagnose/services/index.ts';
import { fill } from '../../core/format.ts';
import { quotedLanguage } from '../../i18n/languages.ts';
import type { DiagnoseWords } from './words.ts';

type Props = { readonly facts: Facts; readonly words: DiagnoseWords };

/** What the service itself says that its code means, and whether to connect again. */
export function ServiceNote({ facts: { service, code }, words: { page } }: Props): JSX.Element | null {
  const meaning = meaningOf(service, code);
  if (service === undefined || !meaning) return null;
  const { name, source } = serviceOf(service);
  return (
    <p class="dg-note">
      {fill(page.serviceSays, { service: name, code: code ?? '' })}{' '}
      <a href={source} lang={quotedLanguage}>
        {meaning.means}
      </a>
      <br />
      <b>{page.connectAgain[meaning.again]}</b>
    </p>
  );
}
