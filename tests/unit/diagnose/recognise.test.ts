import { describe, expect, it } from 'vitest';
import { causes } from '../../../src/core/diagnose/causes/index.ts';
import { commands } from '../../../src/core/diagnose/commands.ts';
import type { Facts } from '../../../src/core/diagnose/facts.ts';
import { nextQuestions, questionsMax } from '../../../src/core/diagnose/questions.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import { recognise } from '../../../src/core/diagnose/recognise.ts';
import { fingerprint, heartbeatFor, idleLimit, timers } from '../../../src/core/diagnose/timers.ts';
import { parseFragment } from '../../../src/core/link/fragment.ts';
import { incidentOf, incidentValues } from '../../../src/core/link/incident-link.ts';

describe('recognise', () => {
  it('leaves a recording to what reads recordings', () => {
    const page = { request: { url: 'https://a.test/' }, response: { status: 200, statusText: 'OK' } };
    const har = JSON.stringify({ log: { version: '1.2', entries: [page] } }, null, 1);
    const line = '    6   0.009 10.77.1.2 → 10.77.0.2    HTTP 254 HTTP/1.1 101 Switching Protocols ';
    for (const text of [har, line, '{"recorder": "1", "events": [{"bufferedAmount": 1}]}'])
      expect(recognise(text)).toMatchObject({ facts: {}, understood: false });
    const docker = '{"log":"onclose {\\"code\\":1006,\\"wasClean\\":false}\\n","stream":"stdout"}';
    expect(recognise(docker).facts.code).toBe(1006);
  });

  it('reads a question of some words, in which a number is a close code', () => {
    const code = (text: string) => recognise(text).facts.code;
    for (const text of ['1006 nginx', '切断 60秒 1006', '1006 異常終了', 'why 1006?', 'closes with 1006 60s'])
      expect([text, code(text)]).toEqual([text, 1006]);
    expect(recognise('1006 nginx').facts.via).toBe('nginx');
    for (const text of ['mysql error 1006', 'ERROR 1006', 'id=1006 ok', '1006, 1007', 'seq 1006\nseq 1007'])
      expect([text, code(text)]).toEqual([text, undefined]);
  });

  it('takes no process number for a code', () => {
    const line = (process: string, said: string): string =>
      `2026-11-27 23:20:11.101000 UTC - [${process}: Main Thread]: D/nsWebSocket WebSocketChannel ${said}`;
    expect(recognise(line('Child 3901', '7f80 ctor')).facts.code).toBeUndefined();
    const { facts } = recognise(
      [line('Parent 3845', '7f63 ctor'), line('Parent 3845', 'close recvd code 1001')].join('\n'),
    );
    expect(facts.code).toBe(1001);
    expect(facts.reason).toBeUndefined();
  });

  it('takes no number of a process before a message, nor of one that sent a signal', () => {
    const server = ['listening ws://0.0.0.0:8080', 'websocket close /chat code=1006 reason=""']
      .map((said) => `2026-11-26T22:04:01.044Z info  [3697] ${said}`)
      .join('\n');
    expect(recognise(server).facts.code).toBe(1006);
    const proxy = [
      '2026/11/26 21:52:20 [notice] 3578#3578: using the "epoll" event method',
      '2026/11/26 21:52:25 [info] 3579#3579: *1 upstream timed out while proxying upgraded connection',
      '2026/11/26 21:52:26 [notice] 3578#3578: signal 17 (SIGCHLD) received from 3579',
    ].join('\n');
    expect(recognise(proxy).facts).not.toHaveProperty('code');
    expect(recognise('WebSocket closed [4003]').facts.code).toBe(4003);
  });

  it('takes the end of a log of nginx for no reload', () => {
    const log = [
      '[error] 7590#7590: *1 access forbidden by rule, client: 10.77.0.2, request: "GET /chat HTTP/1.1"',
      '[notice] 7589#7589: signal 15 (SIGTERM) received from 21509, exiting',
      '[notice] 7589#7589: worker process 7590 exited with code 0',
    ].join('\n');
    expect(recognise(log).facts).toMatchObject({ phase: 'never-opened', signs: ['forbidden'] });
  });

  it('reads Chromium’s words about a refused handshake without the sentence around them', () => {
    expect(recognise('Unexpected response code: 502').facts).toMatchObject({ status: 502, phase: 'never-opened' });
    // Consul’s API, which is no WebSocket.
    expect(recognise('Unexpected response code: 500 (No cluster leader)').facts).toEqual({});
  });

  it('leaves an empty field empty, and reads the next', () => {
    const { facts } = recognise('ws closed code=1006 reason= wasClean=false');
    expect(facts).toMatchObject({ code: 1006, clean: 'no' });
    expect(facts.reason).toBeUndefined();
  });

  describe('of a MOZ_LOG of Firefox', () => {
    const log = (...said: readonly string[]): string =>
      said.map((one) => `2026-11-26 21:51:38.1 UTC - [Parent 14: Main Thread]: D/nsWebSocket ${one}`).join('\n');
    const own = [
      'WebSocketChannel::AsyncOpen() 7f9da824f500',
      'WebSocketChannel::AsyncOpen uri=wss://push.services.mozilla.com/',
      'WebSocketChannel::OnStartRequest: No HTTP Response',
      'WebSocketChannel::OnStopRequest() 7f9da824f500 [7f9da10c5f40 7f9da10c5f40 804b001e]',
      'Websocket: OnStopSession: [this=7f9da824f500, reason=0x804b0057]',
    ];
    const opened = [
      'WebSocketChannel::WebSocketChannel() 7f9da8078300',
      'WebSocketChannel::AsyncOpen uri=ws://app.example.test:8080/chat',
      'WebSocketChannel::OnStartRequest: HTTP status 101',
    ];

    it('leaves out the browser’s own push service', () => {
      expect(recognise(log(...own)).facts).toEqual({});
      expect(recognise(log(...own, ...opened, ...own)).facts).toEqual({ status: 101, phase: 'opened' });
      // The memory of one that is gone is another's.
      const again = opened.map((line) => line.replace('7f9da8078300', '7f9da824f500'));
      expect(recognise(log(...own, ...again)).facts.status).toBe(101);
    });

    it.each([
      ['reset', ['WebSocketChannel::AbortSession() 7f9da8078300 [reason 804b0014] stopped = 0']],
      ['eof', ['WebSocketChannel::AbortSession() 7f9da8078300 [reason 80470002] stopped = 0']],
      ['bad-utf8', ['WebSocketChannel::AbortSession() 7f9da8078300 [reason 80460001] stopped = 0']],
    ] as const)('names what broke an open connection: %s', (sign, end) => {
      expect(recognise(log(...own, ...opened, ...end)).facts).toMatchObject({ phase: 'opened', signs: [sign] });
    });

    it.each([
      ['refused', '804b000d'],
      ['name-not-found', '804b001e'],
      ['handshake-late', '804b000e'],
      // Self-signed, expired, unknown issuer, another name.
      ['certificate', '805a3ff2'],
      ['certificate', '805a1ff5'],
      ['certificate', '805a1ff3'],
      ['certificate', '805a2ff4'],
    ] as const)('names why none was opened: %s', (sign, error) => {
      const stopped = `WebSocketChannel::OnStopRequest() 7f9da8078300 [7f9d9e365140 7f9d9e365140 ${error}]`;
      expect(recognise(log(...own, ...opened.slice(0, 2), stopped)).facts).toMatchObject({
        phase: 'never-opened',
        signs: [sign],
      });
    });

    it('tells a Close with a code, one without, and one that never came', () => {
      const came = 'WebSocketChannel:: close received';
      expect(recognise(log(...own, ...opened, came)).facts.code).toBe(1005);
      expect(recognise(log(...own, ...opened, came, 'WebSocketChannel:: close recvd code 4000')).facts.code).toBe(4000);
      const waited = 'WebSocketChannel:: Expecting Server Close - Timed Out';
      const { facts } = recognise(log(...own, ...opened, waited));
      expect(facts).toMatchObject({ code: 1006, phase: 'closing', signs: ['close-late'] });
      expect(rank(facts)[0]!.cause.id).toBe('close-unanswered');
      // What ends afterwards is no news.
      const after = 'WebSocketChannel::AbortSession() 7f9da8078300 [reason 80470002] stopped = 1';
      expect(recognise(log(...own, ...opened, came, after)).facts.signs).toBeUndefined();
    });

    it('tells how long a connection was open, from the words of the channel’s admission', () => {
      const at = (time: string, said: string): string =>
        `2026-11-26 ${time} UTC - [Parent 14: Main Thread]: D/nsWebSocket ${said}`;
      const { facts } = recognise(
        [
          at('22:13:03.017', 'Websocket: OnConnected: [this=7eff5b2c2700]'),
          at('22:13:06.011', 'WebSocketChannel::Close() 7eff5b2c2700'),
          at('22:13:26.011', 'WebSocketChannel:: Expecting Server Close - Timed Out'),
          at('22:13:26.011', 'Websocket: OnStopSession: [this=7eff5b2c2700, reason=0x804b0055]'),
        ].join('\n'),
      );
      expect(facts).toMatchObject({ seconds: [22.994], phase: 'closing' });
    });

    it('takes no library from the reason of a Close: whoever wrote the server chose its words', () => {
      const said = recognise(log(...opened, 'close recvd code 1001', 'close recvd server shutting down'));
      expect(said.facts).toMatchObject({ code: 1001, signs: ['shutting-down'] });
      expect(said.facts.library).toBeUndefined();
    });
  });

  it('reads code, reason and wasClean of a printed CloseEvent', () => {
    const { facts } = recognise(
      'CloseEvent {isTrusted: true, wasClean: true, code: 4001, reason: "token expired", type: "close"}',
    );
    expect(facts).toMatchObject({
      code: 4001,
      reason: 'token expired',
      clean: 'yes',
      side: 'browser',
      phase: 'opened',
    });
  });

  it('pairs the times at which connections opened and closed', () => {
    const { facts } = recognise('opened 09:14:02.118 closed 09:15:02.231\nopened 23:59:30 closed 00:00:30');
    expect(facts).toMatchObject({ seconds: [60.113, 60], rhythm: 'exact', phase: 'opened' });
  });

  it('keeps connections apart by their id', () => {
    const { facts } = recognise(
      '09:00:00 conn=a open\n09:00:10 conn=b open\n09:00:40 conn=a closed\n09:02:10 conn=b closed',
    );
    expect(facts).toMatchObject({ seconds: [40, 120], rhythm: 'varies' });
  });

  it('takes equal gaps between drops for how long connections last', () => {
    expect(recognise('10:00:05 dropped\n10:01:05 dropped\n10:02:05 dropped').facts.seconds).toEqual([60, 60]);
  });

  it('does not take the time until a retry for a time open', () => {
    expect(recognise('closed 1006, reconnecting after 5 s').facts.seconds).toBeUndefined();
  });

  it('reads a length in milliseconds, minutes and Japanese', () => {
    expect(recognise('closed after 60003 ms').facts.seconds).toEqual([60.003]);
    expect(recognise('disconnected after 10 minutes').facts.seconds).toEqual([600]);
    expect(recognise('55秒後に切断').facts.seconds).toEqual([55]);
  });

  it('quotes the words behind a sign as they stand in the text', () => {
    expect(recognise('Error: Max payload size exceeded').quotes['too-big']).toBe('Max payload size exceeded');
  });

  it('understands nothing of nothing', () => {
    expect(recognise('').facts).toEqual({});
    expect(recognise('hello there').facts).toEqual({});
  });
});

