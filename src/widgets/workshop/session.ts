import { afterAttempt, decide, forgiven, startWaiting } from '../../core/backoff/policy.ts';
import { randomStream } from '../../core/random.ts';
import type { Scenario } from '../../core/sim/settings.ts';
import { type ServerNews, type WorkshopAct, workshopHeartbeatMs } from '../../workshop/messages.ts';
import { readNews } from './read-news.ts';
import type { Noted } from './to-trace.ts';

type Detail = Noted extends infer N ? (N extends unknown ? Omit<N, 'atMs' | 'attempt'> : never) : never;

/** A real client at work: it connects, sends heartbeats, gives up, reconnects, and notes everything that happens. */
export type Session = {
  readonly noted: readonly Noted[];
  readonly startMs: number;
  readonly act: (act: WorkshopAct) => void;
};

const now = () => performance.timeOrigin + performance.now();

/**
 * Runs the same policies as `scenario` on real sockets below `base`. `changed` is called after each note. The server's
 * connections are numbered by its process, so the page counts its own opens to pair them.
 */
export function startSession(scenario: Scenario, base: string, changed: () => void): Session {
  const { settings } = scenario;
  const noted: Noted[] = [];
  const startMs = now();
  const random = randomStream(scenario.seed, 'backoff');
  let attempt = 0;
  const policy = settings.policy!;
  let waiting = startWaiting(policy, random);
  /** Which attempt the server process knows under which number. */
  let paired = new Map<number, number>();

  const note = (which: number, detail: Detail, atMs = now()) => {
    noted.push({ atMs, attempt: which, ...detail } as Noted);
    changed();
  };

  function connect() {
    const mine = ++attempt;
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${base}workshop-socket`);
    let beat: ReturnType<typeof setInterval> | undefined;
    let answered = true;
    let abandoned = false;
    note(mine, { kind: 'ready-state', side: 'client', state: 'CONNECTING' });
    socket.onopen = () => {
      waiting = forgiven(waiting);
      note(mine, { kind: 'ready-state', side: 'client', state: 'OPEN' });
      note(mine, { kind: 'event', side: 'client', event: 'open' });
      beat = setInterval(() => {
        if (!answered) return giveUp();
        answered = false;
        socket.send('heartbeat');
        return undefined;
      }, workshopHeartbeatMs);
    };
    socket.onmessage = () => {
      answered = true;
    };
    socket.onerror = () => note(mine, { kind: 'event', side: 'client', event: 'error' });
    socket.onclose = ({ code, reason, wasClean }) => {
      clearInterval(beat);
      note(mine, { kind: 'ready-state', side: 'client', state: 'CLOSED' });
      note(mine, { kind: 'event', side: 'client', event: 'close', close: { code, reason, wasClean } });
      if (!abandoned) retry(code);
    };
    function giveUp() {
      abandoned = true;
      clearInterval(beat);
      note(mine, { kind: 'gives-up', side: 'client', why: 'no-answer' });
      note(mine, { kind: 'ready-state', side: 'client', state: 'CLOSING' });
      socket.close(4000, 'heartbeat timeout');
      retry(null);
    }
  }

  function retry(code: number | null) {
    const decision = decide(policy, waiting, code, random);
    if (decision.kind === 'stop') return;
    const { delayMs, ceilingMs } = decision;
    waiting = afterAttempt(waiting, delayMs);
    note(0, { kind: 'retry-scheduled', retry: waiting.attempt, delayMs, ceilingMs });
    setTimeout(connect, delayMs);
  }

  function hear(news: ServerNews) {
    const { atMs } = news;
    switch (news.kind) {
      case 'act':
        return note(0, { kind: 'act', act: news.act }, atMs);
      case 'path':
        note(news.state === 'proxy-closes' ? attempt : 0, { kind: 'path', state: news.state }, atMs);
        if (news.state === 'proxy-closes') return;
        for (const side of ['client', 'server'] as const)
          note(attempt, { kind: 'peer-reachable', side, reachable: news.state === 'up' }, atMs);
        return;
      case 'open': {
        paired.set(news.socket, attempt);
        note(attempt, { kind: 'ready-state', side: 'server', state: 'OPEN' }, atMs);
        return note(attempt, { kind: 'event', side: 'server', event: 'open' }, atMs);
      }
      case 'closing':
        return note(
          paired.get(news.socket) ?? attempt,
          { kind: 'ready-state', side: 'server', state: 'CLOSING' },
          atMs,
        );
      case 'close': {
        const which = paired.get(news.socket) ?? attempt;
        const wasClean = news.code !== 1006;
        note(which, { kind: 'ready-state', side: 'server', state: 'CLOSED' }, atMs);
        const close = { code: news.code, reason: news.reason, wasClean };
        return note(which, { kind: 'event', side: 'server', event: 'close', close }, atMs);
      }
      default:
        if (news.kind === 'running') paired = new Map();
        return note(0, { kind: 'server-state', state: news.kind }, atMs);
    }
  }

  const news = new EventSource(`${base}workshop-news`);
  news.onmessage = ({ data }) => {
    const message = readNews(String(data));
    if (message) hear(message);
  };
  // Not before the news arrive, or the server's first words would be missed.
  news.addEventListener('open', connect, { once: true });
  return {
    noted,
    startMs,
    act: (act) => void fetch(`${base}workshop-act/${act}`, { method: 'POST' }),
  };
}
