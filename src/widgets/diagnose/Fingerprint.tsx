import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Facts, medianSeconds } from '../../core/diagnose/facts.ts';
import { mayBeThere } from '../../core/diagnose/rank.ts';
import { fingerprint, type Timer } from '../../core/diagnose/timers.ts';
import { fill } from '../../core/format.ts';
import type { Expiry } from '../../core/peers/peer.ts';
import { mayBeInFrame } from '../../core/protocol/close-codes.ts';
import { SavePicture } from '../../ui/SavePicture.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { cap, Ruler } from './Ruler.tsx';
import { RulerNarrow } from './RulerNarrow.tsx';
import { timerName } from './timer-name.ts';
import type { DiagnoseWords } from './words.ts';
import './ruler.css';

type Props = { readonly facts: Facts; readonly words: DiagnoseWords };

const expiries: readonly Expiry[] = ['close', 'hang-up', 'silent', 'unknown'];

/** A timer that sends a Close frame leaves its code, one that hangs up leaves 1006. */
const leaves = ({ expiry }: Timer, code: number): boolean =>
  expiry === 'unknown' || (expiry === 'close') === mayBeInFrame(code);

/** Whether a timer can have run in this phase, on this path, and leave this code. */
const canBe = (timer: Timer, facts: Facts): boolean =>
  mayBeThere(timer, facts) &&
  (facts.code === undefined || leaves(timer, facts.code)) &&
  (timer.kind === 'handshake') === (facts.phase === 'never-opened') &&
  (timer.kind === 'closing') === (facts.phase === 'closing');

/** The ruler of known timers, the reader's lengths on it, and whose they are in words. */
export function Fingerprint({ facts, words: { page } }: Props): JSX.Element {
  const { seconds = [] } = facts;
  const format = useFormat();
  const sheet = useRef<HTMLDivElement>(null);
  // Without a script nothing can be saved, and the page carries no buttons for it.
  const [isAwake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  const middle = medianSeconds(seconds);
  const hits = middle === undefined ? [] : fingerprint(middle).filter((timer) => canBe(timer, facts));
  const names = format.list(hits.map((timer) => format.aside(timerName(timer, format), page.kinds[timer.kind])));
  return (
    <section class="dg-fingerprint" aria-labelledby="fingerprint">
      <h2 id="fingerprint">{page.fingerprint}</h2>
      <p class="sub">{page.fingerprintNote}</p>
      {middle !== undefined && (
        <p class="dg-verdict">
          {fill(hits.length > 0 ? page.fitsTimers : page.fitsNone, { seconds: format.exact(middle * 1000, 1), names })}
        </p>
      )}
      <div class="dg-sheet" ref={sheet}>
        <Ruler seconds={seconds} middle={middle} page={page} />
        <RulerNarrow seconds={seconds} middle={middle} page={page} />
      </div>
      <ul class="dg-legend">
        {expiries.map((one) => (
          <li key={one}>
            <svg viewBox="0 0 18 26" width="18" height="26" aria-hidden="true">
              <path class={`dg-mark-${one}`} d="M9 25V7" />
              <path class={`dg-cap-${one}`} d={cap(one, 9, 6)} />
            </svg>
            {page.expiry[one]}
          </li>
        ))}
      </ul>
      {isAwake && (
        <div class="dg-actions">
          <p class="dg-legend">
            <SavePicture
              words={page.picture}
              name="websocket-timers"
              kind="button"
              host={() => sheet.current}
              panes={{ selector: 'svg', titleOf: () => page.fingerprint }}
            />
          </p>
        </div>
      )}
    </section>
  );
}
