import { describe, expect, it } from 'vitest';
import { act, doubling, tell } from './tell.ts';

describe('a server that watches its connections', () => {
  it('terminates at the next ping when no pong came', () => {
    expect(tell({ settings: { serverPingMs: 10_000 } }, act(15, 'cable-pull'))).toMatchSnapshot();
  });

  it('leaves one alone that answers', () => {
    expect(tell({ settings: { serverPingMs: 10_000 } }, act(35, 'client-close'))).toMatchSnapshot();
  });

  it('terminates what brought nothing for too long, counted from the last message', () => {
    expect(tell({ settings: { serverSilenceMs: 20_000 } }, act(12, 'client-send'))).toMatchSnapshot();
    expect(
      tell({ settings: { serverSilenceMs: 20_000, clientSendMs: 5_000 } }, act(50, 'client-close')),
    ).toMatchSnapshot();
  });

  it('looks at nothing while it hangs', () => {
    expect(
      tell({ settings: { serverSilenceMs: 20_000, serverPingMs: 5_000 } }, act(1, 'server-freeze')),
    ).toMatchSnapshot();
  });
});

describe('a server that stops', () => {
  const settings = { policy: doubling, restartMs: 3_000 };
  it('drains: goodbye, answers, exit, restart', () => {
    expect(tell({ settings }, act(5, 'server-shutdown', { reason: 'deploy' }))).toMatchSnapshot();
  });

  it('drains with the code that it was told', () => {
    expect(tell({}, act(5, 'server-shutdown', { code: 1012 }))).toMatchSnapshot();
  });

  it('waits ten seconds for answers that cannot come', () => {
    expect(tell({}, act(4, 'cable-pull'), act(5, 'server-shutdown'))).toMatchSnapshot();
  });

  it('exits at once where it does not wait', () => {
    expect(tell({ settings: { latencyMs: 40 } }, act(5, 'server-shutdown', { exit: 'at-once' }))).toMatchSnapshot();
  });

  it('may be killed while it drains, or by power, and then does not exit a second time', () => {
    expect(tell({}, act(4, 'cable-pull'), act(5, 'server-shutdown'), act(6, 'server-kill'))).toMatchSnapshot();
    expect(
      tell(
        { settings },
        act(5, 'server-shutdown', { exit: 'at-once' }),
        act(5.005, 'server-power-off'),
        act(8, 'server-start'),
      ),
    ).toMatchSnapshot();
  });

  it('without a handler says FIN alone, with unread data RST', () => {
    expect(tell({}, act(5, 'server-sigterm'))).toMatchSnapshot();
    expect(tell({ profile: 'firefox' }, act(5, 'server-kill', { unread: 1 }))).toMatchSnapshot();
    expect(
      tell({ profile: 'firefox' }, act(5, 'server-freeze'), act(6, 'client-send'), act(7, 'server-kill')),
    ).toMatchSnapshot();
  });

  it('accepts nobody while it drains, and again after a start', () => {
    expect(
      tell(
        { settings: { policy: doubling } },
        act(4, 'cable-pull'),
        act(5, 'server-shutdown'),
        act(5.5, 'network-restore'),
        act(20, 'server-start'),
      ),
    ).toMatchSnapshot();
  });

  it('restarts once, unasked, and not after somebody else started it', () => {
    expect(
      tell({ settings }, act(5, 'server-sigterm'), act(6, 'server-start'), act(7, 'server-sigterm')),
    ).toMatchSnapshot();
  });

  it('loses power: silence, and no restart', () => {
    expect(
      tell({ settings: { ...settings, heartbeatMs: 5_000 } }, act(7, 'server-power-off'), act(30, 'server-start')),
    ).toMatchSnapshot();
    expect(tell({ settings }, act(5, 'server-sigterm'), act(6, 'server-power-off'))).toMatchSnapshot();
  });
});

describe('a server that closes, or breaks the protocol', () => {
  it('closes as it is told', () => {
    expect(tell({}, act(1, 'server-close'))).toMatchSnapshot();
    expect(tell({}, act(1, 'server-close', { code: 4000, reason: 'enough' }))).toMatchSnapshot();
    expect(tell({}, act(1, 'server-terminate'))).toMatchSnapshot();
    expect(tell({ profile: 'node' }, act(1, 'server-reset'))).toMatchSnapshot();
  });

  it.each([
    ['invalid-utf8', 1002],
    ['masked', 1002],
    ['reserved-bit', 1002],
    ['close-999', 1002],
    ['close-1005', 1002],
    ['close-1006', 1002],
    ['close-1015', 1002],
    ['anything else', 1002],
  ])('is told what it did wrong: %s', (how, code) => {
    const told = tell({ profile: 'ws' }, act(1, 'server-violate', { how }));
    const utf8 = how === 'invalid-utf8' || how === 'anything else';
    expect(told).toContain(`-> Close ${utf8 ? 1007 : code}`);
    expect(told).toContain('client  onclose 1006 wasClean false');
  });

  it('masks its frames: Firefox does not mind', () => {
    expect(
      tell({ profile: 'firefox' }, act(1, 'server-violate', { how: 'masked' }), act(2, 'client-close')),
    ).toMatchSnapshot();
  });
});

describe('a proxy', () => {
  it.each(['fin', 'rst', 'drop'] as const)('that expires by %s', (how) => {
    const settings = { proxyIdleMs: 20_000, proxyExpiry: how, heartbeatMs: 15_000, heartbeatTimeoutMs: 2_000 };
    expect(tell({ settings: { ...settings, heartbeatMs: 0 } })).toMatchSnapshot();
    expect(tell({ settings }, act(31, 'client-close'))).toMatchSnapshot();
  });

  it('expires when a reader says so, in the way that was named, else in its own', () => {
    const settings = { latencyMs: 40, heartbeatMs: 5_000 };
    expect(tell({ settings }, act(6, 'proxy-timeout', { how: 'drop' }))).toMatchSnapshot();
    expect(
      tell({ settings: { ...settings, proxyExpiry: 'rst' }, profile: 'firefox' }, act(6, 'proxy-timeout')),
    ).toMatchSnapshot();
    expect(
      tell({ settings: { ...settings, proxyExpiry: 'rst' } }, act(6, 'proxy-timeout', { how: 'sideways' })),
    ).toMatchSnapshot();
  });
});
