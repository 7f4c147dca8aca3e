import { describe, expect, it } from 'vitest';
import type { ClientId } from '../../../src/core/peers/clients.ts';
import { client, closeCall, ended, failure, frame, opened, server, upon } from './drive-endpoint.ts';

const timer = (name: 'answer' | 'closing-handshake' | 'tcp-close-wait') => ({ kind: 'timer', timer: name }) as const;

describe('close()', () => {
  it.each<[ClientId, readonly string[]]>([
    ['chromium', ['arm closing-handshake 60000']],
    ['firefox', ['arm closing-handshake 20000']],
    ['webkitgtk', ['arm closing-handshake 5000']],
    ['ws', ['arm closing-handshake 30000']],
    ['node', []],
  ])('in %s sends a Close and waits for the other', (id, limit) => {
    const open = opened(client(id));
    expect(upon(open, closeCall(1000, 'bye')).did).toEqual(['CLOSING', 'send Close 1000 bye', ...limit]);
    expect(upon(open, closeCall()).did).toEqual(['CLOSING', 'send Close', ...limit]);
    expect(upon(open, closeCall(1000), closeCall(4000)).did).toEqual([]);
  });

  it('before the opening fails the connection', () => {
    const { did } = upon(client(), closeCall(1000));
    expect(did).toEqual(['CLOSING', ...failure('tcp close')]);
  });

  it('is given up by each client after its own limit', () => {
    const late = (id: ClientId) => upon(opened(client(id)), closeCall(1000), timer('closing-handshake')).did;
    const silent = [
      'timer closing-handshake',
      'disarm all',
      'tcp close',
      'CLOSED',
      'onclose 1006 unclean',
      'closed 1006 unclean',
    ];
    expect(late('chromium')).toEqual(silent);
    expect(late('webkitgtk')).toEqual(silent);
    expect(late('firefox')).toEqual(['timer closing-handshake', ...failure('tcp close')]);
  });
});

describe('a Close that comes', () => {
  it.each<[ClientId, string, string]>([
    ['chromium', 'send Close 1001 bye', 'send Close'],
    ['webkitgtk', 'send Close 1001 bye', 'send Close 1000'],
    ['node', 'send Close 1001', 'send Close'],
  ])('is answered by %s at once', (id, answer, toEmpty) => {
    const open = opened(client(id));
    expect(upon(open, frame.close(1001, 'bye')).did.slice(0, 2)).toEqual(['CLOSING', answer]);
    expect(upon(open, frame.close()).did.slice(0, 2)).toEqual(['CLOSING', toEmpty]);
  });

  it('is answered by Firefox a moment later, and reported with the answer', () => {
    const open = opened(client('firefox'));
    expect(upon(open, frame.close(1001, 'bye')).did).toEqual(['CLOSING', 'arm answer 1']);
    const { end, did } = upon(open, frame.close(1001, 'bye'), timer('answer'));
    expect(did).toEqual([
      'send Close 1001 bye',
      'disarm all',
      'CLOSED',
      'onclose 1001 clean bye',
      'closed 1001 clean',
      'arm tcp-close-wait 1000',
    ]);
    // Whatever comes of TCP then only ends the socket.
    expect(upon(end, timer('tcp-close-wait')).did).toEqual(['tcp close']);
    expect(upon(end, ended('finished')).did).toEqual(['tcp close']);
    expect(upon(end, timer('answer')).did).toEqual([]);
  });

  it.each([1005, 1006, 1015])('with %i is reported by Firefox and answered with an empty one', (code) => {
    const { did } = upon(opened(client('firefox')), frame.close(code), timer('answer'));
    expect(did).toContain('send Close');
    expect(did).toContain(`onclose ${code} clean`);
  });

  it('is not answered where TCP ended first: the code is known, the handshake was never completed', () => {
    const { did } = upon(opened(client('firefox')), frame.close(1001), ended('finished'));
    expect(did).toEqual(['disarm all', 'tcp close', 'CLOSED', 'onclose 1001 unclean', 'closed 1001 unclean']);
  });

  it('makes a client wait for the server to finish TCP, and a server finish it', () => {
    const { end, did } = upon(opened(client()), frame.close(1001));
    expect(did.slice(2)).toEqual(['disarm all', 'arm tcp-close-wait 2000']);
    const clean = ['disarm all', 'tcp close', 'CLOSED', 'onclose 1001 clean', 'closed 1001 clean'];
    expect(upon(end, ended('finished')).did).toEqual(clean);
    expect(upon(end, timer('tcp-close-wait')).did).toEqual(['timer tcp-close-wait', ...clean]);
    expect(upon(opened(server()), frame.close(1001)).did).toEqual([
      'CLOSING',
      'send Close 1001',
      'disarm all',
      'tcp finish',
      'arm tcp-close-wait 30000',
    ]);
    expect(upon(opened(client('node')), frame.close(1001)).did.slice(2)).toEqual(['disarm all']);
  });

  it('ends the handshake that the other end began', () => {
    const { did } = upon(opened(client()), closeCall(1000), frame.close(1000));
    expect(did).toEqual(['disarm all', 'arm tcp-close-wait 2000']);
    // The peer's own code counts, not the one that was sent.
    const { did: reported } = upon(opened(client()), closeCall(4000), frame.close(1001), { kind: 'gone' });
    expect(reported).toContain('onclose 1001 clean');
  });

  it('counts once', () => {
    expect(upon(opened(client()), frame.close(1001), frame.close(1002)).did).toEqual([]);
    expect(upon(opened(client()), frame.close(), frame.close(1002)).did).toEqual([]);
  });

  it('without a body is reported as 1005', () => {
    expect(upon(opened(client()), frame.close(), ended('finished')).did).toContain('onclose 1005 clean');
  });

  it.each<[ClientId, number, string]>([
    ['chromium', 1006, 'send Close 1002'],
    ['webkitgtk', 1012, 'send Close 1002'],
    ['ws', 1015, 'send Close 1002'],
    ['node', 999, 'send Close 1002'],
  ])('fails %s with %i, which it does not take', (id, code, says) => {
    expect(upon(opened(client(id)), frame.close(code)).did).toEqual(failure(says, 'tcp close'));
  });

  it.each<[ClientId, readonly number[]]>([
    ['chromium', [0, 1004, 1007, 1014, 1016, 65_535]],
    ['webkitgtk', [1000, 1003, 1007, 1011, 3000, 4999]],
    ['ws', [1000, 1003, 1007, 1014, 3000, 4999]],
  ])('is taken by %s at both ends of each of its ranges', (id, codes) => {
    for (const code of codes) expect(upon(opened(client(id)), frame.close(code)).did).toContain('CLOSING');
  });

  it('is only noted by a scripted peer: a raw one ends TCP, a mute one does nothing', () => {
    const noted = ['CLOSED', 'onclose 1000 clean', 'closed 1000 clean'];
    expect(upon(opened(server('raw')), frame.close(1000)).did).toEqual([
      'CLOSING',
      'disarm all',
      'tcp close',
      ...noted,
    ]);
    const { end, did } = upon(opened(server('mute')), frame.close(1000));
    expect(did).toEqual(['CLOSING', 'disarm all', ...noted]);
    expect(upon(end, ended('finished')).did).toEqual([]);
    expect(upon(end, ended('reset')).did).toEqual([]);
  });

  it('leaves nothing to say after FIN came first', () => {
    const { end } = upon(opened(server()), closeCall(1001));
    const { did } = upon({ ...end, peerFinished: true }, frame.close(1001));
    expect(did).toEqual(['disarm all', 'tcp close', 'CLOSED', 'onclose 1001 clean', 'closed 1001 clean']);
  });
});

