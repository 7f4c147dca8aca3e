import { latin1 } from './utf8.ts';

/** The first line in text, with its CR LF, is no longer (HAProxy, "The PROXY protocol", §2.1). */
const lineBytesMax = 107;
/** What version 2 begins with (§2.2). */
const signature = [0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a];

/** How many bytes of the PROXY protocol stand before what the client sent: a load balancer says there whose it is. */
export function proxyHeaderBytes(data: Uint8Array): number {
  if (signature.every((byte, at) => data[at] === byte))
    return data.length < 16 ? data.length : Math.min(data.length, 16 + data[14]! * 256 + data[15]!);
  if (latin1(data.subarray(0, 6)) !== 'PROXY ') return 0;
  const end = latin1(data.subarray(0, lineBytesMax)).indexOf('\r\n');
  return end < 0 ? 0 : end + 2;
}
