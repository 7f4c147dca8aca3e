import { fill } from '../../core/format.ts';
import { cellsOf, shortVersion } from '../../evidence/cells.ts';
import { records } from '../../evidence/records.ts';
import type { HomeStrings } from '../../i18n/en/home.ts';
import type { Lang } from '../../i18n/href.ts';
import { format } from '../../ui/format.ts';
import { clientDetects, detectionTimes } from '../flagship/detection-times.ts';

/** The two times of the start page: simulated here, the silent one with the lab's runs of the same cause behind it. */
export function endings(lang: Lang, strings: HomeStrings['ends']) {
  const { duration } = format(lang);
  const silence = detectionTimes().find(
    ({ situation, client, platform }) => situation === 'listening' && client === 'chromium' && platform === 'linux',
  );
  const goodbyeMs = clientDetects('chromium', 'server-shutdown');
  if (silence?.value.kind !== 'exact' || goodbyeMs === null) throw new Error('An ending that nobody notices');
  const cell = cellsOf(records).find(({ cause, client }) => cause === 'cable-pulled-idle' && client === 'chromium');
  return {
    goodbyeTime: duration(goodbyeMs),
    silenceTime: duration(silence.value.ms),
    silenceSource:
      cell && silence.basis === 'measured'
        ? fill(strings.silenceMeasured, { runs: cell.runs, version: shortVersion(cell), date: cell.lastDate })
        : strings.silenceComputed,
  };
}
