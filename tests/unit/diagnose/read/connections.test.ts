import { describe, expect, it } from 'vitest';
import { recognise } from '../../../../src/core/diagnose/recognise.ts';

const lengths = (text: string) => recognise(text).facts.seconds;

describe('connections of a log', () => {
  it('are paired although the verb stands where an id may stand', () => {
    expect(lengths('09:14:02 connection opened\n09:15:02 connection closed')).toEqual([60]);
    expect(
      lengths('09:14:02 socket opened\n09:15:02 socket closed\n09:15:05 socket opened\n09:16:05 socket closed'),
    ).toEqual([60, 60]);
  });

  it('are paired by their ids, whatever order the lines have', () => {
    const text =
      '09:00:00 client=alice connected\n09:00:10 client=bob connected\n09:00:40 client=alice disconnected\n09:02:10 client=bob disconnected';
    expect(lengths(text)).toEqual([40, 120]);
    expect(
      lengths('09:00:00 [4e06] open\n09:00:01 [77aa] open\n09:01:00 [4e06] closed\n09:03:01 [77aa] closed'),
    ).toEqual([60, 180]);
    expect(
      lengths(
        '09:00:00 10.0.0.9:5111 connected\n09:00:30 10.0.0.9:5222 connected\n09:01:00 10.0.0.9:5111 closed\n09:01:30 10.0.0.9:5222 closed',
      ),
    ).toEqual([60, 60]);
  });

  it('are told by both ends, and passed over midnight', () => {
    const both =
      '10:00:00.000 server: client connected\n10:00:00.040 browser: websocket opened\n10:01:00.010 server: client disconnected\n10:01:00.060 browser: websocket closed';
    for (const one of lengths(both)!) expect(one).toBeCloseTo(60, 0);
    expect(lengths('opened 23:59:30 closed 00:00:30')).toEqual([60]);
  });

  it('do not last as long as the gap to the next one', () => {
    const closes =
      '10:00:00 websocket closed, reconnecting in 3 s\n10:01:03 websocket closed, reconnecting in 3 s\n10:02:06 websocket closed, reconnecting in 3 s';
    expect(lengths(closes)).toEqual([60, 60]);
  });

  it('last as long as the log says, in every spelling', () => {
    for (const [text, seconds] of [
      ['ws closed after 1m0.003s', 60.003],
      ['ws closed, duration_ms: 60012', 60.012],
      ['ws close sessionDurationSeconds=142', 142],
      ['websocket closed (connected for 90s)', 90],
      ['WebSocket closed, ConnectionDuration: 00:01:00.0031234', 60.003123],
      ['websocket が55秒後に切断', 55],
      ['websocket 60 秒后断开', 60],
      ['"GET /ws HTTP/1.1" 101 12 "-" "-" rt=60.004', 60.004],
    ] as const)
      expect(lengths(text), text).toEqual([seconds]);
  });

  it('are not as long as a connect timeout, a wait, a ping’s deadline or a queue', () => {
    for (const text of [
      'websocket: Connection timed out after 10000 ms',
      'websocket closed, retrying in 5 s',
      'websocket ping timeout after 119997 ms',
      "websocket: didn't receive pong within 10000ms",
      '10:00:00 websocket client unable to keep up. Stayed over 512 for 5 seconds',
      'discord heartbeat blocked for more than 10 seconds.',
      'Your session hit the maximum duration of 60 minutes. websocket closed',
    ])
      expect(lengths(text), text).toBeUndefined();
  });
});

describe('two codes in one text', () => {
  it('the one that was sent or received outranks the one that was made up', () => {
    const text =
      'failing WebSocket connection in the OPEN state: 1009 [no reason]\nConnectionClosed: code = 1006 (connection closed abnormally [internal]), no reason';
    expect(recognise(text).facts.code).toBe(1009);
    expect(recognise('server: websocket: close 1001 (going away)\nbrowser: onclose 1006').facts.code).toBe(1001);
  });

  it('the argument of close() is none that arrived', () => {
    expect(recognise('I called close(1000) and onclose says code 1006 wasClean=false').facts.code).toBe(1006);
  });
});

describe('a fact', () => {
  it('knows the words that it came from and how sure it is', () => {
    const { evidence } = recognise('uvicorn: ready\nws closed: code=1011 reason="boom"');
    expect(evidence.code).toMatchObject({ line: 2, certainty: 'stated' });
    expect(evidence.code!.quote).toContain('1011');
    expect(evidence.reason!.quote).toBe('reason="boom"');
    expect(evidence.library).toMatchObject({ line: 1, quote: 'uvicorn', certainty: 'implied' });
    expect(evidence.phase).toMatchObject({ certainty: 'derived' });
  });

  it('is no proof of an open connection when it is a reset', () => {
    expect(
      recognise(
        "WebSocket connection to 'wss://h/' failed: Error in connection establishment: net::ERR_CONNECTION_RESET",
      ).facts.phase,
    ).toBe('never-opened');
    expect(recognise('Error: socket hang up { code: "ECONNRESET" } websocket').facts.phase).toBeUndefined();
  });

  it('is no protocol error because a library writes so before each of its errors', () => {
    const { facts } = recognise('WebSocket protocol error: Connection reset without closing handshake');
    expect(facts.code).toBeUndefined();
    expect(facts.signs).toEqual(['eof']);
  });
});
