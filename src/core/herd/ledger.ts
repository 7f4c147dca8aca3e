import { BIN_MS } from './config.ts';

/** What the servers did, per BIN_MS. */
export type Ledger = {
  /** Handshakes finished for a client that was waiting. */
  readonly servedIn: Uint32Array;
  /** Handshakes finished for a client that had already left. */
  readonly vainIn: Uint32Array;
  /** The longest time in the queue that lay ahead of an attempt of this bin, in ms; 0 if there was none. */
  readonly queueMsIn: Float32Array;
};

export const createLedger = (horizonMs: number): Ledger => ({
  servedIn: new Uint32Array(horizonMs / BIN_MS),
  vainIn: new Uint32Array(horizonMs / BIN_MS),
  queueMsIn: new Float32Array(horizonMs / BIN_MS),
});

/** What two groups of servers did together. */
export const together = (some: Ledger, others: Ledger): Ledger => ({
  servedIn: some.servedIn.map((served, bin) => served + others.servedIn[bin]!),
  vainIn: some.vainIn.map((vain, bin) => vain + others.vainIn[bin]!),
  queueMsIn: some.queueMsIn.map((queueMs, bin) => Math.max(queueMs, others.queueMsIn[bin]!)),
});

/** Counts a handshake that is finished at this time; beyond the horizon nothing is counted. */
export function count(finishedIn: Uint32Array, atMs: number): void {
  const bin = Math.floor(atMs / BIN_MS);
  if (bin < finishedIn.length) finishedIn[bin]!++;
}

/** What was to be finished after the bin of `atMs` is not done: the queue is lost. */
export const forget = (finishedIn: Uint32Array, atMs: number): unknown =>
  finishedIn.fill(0, Math.floor(atMs / BIN_MS) + 1);
