import { utf16Of } from '../../core/capture/utf16.ts';

/** The text of a CSV, which spreadsheet programs save in UTF-8, in UTF-16 or, in Japan, in Shift_JIS. */
export async function textOfCsv(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const utf16 = utf16Of(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}
