import * as v from 'valibot';
import { transports } from './families.ts';

/** A text that says something. */
export const text = v.pipe(v.string(), v.nonEmpty());
export const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0));
const code = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)));

/** Who was measured, and when. */
export const runOfClient = {
  clientVersion: text,
  kernel: text,
  date: v.pipe(v.string(), v.isoTimestamp()),
  run: v.pipe(v.number(), v.integer(), v.minValue(1)),
};

/** The same, and for how long, in a run of the client's network or of its page. */
export const measuredRun = { ...runOfClient, transport: v.picklist(transports), watchedMs: milliseconds };

/** What the client reported; null: not within the watch time. */
export const seenByClient = v.strictObject({
  errorBeforeClose: v.boolean(),
  code,
  wasClean: v.nullable(v.boolean()),
  afterMs: v.nullable(milliseconds),
});

/** What its server reported; null: not within the watch time. */
export const seenByServer = v.strictObject({ code, afterMs: v.nullable(milliseconds) });