describe('fingerprint', () => {
  it('names nginx, ingress-nginx, ALB and Apache for a minute, and API Gateway for ten', () => {
    expect(fingerprint(60.1).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['nginx', 'ingress-nginx', 'alb', 'apache']),
    );
    expect(fingerprint(600.4).map(({ id }) => id)).toContain('api-gateway');
    expect(fingerprint(55.1).map(({ id }) => id)).toEqual(['heroku']);
  });

  it('names nobody for a length that is nobody’s default', () => {
    expect(fingerprint(97)).toEqual([]);
  });

  it('finds a heartbeat below the smallest limit of a path', () => {
    expect(idleLimit([350, 60, 3600])).toBe(60);
    expect(heartbeatFor(60)).toBe(25);
    expect(heartbeatFor(10)).toBe(8);
    expect(heartbeatFor(Number.POSITIVE_INFINITY)).toBe(25);
    for (const { kind, seconds } of timers) if (kind === 'idle') expect(heartbeatFor(seconds)).toBeLessThan(seconds);
  });
});

describe('rank', () => {
  it('gives every cause an id of its own and a source', () => {
    expect(new Set(causes.map(({ id }) => id)).size).toBe(causes.length);
    for (const { sources } of causes) expect(sources.length).toBeGreaterThan(0);
    for (const id of Object.keys(commands)) expect(causes.map((cause) => cause.id)).toContain(id);
  });

  it('gives the same order for the same facts', () => {
    const facts = { code: 1006, seconds: [60.1], rhythm: 'exact' } as const;
    expect(rank(facts)).toEqual(rank(facts));
  });

  it('rules out a proxy’s idle timer once a Close frame arrived', () => {
    expect(rank({ code: 1001 }).find(({ cause }) => cause.id === 'idle-timeout')).toMatchObject({ ruledOut: true });
  });

  it('is very sure of one cause at most, and of none while another is close', () => {
    const sure = (facts: Facts) => rank(facts).filter(({ strength }) => strength === 3).length;
    expect([{}, { code: 1006 }, { code: 1006, phase: 'opened' } as const, { code: 1001 }].map(sure)).toEqual([
      0, 0, 0, 0,
    ]);
    expect(sure({ code: 1006, seconds: [60.1, 60], rhythm: 'exact', phase: 'opened' })).toBe(1);
  });
});

