import type { Prediction } from '../core/sim/predict.ts';
import type { Cell, Outcome, Spread } from './cells.ts';
import type { CauseId, ClientId } from './schema.ts';

type Value = string | number | boolean | null;

export type Disagreement = {
  readonly cause: CauseId;
  readonly variant: string | null;
  readonly client: ClientId;
  readonly about: 'opened' | 'code' | 'wasClean' | 'error' | 'clientTime' | 'serverCode' | 'serverTime';
  /** Times in ms; null where nothing came. */
  readonly predicted: Value;
  readonly measured: Value;
};

/** How many facts were compared and how many of them differ. */
export type Verdict = {
  readonly codes: number;
  readonly wrongCodes: number;
  readonly times: number;
  readonly wrongTimes: number;
  readonly disagreements: readonly Disagreement[];
};

/** Below this both count as "at once": under load a lab cannot tell. */
const atOnceMs = 250;

/** Within 10 % or 1 s, whichever is larger. */
export function timesAgree(predictedMs: number | null, measured: Spread | null): boolean {
  if (predictedMs === null || measured === null) return predictedMs === null && measured === null;
  if (predictedMs < atOnceMs && measured.medianMs < atOnceMs) return true;
  return Math.abs(predictedMs - measured.medianMs) <= Math.max(1000, measured.medianMs * 0.1);
}

type Difference = Omit<Disagreement, 'cause' | 'variant' | 'client'>;

function differences(cell: Cell, prediction: Prediction, outcome: Outcome): Difference[] {
  const found: Difference[] = [];
  const check = (about: Disagreement['about'], predicted: Value, measured: Value): void => {
    if (predicted !== measured) found.push({ about, predicted, measured });
  };
  if (!cell.pageGone) {
    check('opened', prediction.opened, outcome.opened);
    check('code', prediction.code, outcome.code);
    check('wasClean', prediction.wasClean, outcome.wasClean);
    if (outcome.code !== null) check('error', prediction.errorBeforeClose, outcome.errorBeforeClose);
    if (!timesAgree(prediction.clientAfterMs, outcome.client)) {
      found.push({
        about: 'clientTime',
        predicted: prediction.clientAfterMs,
        measured: outcome.client?.medianMs ?? null,
      });
    }
  }
  if (!cell.serverGone) {
    check('serverCode', prediction.serverCode, outcome.serverCode);
    if (!timesAgree(prediction.serverAfterMs, outcome.server)) {
      found.push({
        about: 'serverTime',
        predicted: prediction.serverAfterMs,
        measured: outcome.server?.medianMs ?? null,
      });
    }
  }
  return found;
}

/** What is predicted of a watch that ends sooner: what comes later has not come. */
export function withinWatch(prediction: Prediction, watchedMs: number): Prediction {
  const late = (ms: number | null): boolean => ms !== null && ms > watchedMs;
  return {
    ...prediction,
    ...(late(prediction.clientAfterMs)
      ? { code: null, reason: null, wasClean: null, errorBeforeClose: null, clientAfterMs: null }
      : {}),
    ...(late(prediction.serverAfterMs) ? { serverCode: null, serverAfterMs: null } : {}),
  };
}

/**
 * Compares one cell with its prediction. In a race any outcome that really occurred is right, since the simulator is
 * deterministic and the race is not.
 */
export function compareCell(cell: Cell, prediction: Prediction): Disagreement[] {
  const each = cell.outcomes.map((outcome) => differences(cell, prediction, outcome));
  const nearest = each.reduce((best, next) => (next.length < best.length ? next : best));
  return nearest.map((difference) => ({
    cause: cell.cause,
    variant: cell.variant,
    client: cell.client,
    ...difference,
  }));
}

/** All cells against all predictions; counts how many facts were compared. */
export function compareAll(cells: readonly Cell[], predictions: readonly Prediction[]): Verdict {
  const disagreements: Disagreement[] = [];
  let codes = 0;
  let times = 0;
  for (const cell of cells) {
    const prediction = predictions.find(
      ({ cause, client, variant }) => cause === cell.cause && client === cell.client && variant === cell.variant,
    );
    if (!prediction)
      throw new Error(`no prediction for ${cell.cause}, ${cell.variant ?? 'alone'}, with ${cell.client}`);
    codes += (cell.pageGone ? 0 : 4) + (cell.serverGone ? 0 : 1);
    times += (cell.pageGone ? 0 : 1) + (cell.serverGone ? 0 : 1);
    disagreements.push(...compareCell(cell, prediction));
  }
  const wrongTimes = disagreements.filter(({ about }) => about === 'clientTime' || about === 'serverTime').length;
  return { codes, wrongCodes: disagreements.length - wrongTimes, times, wrongTimes, disagreements };
}
