/** How many names are kept; two that share a slot are written again and again, and stay right. */
const slots = 1024;

/**
 * The ends of TCP connections as text, `192.0.2.1:443` or `[2001:db8:0:0:0:0:0:1]:443`. A long capture names the same
 * few ends a million times: they are written once.
 */
export class EndNames {
  readonly #addresses = new Uint32Array(slots * 4);
  readonly #ports = new Int32Array(slots).fill(-1);
  readonly #names: string[] = Array.from({ length: slots }, () => '');

  /** `at`: where its address begins. */
  ipv4(view: DataView, at: number, port: number): string {
    return this.#name(view.getUint32(at), 0, 0, 0, port) ?? this.#keep(ipv4(view, at));
  }

  /** `at`: where its address begins. */
  ipv6(view: DataView, at: number, port: number): string {
    const [a, b, c, d] = [view.getUint32(at), view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)];
    // No port of IPv4 is as large.
    return this.#name(a, b, c, d, port + 65_536) ?? this.#keep(ipv6(view, at));
  }

  #slot = 0;

  /** The name that is kept; else its slot is taken, and #keep() fills it. */
  #name(a: number, b: number, c: number, d: number, port: number): string | null {
    const slot = Math.imul(a ^ Math.imul(b, 3) ^ Math.imul(c, 5) ^ Math.imul(d, 7) ^ (port << 8), 0x9e37_79b1) >>> 22;
    const at = slot * 4;
    const kept = this.#addresses;
    if (this.#ports[slot] === port && kept[at] === a && kept[at + 1] === b && kept[at + 2] === c && kept[at + 3] === d)
      return this.#names[slot]!;
    this.#slot = slot;
    this.#ports[slot] = port;
    kept[at] = a;
    kept[at + 1] = b;
    kept[at + 2] = c;
    kept[at + 3] = d;
    return null;
  }

  #keep(address: string): string {
    const name = `${address}:${this.#ports[this.#slot]! & 0xffff}`;
    this.#names[this.#slot] = name;
    return name;
  }
}

const ipv4 = (view: DataView, at: number): string =>
  `${view.getUint8(at)}.${view.getUint8(at + 1)}.${view.getUint8(at + 2)}.${view.getUint8(at + 3)}`;

function ipv6(view: DataView, at: number): string {
  const groups: string[] = [];
  for (let i = 0; i < 16; i += 2) groups.push(view.getUint16(at + i).toString(16));
  return `[${groups.join(':')}]`;
}
