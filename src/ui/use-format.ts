import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Format } from '../core/format.ts';

const FormatContext = createContext<Format | null>(null);

/** Around a widget: what its parts write numbers and times with. */
export const FormatProvider = FormatContext.Provider;

/** The format of the widget around. Throws without one, which would be a mistake of ours. */
export function useFormat(): Format {
  const format = useContext(FormatContext);
  if (!format) throw new Error('no FormatProvider around this component');
  return format;
}
