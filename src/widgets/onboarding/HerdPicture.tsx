import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import type { HerdView } from '../../core/herd/view.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { tasks } from '../../scenarios/learn.ts';
import { Ridge } from '../../ui/herd/Ridge.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { checkValue } from './words.ts';

type Props = { view: HerdView; words: OnboardingWords; herdWords: HerdStrings };

const WIDE = { width: 860, height: 150 };
const NARROW = { width: 344, height: 150 };

/** A finished herd: attempts against what the servers can serve, and what it meant for clients. */
export function HerdPicture({ view, words, herdWords }: Props): JSX.Element {
  const { config, totals } = view;
  const format = useFormat();
  const count = format.number;
  const ridge = {
    slot: String(tasks.length),
    name: words.steps.deploy.title,
    view,
    withCapacity: false,
    words: herdWords,
  };
  return (
    <>
      <div class="ob-picture">
        <div class="ob-wide">
          <Ridge {...ridge} size={WIDE} />
        </div>
        <div class="ob-narrow">
          <Ridge {...ridge} size={NARROW} />
        </div>
        <p class="ob-muted">{fill(words.herd.caption, { n: count(config.capacityPerSecond) })}</p>
      </div>
      <div class="ob-ends">
        <div>
          <h3>{words.herd.servers}</h3>
          <p>{fill(words.herd.busiest, { n: checkValue('within-capacity', view.peakOverCapacity, words, format) })}</p>
          <p>{fill(words.herd.refused, { n: count(totals.refused) })}</p>
        </div>
        <div>
          <h3>{words.herd.clients}</h3>
          <p>{fill(words.herd.back, { t: checkValue('all-back-within', view.backMs.all, words, format) })}</p>
          <p>{fill(words.herd.lowest, { n: checkValue('stay-connected', view.lowestShare, words, format) })}</p>
        </div>
      </div>
    </>
  );
}
