import { closeCode, rangeOf } from '../protocol/close-codes.ts';
import { type FragmentValues, formatFragment } from './fragment.ts';

/** What an error message may say about one incident. `afterSeconds` is the time the connection was open. */
export type Incident = {
  readonly code: number;
  readonly afterSeconds?: number | undefined;
  readonly wasClean?: boolean | undefined;
  readonly reason?: string | undefined;
  readonly library?: string | undefined;
};

/** The English path of the page about a number: its own, that of its range, or the table of all. Permanent. */
export function codePath(code: number): string {
  if (closeCode(code)) return `/${code}/`;
  const range = rangeOf(code);
  return range?.hasPage ? `/${range.id}/` : '/codes/';
}

/** Path and fragment that an error message links to. null: the texts break the limits of a fragment. */
export function incidentLink({ code, afterSeconds, wasClean, reason, library }: Incident): string | null {
  const path = codePath(code);
  const values: FragmentValues = {
    ...(path === `/${code}/` ? {} : { code: String(code) }),
    ...(afterSeconds === undefined ? {} : { after: afterSeconds.toFixed(1) }),
    ...(wasClean === undefined ? {} : { clean: String(wasClean) }),
    ...(reason ? { reason } : {}),
    ...(library ? { lib: library } : {}),
  };
  const fragment = formatFragment(values);
  if (fragment === null) return null;
  return fragment === '' ? path : `${path}#${fragment}`;
}
