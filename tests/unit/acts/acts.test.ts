import { describe, expect, it } from 'vitest';
import { actKinds, acts, offers, offersOf } from '../../../src/core/acts/acts.ts';
import { argumentCodes, argumentWords } from '../../../src/core/acts/arguments.ts';

const twice = (list: readonly string[]) => list.filter((one, index) => list.indexOf(one) !== index);

describe('the acts', () => {
  it('each have a short name of their own in links', () => {
    expect(twice(actKinds.map((kind) => acts[kind].code))).toEqual([]);
    for (const kind of actKinds) expect(acts[kind].code).toMatch(/^[a-z]+$/);
  });

  it('keep the short names that published links hold', () => {
    const codes = Object.fromEntries(actKinds.map((kind) => [kind, acts[kind].code]));
    expect(codes).toMatchObject({
      'server-shutdown': 'sd',
      'server-sigterm': 'st',
      'server-kill': 'sk',
      'server-power-off': 'so',
      'server-start': 'su',
      'server-freeze': 'sf',
      'server-close': 'sc',
      'server-terminate': 'sx',
      'server-reset': 'sr',
      'server-send': 'ss',
      'server-violate': 'sv',
      'cable-pull': 'cp',
      'client-network-off': 'no',
      'network-restore': 'nr',
      'proxy-timeout': 'pt',
      'client-connect': 'cn',
      'client-close': 'cc',
      'client-send': 'cs',
      'tab-close': 'tc',
      'page-navigate': 'pn',
      'page-reload': 'pr',
      'browser-kill': 'bk',
    });
    const words =
      'fin rst drop invalid-utf8 masked reserved-bit close-999 close-1005 close-1006 close-1015 at-once too-big';
    expect(argumentWords.join(' ').startsWith(words)).toBe(true);
    expect(argumentCodes).toMatchObject({
      code: ['c', 'number'],
      reason: ['r', 'text'],
      unread: ['u', 'number'],
      how: ['h', 'word'],
      exit: ['e', 'word'],
      size: ['z', 'word'],
    });
  });

  it('are each offered by one group of the menu, in the order of their definitions', () => {
    expect(offersOf('server')).toEqual([
      'shutdown',
      'sigterm',
      'kill',
      'killUnread',
      'power',
      'freeze',
      'start',
      'close1011',
      'terminate',
      'reset',
      'goaway',
      'goawayClose',
      'serverSend',
      'invalidUtf8',
      'masked',
      'close1006',
    ]);
    expect(offersOf('path')).toEqual([
      'cable',
      'wifi',
      'addressChanged',
      'addressAdded',
      'restore',
      'proxyDrop',
      'proxyFin',
      'proxyReject',
      'proxyStop',
      'corruptRecord',
    ]);
    const all = [...offersOf('server'), ...offersOf('path'), ...offersOf('client')];
    expect([...all].sort()).toEqual(Object.keys(offers).sort());
    expect(new Set(Object.values(offers).map(({ kind }) => kind)).size).toBe(actKinds.length);
  });

  it('offer only arguments that they take', () => {
    for (const { kind, args = {} } of Object.values(offers))
      for (const [name, value] of Object.entries(args)) {
        const range = (acts[kind].takes as Readonly<Record<string, object>>)[name];
        expect(range, `${kind} ${name}`).toBeDefined();
        if ('words' in range!) expect(range.words).toContain(value);
        else if ('max' in range!) expect(value).toBeLessThanOrEqual(range.max as number);
      }
  });
});
