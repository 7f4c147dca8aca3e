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

/** What may follow the first characters: literals that end here, and those that go on, by their next character. */
type Branch = { readonly ends: readonly number[]; readonly next: ReadonlyMap<number, Branch | number> };

/** One branch for all literals that begin alike. A literal that is alone from here on is kept as a number. */
function branchOf(all: readonly string[], group: readonly number[], depth: number): Branch {
  const ends: number[] = [];
  const groups = new Map<number, number[]>();
  for (const literal of group) {
    if (all[literal]!.length === depth) ends.push(literal);
    else {
      const code = all[literal]!.charCodeAt(depth);
      const some = groups.get(code);
      if (some) some.push(literal);
      else groups.set(code, [literal]);
    }
  }
  const next = new Map<number, Branch | number>();
  for (const [code, some] of groups) next.set(code, some.length === 1 ? some[0]! : branchOf(all, some, depth + 1));
  return { ends, next };
}

/** Whether the rest of a literal stands in the text. */
function goesOn(text: string, at: number, literal: string, from: number): boolean {
  if (at + literal.length > text.length) return false;
  for (let i = from; i < literal.length; i++)
    if (foldTable[text.charCodeAt(at + i)] !== literal.charCodeAt(i)) return false;
  return true;
}

const isWide = /[\u3000-\uffdc]/;

const headOf = (text: string): number => {
  let hash = 0;
  for (let i = 0; i < gram; i++) hash = ((hash << 5) ^ foldTable[text.charCodeAt(i)]!) & mask;
  return hash;
};

/**
 * The literals are written as `fold` gives them. Those of less than four characters are words of Chinese, Japanese or
 * Korean; they are looked for one by one, and only in texts with such characters.
 */
export function literals(all: readonly string[]): Literals {
  const groups = new Map<number, number[]>();
  const short: number[] = [];
  all.forEach((literal, i) => {
    if (literal.length < gram) short.push(i);
    else groups.set(headOf(literal), [...(groups.get(headOf(literal)) ?? []), i]);
  });
  const isHead = new Uint8Array(1 << bits);
  for (const hash of groups.keys()) isHead[hash] = 1;
  // Each is made with the first text that begins so: all of them at once would hold up a page that only loads this.
  const heads = new Map<number, Branch>();
  const headAt = (hash: number): Branch => {
    const known = heads.get(hash);
    if (known) return known;
    const made = branchOf(all, groups.get(hash)!, 0);
    heads.set(hash, made);
    return made;
  };
  const follow = (text: string, at: number, head: Branch, found: (literal: number, at: number) => void): void => {
    let branch = head;
    for (let depth = 0; ; depth++) {
      for (const literal of branch.ends) found(literal, at);
      if (at + depth >= text.length) return;
      const next = branch.next.get(foldTable[text.charCodeAt(at + depth)]!);
      if (next === undefined) return;
      if (typeof next === 'number') {
        if (goesOn(text, at, all[next]!, depth + 1)) found(next, at);
        return;
      }
      branch = next;
    }
  };
  return {
    scan: (text, found) => {
      let hash = 0;
      for (let i = 0; i < text.length; i++) {
        hash = ((hash << 5) ^ foldTable[text.charCodeAt(i)]!) & mask;
        const at = i - gram + 1;
        if (at >= 0 && isHead[hash] === 1) follow(text, at, headAt(hash), found);
      }
      if (!isWide.test(text)) return;
      for (const literal of short) {
        const at = text.indexOf(all[literal]!);
        if (at >= 0) found(literal, at);
      }
    },
  };
}
