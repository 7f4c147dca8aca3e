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
import type { SecondWindow } from './second-window.ts';

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

type Say = (cause: KitCause, record: EvidenceRecord | 'failed') => void;

/** Carries out what needs the second window, which closes itself with the last of it: one cause hides the page. */
export async function measureBehind(kit: Kit, browser: Browser, second: SecondWindow, say: Say): Promise<void> {
  for (const cause of kitCauses.filter(({ window }) => window !== undefined))
    await carryOut(kit, cause, browser, { second }).then(
      (record) => say(cause, record),
      () => say(cause, 'failed'),
    );
  second.close();
}

/** Carries out all other causes and says each result as it comes: what waits does so beside the rest. */
export async function measureInFront(kit: Kit, browser: Browser, say: Say): Promise<void> {
  const waiting: Promise<void>[] = [];
  for (const cause of kitCauses.filter(({ window }) => window === undefined)) {
    const measured = (ready?: () => void): Promise<void> =>
      carryOut(kit, cause, browser, ready ? { ready } : {}).then(
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
  /** Nobody is left to report anything but the server. */
  readonly pageGone: boolean;
  readonly code: number | null;
  readonly wasClean: boolean | null;
  readonly errorBeforeClose: boolean | null;
  readonly clientAfterMs: number | null;
  readonly serverCode: number | null;
  readonly serverAfterMs: number | null;
};

/** `1006, unclean, error event, 60 s, server 1000`. */
export function inWords(
  { pageGone, code, wasClean, errorBeforeClose, clientAfterMs, serverCode, serverAfterMs }: Seen,
  watchedMs: number,
  { strings, evidence, format }: { strings: MeasureStrings; evidence: EvidenceStrings; format: Format },
): string {
  const client = pageGone
    ? [evidence.pageGone]
    : code === null
      ? [fill(strings.noEvent, { time: format.setting(watchedMs) })]
      : [
          String(code),
          wasClean ? evidence.clean : evidence.unclean,
          ...(errorBeforeClose ? [evidence.errorEvent] : []),
          measuredTime(clientAfterMs, evidence, format),
        ];
  const server = [
    ...(serverCode === null ? [] : [`${strings.server} ${serverCode}`]),
    ...(pageGone && serverAfterMs !== null ? [measuredTime(serverAfterMs, evidence, format)] : []),
  ];
  return format.list([...client, ...server]);
}