describe('questions', () => {
  it('first ask a bare 1006 something that splits its causes, and at most five times', () => {
    const asked = nextQuestions({ code: 1006 }, new Set());
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThanOrEqual(questionsMax);
    expect(nextQuestions({ code: 1006 }, new Set(['phase', 'lasted', 'rhythm', 'traffic', 'who']))).toEqual([]);
  });

  it('ask about silence when a connection lasts exactly a minute', () => {
    const [first] = nextQuestions({ code: 1006, phase: 'opened', seconds: [30, 30], rhythm: 'exact' }, new Set());
    expect(['traffic', 'via']).toContain(first?.id);
  });

  it('do not ask what the text has told', () => {
    expect(nextQuestions({ phase: 'opened', code: 1006 }, new Set()).map(({ id }) => id)).not.toContain('phase');
  });

  it('end when one cause is proved', () => {
    expect(nextQuestions(recognise('disconnect: io server disconnect').facts, new Set())).toEqual([]);
  });
});

describe('a link of an incident', () => {
  it('tells what an error message in other people’s software says', () => {
    const { values } = parseFragment('#code=1006&after=60&clean=false&reason=gone&lib=ws') as { values: object };
    expect(incidentOf(values)).toEqual({ code: 1006, seconds: [60], clean: 'no', reason: 'gone', library: 'ws' });
  });

  it('opens with the facts that it was made of', () => {
    const { facts } = recognise('opened 09:14:02 closed 09:15:02 code=1006 wasClean=false upstream timed out');
    expect(incidentOf(incidentValues(facts))).toEqual(facts);
  });

  it('ignores what no list knows', () => {
    expect(
      incidentOf({ code: '-1', after: '1e9', clean: 'maybe', lib: '__proto__', via: 'constructor', phase: '' }),
    ).toBeNull();
  });
});