describe('a message', () => {
  it('reaches the script while OPEN, and in CLOSING only the application below it', () => {
    expect(upon(opened(client()), frame.of('text')).did).toEqual(['onmessage hello', 'message hello']);
    expect(upon(opened(client()), closeCall(1000), frame.of('text')).did).toEqual(['message hello']);
    expect(upon(opened(client()), frame.close(1000), frame.of('text')).did).toEqual([]);
    expect(upon(opened(client()), frame.of('pong')).did).toEqual(['message hello']);
  });

  it('that is a ping is answered, unless a Close went out', () => {
    expect(upon(opened(client()), frame.of('ping', 'x')).did).toEqual(['send pong x']);
    expect(upon(opened(client()), closeCall(1000), frame.of('ping', 'x')).did).toEqual([]);
  });

  it.each<[ClientId, 'invalid-utf8' | 'masked-by-server' | 'reserved-bit' | 'too-big', readonly string[]]>([
    ['chromium', 'invalid-utf8', ['send Close 1002', 'tcp close']],
    ['chromium', 'masked-by-server', ['send Close 1002', 'tcp close']],
    ['chromium', 'reserved-bit', ['send Close 1002', 'tcp close']],
    ['chromium', 'too-big', ['send Close 1009', 'tcp close']],
    ['webkitgtk', 'invalid-utf8', ['send Close 1007', 'tcp close']],
    ['ws', 'invalid-utf8', ['send Close 1007', 'tcp close']],
    ['firefox', 'invalid-utf8', ['tcp close']],
    ['firefox', 'reserved-bit', ['tcp close']],
    ['firefox', 'too-big', ['tcp close']],
  ])('fails %s when it is %s', (id, defect, says) => {
    expect(upon(opened(client(id)), frame.of('text', 'hello', defect)).did).toEqual(failure(...says));
  });

  it('masked by a server is read by Firefox', () => {
    expect(upon(opened(client('firefox')), frame.of('text', 'hello', 'masked-by-server')).did).toEqual([
      'onmessage hello',
      'message hello',
    ]);
  });

  it('that breaks the protocol makes a server finish TCP, and brings no second Close', () => {
    expect(upon(opened(server()), frame.of('text', 'x', 'too-big')).did).toEqual(
      failure('send Close 1009', 'tcp finish'),
    );
    const { did } = upon(opened(client()), closeCall(1000), frame.of('text', 'x', 'too-big'));
    expect(did).toEqual(failure('tcp close'));
  });
});

