import type { CloseStatus } from './segment.ts';

/** The most a Close frame's reason may hold: 125 bytes of control payload less two for the code. RFC 6455 §5.5. */
export const reasonBytesMax = 123;

/** What `socket.close(code, reason)` was called with; a missing argument is undefined. */
export type CloseCall = { readonly code?: number | undefined; readonly reason?: string | undefined };

/** `body: null` is a Close frame without a body, for which RFC 6455 §7.1.5 makes the code 1005. */
export type CloseCallResult =
  | { readonly kind: 'ok'; readonly body: CloseStatus | null }
  | { readonly kind: 'throws'; readonly error: 'InvalidAccessError' | 'SyntaxError' };

/** The length of a string as UTF-8. A lone surrogate counts as U+FFFD, as USVString conversion makes it. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** May a script pass this code to `close()`? WHATWG WebSockets, close() step 1. */
export const scriptMayPass = (code: number): boolean => code === 1000 || (code >= 3000 && code <= 4999);

/**
 * What `close(code, reason)` does before anything is sent: the two checks of WHATWG WebSockets close(), in its order.
 * `code` is already an unsigned short (WebIDL clamps it). The standard does not say what a reason without
 * a code sends: Chromium throws, Firefox and WebKitGTK send an empty Close, which this returns, and Node 24.21 sends 1000
 * with the reason.
 */
export function checkCloseCall({ code, reason }: CloseCall): CloseCallResult {
  if (code !== undefined && !scriptMayPass(code)) return { kind: 'throws', error: 'InvalidAccessError' };
  if (reason !== undefined && utf8Length(reason) > reasonBytesMax) return { kind: 'throws', error: 'SyntaxError' };
  return { kind: 'ok', body: code === undefined ? null : { code, reason: reason ?? '' } };
}
