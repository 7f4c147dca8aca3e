/** One TLS record, as anybody on the wire sees it. RFC 8446 §5.1. */
export type TlsRecord = {
  readonly atMs: number;
  readonly type: 'change-cipher-spec' | 'alert' | 'handshake' | 'application-data';
  /** Of the record's content, without the five bytes of its header. */
  readonly bytes: number;
  /** Of a readable alert: its description; null where it is encrypted. */
  readonly alert: number | null;
  /** Of a readable handshake record: the type of its first message. */
  readonly handshake: number | null;
  /** Of a ClientHello: the server's name and the protocols offered (RFC 6066, RFC 7301). */
  readonly hello: { readonly serverName: string | null; readonly protocols: readonly string[] } | null;
};

/** Lengths of TLS 1.3 records that tell what is in them. */
export const recordBytes = {
  /** A Finished message with SHA-384 (48 bytes + 4 + 17): what the client sends before its first request. */
  finished: 69,
  /** An alert (2 bytes + 17), which no answer is short enough to be. */
  alert: 19,
  /** Preface, SETTINGS and WINDOW_UPDATE of Chromium and Firefox take under 150 bytes; an upgrade request never does. */
  prefaceMax: 200,
} as const;

const types = { 20: 'change-cipher-spec', 21: 'alert', 22: 'handshake', 23: 'application-data' } as const;
const keptBytes = 4096;

/** Reads the records of one direction. Only handshake and alert records are kept while they are read. */
export class TlsReader {
  readonly #onRecord: (record: TlsRecord) => void;
  readonly #head: number[] = [];
  #atMs = 0;
  #left = 0;
  #kept: number[] = [];
  #bytes = 0;
  #type: TlsRecord['type'] = 'handshake';
  #encrypted = false;
  #lost = false;

  constructor(onRecord: (record: TlsRecord) => void) {
    this.#onRecord = onRecord;
  }

  bytes(data: Uint8Array, atMs: number, start: boolean): void {
    if (this.#lost) {
      if (!start || !looksLikeTls(data)) return;
      this.#lost = false;
    }
    for (let at = 0; at < data.length; ) {
      if (this.#left > 0) {
        const count = Math.min(this.#left, data.length - at);
        if (this.#type === 'handshake' || this.#type === 'alert')
          for (let i = 0; i < count && this.#kept.length < keptBytes; i++) this.#kept.push(data[at + i]!);
        this.#left -= count;
        at += count;
        if (this.#left === 0) this.#finish();
        continue;
      }
      if (this.#head.length === 0) this.#atMs = atMs;
      this.#head.push(data[at++]!);
      if (this.#head.length < 5) continue;
      const [type = 0, major = 0, , high = 0, low = 0] = this.#head;
      this.#head.length = 0;
      const known = types[type as keyof typeof types];
      if (!known || major !== 3) {
        this.#lost = true;
        return;
      }
      this.#type = known;
      this.#bytes = high * 256 + low;
      this.#left = this.#bytes;
      this.#kept = [];
      if (this.#left === 0) this.#finish();
    }
  }

  /** Whether a record may have been in the bytes that are missing. */
  gap(count: number): boolean {
    if (count < this.#left) {
      this.#left -= count;
      return false;
    }
    const exact = count === this.#left && this.#left > 0;
    if (this.#left > 0) {
      this.#left = 0;
      this.#finish();
    }
    if (!exact) {
      this.#head.length = 0;
      this.#lost = true;
    }
    return !exact;
  }

  #finish(): void {
    const readable = !this.#encrypted;
    const kept = this.#kept;
    this.#onRecord({
      atMs: this.#atMs,
      type: this.#type,
      bytes: this.#bytes,
      alert: this.#type === 'alert' && kept.length === 2 ? kept[1]! : null,
      handshake: this.#type === 'handshake' && readable ? (kept[0] ?? null) : null,
      hello: this.#type === 'handshake' && readable && kept[0] === 1 ? readHello(kept) : null,
    });
    // After ChangeCipherSpec (TLS 1.2), or with the first application data (TLS 1.3), all content is hidden.
    if (this.#type === 'change-cipher-spec' || this.#type === 'application-data') this.#encrypted = true;
    this.#kept = [];
  }
}

export function looksLikeTls(data: Uint8Array): boolean {
  const [type = 0, major = 0] = data;
  return type >= 20 && type <= 23 && major === 3;
}

/** RFC 8446 §4.1.2: version, random, session id, cipher suites, compression, then extensions. */
function readHello(bytes: readonly number[]): TlsRecord['hello'] {
  const u16 = (at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
  let at = 4 + 2 + 32;
  at += 1 + (bytes[at] ?? 0);
  at += 2 + u16(at);
  at += 1 + (bytes[at] ?? 0);
  const end = Math.min(bytes.length, at + 2 + u16(at));
  at += 2;
  let serverName: string | null = null;
  const protocols: string[] = [];
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.slice(from, Math.min(to, end)));
  while (at + 4 <= end) {
    const type = u16(at);
    const next = at + 4 + u16(at + 2);
    if (type === 0 && at + 9 <= end) serverName = text(at + 9, at + 9 + u16(at + 7));
    if (type === 16) {
      for (let one = at + 6; one < Math.min(next, end); one += 1 + (bytes[one] ?? 0))
        protocols.push(text(one + 1, one + 1 + (bytes[one] ?? 0)));
    }
    at = next;
  }
  return { serverName, protocols };
}
