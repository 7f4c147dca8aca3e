/**
 * What tells of an ending: a browser's or undici's CloseEvent, what `ws` gives to its `close` listener (`[code, reason]`),
 * a code alone, or a plain object.
 */
export type ClosingEvent =
  | number
  | readonly [code: number, reason?: string | Uint8Array | undefined]
  | {
      readonly code?: number | undefined;
      readonly reason?: string | Uint8Array | undefined;
      readonly wasClean?: boolean | undefined;
    };

/** What else is known about an ending. All of it may be missing. */
export type Circumstances = {
  /** How long the connection was open, in milliseconds; 0: it never opened. */
  readonly openedMs?: number | undefined;
  /** Whether it ever opened. Follows from `openedMs` where that is given. */
  readonly opened?: boolean | undefined;
  /** Whether this side had called `close()` before. */
  readonly sentClose?: boolean | undefined;
  /** `navigator.onLine` at the end. */
  readonly online?: boolean | undefined;
  /** Whether the page was in the background (`document.hidden`). */
  readonly hidden?: boolean | undefined;
  /** The library at this end, such as `ws` or `socket.io`: for the page that `docUrl` leads to, which weighs it. */
  readonly library?: string | undefined;
  /** The interval of the heartbeat in milliseconds, where there is one. */
  readonly heartbeatMs?: number | undefined;
};

/** The event in one shape. */
export type Ending = { readonly code: number; readonly reason: string; readonly wasClean?: boolean };

/** Whether a value is a time in milliseconds that a connection may last: more than nothing, and at most a year or so. */
export const isDuration = (value: unknown): value is number => typeof value === 'number' && value > 0 && value < 4e10;

/**
 * Reads an event; never throws, since it runs where an error is being handled. 0, which nobody can send, stands for a
 * code that is missing, no 16-bit integer, or kept by a getter that throws.
 */
export function endingOf(event: ClosingEvent): Ending {
  const value: unknown = event;
  try {
    const { code, reason, wasClean } =
      typeof value === 'number'
        ? { code: value }
        : Array.isArray(value)
          ? { code: value[0], reason: value[1] }
          : ((value ?? {}) as { code?: unknown; reason?: unknown; wasClean?: unknown });
    return {
      code: typeof code === 'number' && (code & 65_535) === code ? code : 0,
      reason:
        typeof reason === 'string' ? reason : reason instanceof Uint8Array ? new TextDecoder().decode(reason) : '',
      ...(typeof wasClean === 'boolean' && { wasClean }),
    };
  } catch {
    return { code: 0, reason: '' };
  }
}

/** A copy that can be taken apart: JavaScript passes null, and objects whose getters throw. Values may have any type. */
export function copyOf<T extends object>(value: T | undefined): T | Partial<T> {
  try {
    return { ...value };
  } catch {
    return {};
  }
}
