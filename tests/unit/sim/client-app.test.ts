import { describe, expect, it } from 'vitest';
import { act, doubling, tell } from './tell.ts';

describe('the heartbeat of a client', () => {
  const beating = { heartbeatMs: 5_000, policy: doubling };

  it('beats on where its deadline spans several beats, and gives up when the deadline has passed', () => {
    expect(
      tell({ settings: { ...beating, heartbeatTimeoutMs: 12_000, policy: null } }, act(7, 'cable-pull')),
    ).toMatchSnapshot();
  });

  it('ends a silent connection when its answer is late', () => {
    expect(
      tell({ settings: { ...beating, heartbeatTimeoutMs: 3_000 } }, act(7, 'cable-pull'), act(20, 'network-restore')),
    ).toMatchSnapshot();
  });

  it('waits until the next beat where no limit is set', () => {
    expect(tell({ settings: beating }, act(7, 'cable-pull'), act(20, 'network-restore'))).toMatchSnapshot();
  });

  it('is satisfied by each answer', () => {
    expect(
      tell({ settings: { ...beating, heartbeatTimeoutMs: 3_000 } }, act(31, 'client-close', { code: 1000 })),
    ).toMatchSnapshot();
  });

  it('hears no answer from a process that hangs', () => {
    expect(
      tell({ settings: { ...beating, heartbeatTimeoutMs: 3_000, policy: null } }, act(7, 'server-freeze')),
    ).toMatchSnapshot();
  });

  it('does not beat in the back/forward cache', () => {
    expect(
      tell({ settings: { ...beating, heartbeatTimeoutMs: 3_000 } }, act(7, 'page-navigate'), act(8, 'cable-pull')),
    ).toMatchSnapshot();
  });
});

describe('a client that reconnects', () => {
  it('waits longer each time, and stops after its last attempt', () => {
    expect(tell({ settings: { policy: { ...doubling, attemptsMax: 2 } } }, act(1, 'server-sigterm'))).toMatchSnapshot();
  });

  it('does not after a code that its policy names', () => {
    expect(
      tell({ settings: { policy: { ...doubling, noRetryCodes: [1001] } } }, act(1, 'server-close', { code: 1001 })),
    ).toMatchSnapshot();
    expect(
      tell({ settings: { policy: { ...doubling, noRetryCodes: [1001] } } }, act(1, 'server-close', { code: 1012 })),
    ).toMatchSnapshot();
  });

  it('does not without a policy, and not after a close of its own', () => {
    expect(tell({}, act(1, 'server-close', { code: 1001 }))).toMatchSnapshot();
    expect(tell({ settings: { policy: doubling } }, act(1, 'client-close'))).toMatchSnapshot();
  });

  it('counts from the start once it is open', () => {
    expect(
      tell(
        { settings: { policy: doubling } },
        act(1, 'server-close', { code: 1012 }),
        act(3, 'server-close', { code: 1012 }),
      ),
    ).toMatchSnapshot();
  });

  it('counts on until the connection has been stable', () => {
    const settings = { policy: { ...doubling, reset: { kind: 'stable', afterMs: 5_000 } } as const };
    expect(
      tell(
        { settings },
        act(1, 'server-close', { code: 1012 }),
        act(3, 'server-close', { code: 1012 }),
        act(20, 'server-close', { code: 1012 }),
      ),
    ).toMatchSnapshot();
  });

  it('takes the time of the reader who connects by hand, and forgets the wait', () => {
    expect(
      tell(
        { settings: { policy: { ...doubling, growth: { kind: 'exponential', baseMs: 10_000, factor: 2 } } } },
        act(1, 'server-close', { code: 1012 }),
        act(3, 'client-connect'),
      ),
    ).toMatchSnapshot();
  });

  it('ends with its page', () => {
    expect(tell({ settings: { policy: doubling } }, act(1, 'server-sigterm'), act(1.5, 'tab-close'))).toMatchSnapshot();
  });
});

describe('what a script calls', () => {
  it('fails as the standard says', () => {
    expect(
      tell(
        {},
        act(1, 'client-close', { code: 1001 }),
        act(2, 'client-close', { code: 1000, reason: 'é'.repeat(62) }),
        act(3, 'client-close', { code: 4000, reason: 'done' }),
      ),
    ).toMatchSnapshot();
    expect(tell({ settings: { latencyMs: 40 } }, act(0.05, 'client-send'))).toMatchSnapshot();
  });

  it('may break off the opening', () => {
    expect(tell({ settings: { latencyMs: 40 } }, act(0.05, 'client-close'))).toMatchSnapshot();
  });

  it('sends more than the server takes', () => {
    expect(tell({}, act(1, 'client-send'), act(2, 'client-send', { size: 'too-big' }))).toMatchSnapshot();
  });
});

describe('a page that goes', () => {
  const settings = { clientSendMs: 2_000, policy: doubling };
  it.each(['tab-close', 'page-navigate', 'page-reload', 'browser-kill'] as const)('by %s in Chromium', (kind) => {
    expect(tell({ settings, watchMs: 700_000 }, act(5, kind))).toMatchSnapshot();
  });
  it.each(['tab-close', 'page-navigate', 'page-reload', 'browser-kill'] as const)('by %s in WebKitGTK', (kind) => {
    expect(tell({ settings, profile: 'webkitgtk' }, act(5, kind))).toMatchSnapshot();
  });

  it('is nothing for a client without a page', () => {
    expect(tell({ profile: 'ws' }, act(5, 'tab-close'))).toMatchSnapshot();
  });

  it('does not reconnect from the cache', () => {
    expect(
      tell({ settings: { policy: doubling } }, act(5, 'page-navigate'), act(6, 'server-close', { code: 1001 })),
    ).toMatchSnapshot();
  });
});

describe('a change of the client’s own link', () => {
  it('makes Firefox ping, and give up when no answer comes', () => {
    expect(tell({ profile: 'firefox' }, act(5, 'client-network-off'))).toMatchSnapshot();
  });

  it('is survived where the link is back before the ping is missed', () => {
    expect(tell({ profile: 'firefox' }, act(5, 'client-network-off'), act(8, 'network-restore'))).toMatchSnapshot();
  });

  it('is no news to Firefox where only the cable beyond was pulled, nor to the others', () => {
    expect(tell({ profile: 'firefox' }, act(5, 'cable-pull'), act(6, 'network-restore'))).toMatchSnapshot();
    expect(tell({}, act(5, 'client-network-off'), act(30, 'network-restore'))).toMatchSnapshot();
  });
});
