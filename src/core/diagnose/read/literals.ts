/**
 * Finds many literals in a text at once. Letters of ASCII match in both cases, and typographic quotes, dashes and
 * spaces match plain ones. Every position is looked at once through a hash of four characters, so the time grows with
 * the length of the text, whatever it holds.
 */
export type Literals = {
  /** Calls back for every literal that begins anywhere in `text`, in the order of their places. */
  readonly scan: (text: string, found: (literal: number, at: number) => void) => void;
};

const gram = 4;
const bits = 20;
const mask = (1 << bits) - 1;

const same: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '\u00A0': ' ',
  '\t': ' ',
  '（': '(',
  '）': ')',
  '：': ':',
};

const foldTable = ((): Uint16Array => {
  const table = new Uint16Array(0x1_0000);
  for (let code = 0; code < table.length; code++) table[code] = code;
  for (let code = 65; code <= 90; code++) table[code] = code + 32;
  for (const [from, to] of Object.entries(same)) table[from.charCodeAt(0)] = to.charCodeAt(0);
  return table;
})();

/** What `text` is compared as. It has the same length, so places in it are places in `text`. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return Array.from({ length: text.length }, (_, i) => foldAt(text, i)).join('');
  return /[‘’“”–—\u00A0\t（）：]/.test(lower) ? lower.replace(/[‘’“”–—\u00A0\t（）：]/g, (one) => same[one]!) : lower;
}

const foldAt = (text: string, i: number): string => String.fromCharCode(foldTable[text.charCodeAt(i)]!);

function startsWith(text: string, at: number, literal: string): boolean {
  if (at + literal.length > text.length) return false;
  for (let i = gram; i < literal.length; i++)
    if (foldTable[text.charCodeAt(at + i)] !== literal.charCodeAt(i)) return false;
  return true;
}

const isWide = /[\u3000-\uffdc]/;

/**
 * The literals are written as `fold` gives them. Those of less than four characters are words of Chinese, Japanese or
 * Korean; they are looked for one by one, and only in texts with such characters.
 */
export function literals(all: readonly string[]): Literals {
  const heads = new Map<number, number[]>();
  const isHead = new Uint8Array(1 << bits);
  const short: number[] = [];
  all.forEach((literal, i) => {
    if (literal.length < gram) {
      short.push(i);
      return;
    }
    let hash = 0;
    for (let k = 0; k < gram; k++) hash = ((hash << 5) ^ foldTable[literal.charCodeAt(k)]!) & mask;
    isHead[hash] = 1;
    heads.set(hash, [...(heads.get(hash) ?? []), i]);
  });
  const isSameHead = (text: string, at: number, literal: string): boolean => {
    for (let i = 0; i < gram; i++) if (foldTable[text.charCodeAt(at + i)] !== literal.charCodeAt(i)) return false;
    return true;
  };
  return {
    scan: (text, found) => {
      let hash = 0;
      for (let i = 0; i < text.length; i++) {
        hash = ((hash << 5) ^ foldTable[text.charCodeAt(i)]!) & mask;
        const at = i - gram + 1;
        if (at < 0 || isHead[hash] === 0) continue;
        for (const literal of heads.get(hash)!)
          if (isSameHead(text, at, all[literal]!) && startsWith(text, at, all[literal]!)) found(literal, at);
      }
      if (!isWide.test(text)) return;
      for (const literal of short) {
        const at = text.indexOf(all[literal]!);
        if (at >= 0) found(literal, at);
      }
    },
  };
}
