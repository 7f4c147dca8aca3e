import { type JSX, render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { availability } from '../../core/sim/availability.ts';
import type { TimelineLabels } from '../../core/timeline/labels.ts';
import { layOut } from '../../core/timeline/lay-out.ts';
import { factsOfTrace, type TraceFacts } from '../../core/trace/facts-of-trace.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import type { WorkshopStrings } from '../../i18n/en/workshop.ts';
import type { Lang } from '../../i18n/href.ts';
import { workshop } from '../../scenarios/workshop.ts';
import { format } from '../../ui/format.ts';
import { TimelineSvg } from '../../ui/timeline/TimelineSvg.tsx';
import { type WorkshopAct, workshopActs, workshopHeartbeatMs } from '../../workshop/messages.ts';
import { closeOfAct } from './close-of-act.ts';
import { predicted, profileOf } from './predict-run.ts';
import { type Session, startSession } from './session.ts';
import { toTrace } from './to-trace.ts';

export type WorkshopWords = {
  readonly lang: Lang;
  readonly strings: WorkshopStrings;
  readonly labels: TimelineLabels;
  /** Why an act is not possible now. */
  readonly why: ConnectionTimelineStrings['why'];
};

/** How long the picture stays the same when nothing happens. */
const tickMs = 500;

function closeText(facts: TraceFacts): string | null {
  const close = closeOfAct(facts);
  if (!close) return null;
  const { code, reason, wasClean } = close;
  return `CloseEvent { code: ${code}, reason: ${JSON.stringify(reason)}, wasClean: ${wasClean} }`;
}

function Workshop({ base, lang, strings, labels, why }: WorkshopWords & { base: string }): JSX.Element {
  const profile = profileOf(navigator.userAgent);
  const scenario = useMemo(() => workshop(profile, workshopHeartbeatMs), [profile]);
  const [session, setSession] = useState<Session | null>(null);
  const [nowMs, setNowMs] = useState(0);
  useEffect(() => {
    const tick = () => setNowMs(performance.timeOrigin + performance.now());
    setSession(startSession(scenario, base, tick));
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }, [scenario, base]);
  if (!session) return <p role="status">{strings.live}</p>;

  const real = factsOfTrace(toTrace(session.noted, session.startMs, nowMs));
  const expected = factsOfTrace(predicted(scenario, session.noted, session.startMs, nowMs));
  const offered = availability(real, profile, Number.POSITIVE_INFINITY);
  const frozen = real.server.at(-1)?.state === 'frozen';
  const whyNot = (act: WorkshopAct): string | undefined => {
    const can = offered(act);
    return can === 'available' || (act === 'server-start' && frozen) ? undefined : why[can];
  };
  const mode = innerWidth < 1180 ? 'narrow' : 'wide';
  const [measuredClose, expectedClose] = [closeText(real), closeText(expected)];
  // A cable here holds bytes back and TCP has lost nothing: after it the real event comes sooner than the predicted one.
  const verdict =
    measuredClose === null && expectedClose === null
      ? strings.none
      : measuredClose === null || expectedClose === null
        ? strings.once
        : measuredClose === expectedClose
          ? strings.same
          : strings.differs;
  const figure = (name: string, id: string, facts: TraceFacts, close: string | null) => (
    <figure>
      <figcaption>{name}</figcaption>
      <div>
        <TimelineSvg picture={layOut([{ id: 'b', facts }], { mode, labels, format: format(lang) })} id={id} />
      </div>
      <pre>{close ?? strings.none}</pre>
    </figure>
  );
  return (
    <>
      <p>{strings.live}</p>
      <div class="acts">
        {workshopActs.map((act) => (
          <button
            key={act}
            type="button"
            aria-disabled={whyNot(act) !== undefined || undefined}
            onClick={() => whyNot(act) === undefined && session.act(act)}
          >
            {strings.acts[act]}
            {whyNot(act) !== undefined && <small>{whyNot(act)}</small>}
          </button>
        ))}
      </div>
      {figure(strings.real, 'r', real, measuredClose)}
      {figure(strings.expected, 'e', expected, expectedClose)}
      <p role="status">{verdict}</p>
    </>
  );
}

/** Takes over `host` when the page is served by the workshop. */
export function start(host: Element, base: string, words: WorkshopWords): void {
  host.replaceChildren();
  render(<Workshop base={base} {...words} />, host);
}
