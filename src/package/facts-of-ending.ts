import type { Facts } from '../core/diagnose/facts.ts';
import { type Circumstances, type Ending, isDuration } from './closing-event.ts';
import { likelyTable } from './likely-table.derived.ts';

/** A code that a Close frame brought, so that the connection was open: all but the two that stand for none. */
const cameInFrame = (code: number): boolean => code !== 1006 && code !== 1015;

/** What an ending and its circumstances say in the terms of the diagnosis. */
export function factsOfEnding(
  { code, wasClean }: Ending,
  { openedMs, opened, sentClose, online, hidden, heartbeatMs }: Circumstances,
): Facts {
  const hasOpened = opened ?? (openedMs === undefined ? cameInFrame(code) || undefined : isDuration(openedMs));
  const phase = hasOpened === false ? 'never-opened' : sentClose && code === 1006 ? 'closing' : hasOpened && 'opened';
  const around = online === false ? 'network' : hidden === true && 'background';
  return {
    code,
    ...(phase && { phase }),
    ...(wasClean !== undefined && { clean: wasClean ? 'yes' : 'no' }),
    ...(hasOpened && isDuration(openedMs) && { seconds: [openedMs / 1_000] }),
    ...(around && { around }),
    // Shorter than every idle limit by default: the path was never quiet for long enough.
    ...(isDuration(heartbeatMs) && heartbeatMs <= likelyTable.busyUpToMs && { traffic: 'busy' }),
  };
}
