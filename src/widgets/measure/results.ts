import { type Format, fill } from '../../core/format.ts';
import { type Prediction, predict } from '../../core/sim/predict.ts';
import { cellsOf } from '../../evidence/cells.ts';
import { compareCell, withinWatch } from '../../evidence/compare.ts';
import type { EvidenceRecord } from '../../evidence/schema.ts';
import type { EvidenceStrings } from '../../i18n/en/evidence.ts';
import type { MeasureStrings } from '../../i18n/en/measure.ts';
import { causes, familyCauses } from '../../scenarios/index.ts';
import { measuredTime } from '../../ui/measured-time.ts';
import { type KitCause, kitCauses } from '../../workshop/measure/kit-causes.ts';
import type { Browser } from './browser.ts';
import { carryOut, type Kit } from './carry-out.ts';

/** One cause: measured, or why not; null while it waits. */
export type Result = {
  readonly cause: KitCause;
  readonly record: EvidenceRecord | 'failed' | null;
  readonly prediction: Prediction;
};

/** What the simulator says of each cause with the nearest client, before anything is measured. */
export function predictedResults(browser: Browser): readonly Result[] {
  const all = [...causes, ...familyCauses];
  return kitCauses.flatMap((cause) => {
    const known = all.find((one) => one.cause === cause.cause);
    return known ? { cause, record: null, prediction: predict(known, browser.nearest) } : [];
  });
}

/** Carries everything out and says each result as it comes: what waits does so beside the rest. */
export async function measureAll(
  kit: Kit,
  browser: Browser,
  say: (cause: KitCause, record: EvidenceRecord | 'failed') => void,
): Promise<void> {
  const waiting: Promise<void>[] = [];
  for (const cause of kitCauses) {
    const measured = (ready?: () => void): Promise<void> =>
      carryOut(kit, cause, browser, ready).then(
        (record) => say(cause, record),
        () => say(cause, 'failed'),
      );
    if (cause.waitMs === undefined) await measured();
    else await new Promise<void>((ready) => waiting.push(measured(ready)));
  }
  await Promise.all(waiting);
}

/** Whether both say the same, as far as the watch went. */
export function agrees({ record, prediction }: Result): boolean {
  if (record === null || record === 'failed') return false;
  const [cell] = cellsOf([record]);
  return cell !== undefined && compareCell(cell, withinWatch(prediction, record.watchedMs)).length === 0;
}

type Seen = {
  readonly code: number | null;
  readonly wasClean: boolean | null;
  readonly errorBeforeClose: boolean | null;
  readonly clientAfterMs: number | null;
  readonly serverCode: number | null;
};

/** `1006, unclean, error event, 60 s, server 1000`. */
export function inWords(
  { code, wasClean, errorBeforeClose, clientAfterMs, serverCode }: Seen,
  watchedMs: number,
  { strings, evidence, format }: { strings: MeasureStrings; evidence: EvidenceStrings; format: Format },
): string {
  const client =
    code === null
      ? [fill(strings.noEvent, { time: format.setting(watchedMs) })]
      : [
          String(code),
          wasClean ? evidence.clean : evidence.unclean,
          ...(errorBeforeClose ? [evidence.errorEvent] : []),
          measuredTime(clientAfterMs, evidence, format),
        ];
  return format.list([...client, ...(serverCode === null ? [] : [`${strings.server} ${serverCode}`])]);
}
