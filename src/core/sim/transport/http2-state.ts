/** One end of an HTTP/2 connection, beside its streams. */
export type Http2 = {
  heardAtMs: number;
  /** When the PING was sent that is unanswered; null: there is none. */
  askedAtMs: number | null;
  /** The other end takes no new streams. RFC 9113 §6.8. */
  goneAway: boolean;
};

export const newHttp2 = (nowMs: number): Http2 => ({ heardAtMs: nowMs, askedAtMs: null, goneAway: false });