describe('TCP that ends without a Close', () => {
  const errors = (how: 'finished' | 'reset' | 'timed-out') =>
    (['chromium', 'firefox', 'webkitgtk', 'ws', 'node'] as const).filter((id) =>
      upon(opened(client(id)), ended(how)).did.includes('onerror'),
    );

  it('is 1006, after an error in some clients', () => {
    expect(upon(opened(client()), ended('finished')).did).toEqual([
      'disarm all',
      'tcp close',
      'CLOSED',
      'onclose 1006 unclean',
      'closed 1006 unclean',
    ]);
    expect(upon(opened(client()), ended('reset')).did).toEqual([
      'disarm all',
      'CLOSED',
      'onclose 1006 unclean',
      'closed 1006 unclean',
    ]);
    expect(errors('finished')).toEqual(['node']);
    expect(errors('reset')).toEqual(['firefox', 'webkitgtk', 'node']);
    expect(errors('timed-out')).toEqual(['firefox', 'webkitgtk', 'node']);
  });

  it.each<[ClientId, readonly string[]]>([
    ['chromium', ['onclose 1001 unclean']],
    ['webkitgtk', ['onerror', 'onclose 1001 unclean']],
    ['ws', ['onclose 1001 clean']],
    ['node', ['onclose 1001 clean']],
  ])('by a reset after the Close is told by %s in its own way', (id, events) => {
    const { did } = upon(opened(client(id)), frame.close(1001), ended('reset'));
    expect(did.filter((line) => line.startsWith('on'))).toEqual(events);
  });

  it('by a reset before its answer is unclean in Firefox too', () => {
    const { did } = upon(opened(client('firefox')), frame.close(1001), ended('reset'));
    expect(did).toContain('onclose 1001 unclean');
    expect(did).not.toContain('onerror');
  });

  it('is told once', () => {
    expect(upon(opened(client()), ended('reset'), ended('reset')).did).toEqual([]);
    expect(upon(opened(client()), ended('reset'), ended('timed-out')).did).toEqual([]);
  });
});

describe('an end that drops its connection', () => {
  it('alone reports an error', () => {
    expect(upon(opened(client()), { kind: 'fail' }).did).toEqual(failure('tcp close'));
  });

  it('by socket.destroy() or a reset reports none', () => {
    const lines = ['CLOSED', 'onclose 1006 unclean', 'closed 1006 unclean'];
    expect(upon(opened(server()), { kind: 'terminate' }).did).toEqual(['disarm all', 'tcp close', ...lines]);
    expect(upon(opened(server()), { kind: 'abort' }).did).toEqual(['disarm all', 'tcp abort', ...lines]);
    expect(upon(opened(server()), frame.close(1001), { kind: 'terminate' }).did).toContain('onclose 1001 unclean');
    expect(upon(opened(server()), { kind: 'terminate' }, { kind: 'abort' }).did).toEqual(['tcp abort']);
  });

  it('because its page or process goes says no more than a Close, and hears nothing', () => {
    const { end, did } = upon(opened(client()), { kind: 'leave', body: { code: 1001, reason: '' } });
    expect(did).toEqual(['disarm all', 'send Close 1001', 'tcp close']);
    expect([end.state, end.silent]).toEqual(['CLOSED', true]);
    expect(upon(end, frame.of('text')).did).toEqual([]);
    const leaves = { kind: 'leave', body: { code: 1001, reason: '' } } as const;
    expect(upon(client(), leaves).did).toEqual(['disarm all', 'tcp close']);
    expect(upon(opened(client()), closeCall(1000), leaves).did).toEqual(['disarm all', 'tcp close']);
    // A process that is gone leaves even TCP to its kernel.
    expect(upon(opened(client()), { kind: 'vanish' }).did).toEqual(['disarm all']);
    expect(upon(opened(client()), { kind: 'vanish' }).end).toMatchObject({ state: 'CLOSED', silent: true });
  });

  it('is done when both Closes passed and the socket is gone', () => {
    expect(upon(opened(client()), { kind: 'gone' }).did).toEqual([]);
    expect(upon(opened(client('firefox')), frame.close(1000), { kind: 'gone' }).did).toEqual([]);
    expect(upon(opened(client()), frame.close(1000), { kind: 'gone' }).did).toEqual([
      'disarm all',
      'CLOSED',
      'onclose 1000 clean',
      'closed 1000 clean',
    ]);
  });
});
