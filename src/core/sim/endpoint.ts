import type { EndpointRules } from '../peers/client.ts';
import type { CodeRanges } from '../peers/peer.ts';
import type { ReadyState } from '../protocol/ready-state.ts';
import type { CloseEventData, CloseStatus, FrameDefect, Http2Error, Segment, Side } from '../protocol/segment.ts';
import type { TraceDetail } from '../trace/trace.ts';
import type { Handshake, Transport } from './settings.ts';

export type EndpointTimer =
  | 'tcp-connect'
  | 'tls-handshake'
  | 'opening-handshake'
  | 'closing-handshake'
  | 'tcp-close-wait'
  | 'response'
  | 'answer';

/**
 * One end of one connection, as RFC 6455 describes it. `received` is the first Close frame's body: undefined before
 * one came, null for an empty one. `failed` is "fail the WebSocket connection" (§7.1.7), which fires `error` first.
 */
export type Endpoint = {
  readonly side: Side;
  readonly rules: EndpointRules;
  readonly handshake: Handshake;
  /** The status that accepts the opening handshake: 101, or 200 with HTTP/2 (RFC 8441 §5). */
  readonly acceptStatus: 101 | 200;
  readonly state: ReadyState;
  readonly sent: boolean;
  readonly received: CloseStatus | null | undefined;
  readonly failed: boolean;
  readonly peerFinished: boolean;
  readonly redirected: boolean;
  /** Nobody listens any more (page gone, process gone): no events. */
  readonly silent: boolean;
};

export type EndpointInput =
  | { readonly kind: 'start' } // new WebSocket()
  | { readonly kind: 'securing' } // TCP is there, TLS begins
  | { readonly kind: 'untrusted' } // TLS is not going to be there
  | { readonly kind: 'connected' | 'finished' | 'reset' | 'refused' | 'timed-out' | 'gone' }
  | { readonly kind: 'segment'; readonly segment: Segment }
  | { readonly kind: 'timer'; readonly timer: EndpointTimer }
  | { readonly kind: 'close'; readonly body: CloseStatus | null }
  | { readonly kind: 'fail' } // the client itself drops the connection: error, then close
  | { readonly kind: 'terminate' } // socket.destroy()
  | { readonly kind: 'end' } // socket.end() below the WebSocket: FIN, still reading
  | { readonly kind: 'abort' } // RST
  | { readonly kind: 'leave'; readonly body: CloseStatus } // the page goes, and says so
  /** The page sleeps: what happens now, its script does not see. `wake`: it learns that its socket is gone. */
  | { readonly kind: 'sleep' }
  | { readonly kind: 'wake'; readonly body: CloseStatus }
  | { readonly kind: 'vanish' }; // the process is gone; its kernel closes what it held

export type EndpointEffect =
  /** Ends TCP, or the HTTP/2 stream that stands for it (RFC 8441 §5). `error` is that of a RST_STREAM. */
  | { readonly kind: 'tcp'; readonly call: 'finish' | 'close' | 'abort'; readonly error?: Http2Error }
  | { readonly kind: 'send'; readonly segment: Segment }
  | { readonly kind: 'arm'; readonly timer: EndpointTimer; readonly afterMs: number }
  /** Cancels one timer, or all of them. */
  | { readonly kind: 'disarm'; readonly timer?: EndpointTimer }
  | { readonly kind: 'record'; readonly detail: TraceDetail }
  | { readonly kind: 'opened' }
  | { readonly kind: 'message'; readonly payload: string }
  | { readonly kind: 'closed'; readonly close: CloseEventData };

export type EndpointStep = readonly [Endpoint, readonly EndpointEffect[]];

export const newEndpoint = (
  side: Side,
  rules: EndpointRules,
  handshake: Handshake,
  transport: Transport = 'ws',
): Endpoint => ({
  side,
  rules,
  handshake,
  acceptStatus: transport === 'h2' ? 200 : 101,
  state: 'CONNECTING',
  sent: false,
  received: undefined,
  failed: false,
  peerFinished: false,
  redirected: false,
  silent: false,
});

const inRanges = (ranges: CodeRanges, code: number) => ranges.some(([from, to]) => code >= from && code <= to);
const closeFrame = (body: CloseStatus | null): EndpointEffect => ({
  kind: 'send',
  segment: { kind: 'frame', opcode: 'close', body },
});
const tcp = (call: 'finish' | 'close' | 'abort'): EndpointEffect => ({ kind: 'tcp', call });
const abnormal = { code: 1006, reason: '', wasClean: false } as const;

function enter(end: Endpoint, state: ReadyState): EndpointStep {
  if (end.state === state) return [end, []];
  const record: TraceDetail = { kind: 'ready-state', side: end.side, state };
  return [{ ...end, state }, end.silent ? [] : [{ kind: 'record', detail: record }]];
}

/** TCP is over, or is being given up: readyState CLOSED, then `error` if it failed, then `close`. WHATWG, "closed". */
function report(end: Endpoint, close: CloseEventData, more: readonly EndpointEffect[] = []): EndpointStep {
  if (end.state === 'CLOSED') return [end, more];
  const [next, entered] = enter(end, 'CLOSED');
  const events: EndpointEffect[] = [];
  if (!end.silent) {
    if (end.failed) events.push({ kind: 'record', detail: { kind: 'event', side: end.side, event: 'error' } });
    events.push({ kind: 'record', detail: { kind: 'event', side: end.side, event: 'close', close } });
  }
  return [next, [{ kind: 'disarm' }, ...more, ...entered, ...events, { kind: 'closed', close }]];
}

/** RFC 6455 §7.1.5: the code of the first Close received, 1005 for an empty one, 1006 for none. */
function receivedClose(end: Endpoint, wasClean: boolean): CloseEventData {
  if (end.received === undefined) return abnormal;
  return { ...(end.received ?? { code: 1005, reason: '' }), wasClean };
}

/** Fail the connection (RFC 6455 §7.1.7): a Close with `code` if it would be understood, then TCP goes. */
function fail(end: Endpoint, code: number | null = null, eventCode = 1006): EndpointStep {
  const failed = { ...end, failed: true, sent: true };
  const says: EndpointEffect[] = code === null || end.sent ? [] : [closeFrame({ code, reason: '' })];
  // A client that said why keeps reading until the peer's FIN; the page does not wait for that.
  return report(failed, { ...abnormal, code: eventCode }, [...says, tcp(end.side === 'client' ? 'close' : 'finish')]);
}

/** Both Closes have passed. RFC 6455 §7.1.1: the server closes TCP first, the client waits for it. */
function bothClosed(end: Endpoint): EndpointStep {
  const { rules } = end;
  if (end.peerFinished) return report(end, receivedClose(end, true), [tcp('close')]);
  const finish: EndpointEffect[] = rules.finishesTcp === 'first' ? [tcp('finish')] : [];
  const wait: EndpointEffect[] = rules.tcpCloseWaitMs
    ? [{ kind: 'arm', timer: 'tcp-close-wait', afterMs: rules.tcpCloseWaitMs }]
    : [];
  if (rules.reportsAt === 'closing-handshake') {
    const [next, effects] = report(end, receivedClose(end, true), finish);
    return [next, [...effects, ...wait]];
  }
  return [end, [{ kind: 'disarm' }, ...finish, ...wait]];
}

function answer(end: Endpoint): EndpointStep {
  if (end.sent || end.state === 'CLOSED') return [end, []];
  const { rules, received } = end;
  const code = rules.answersWith ?? (received === null ? rules.answerToEmptyClose : received!.code);
  const reason = rules.answersWithReason && rules.answersWith === undefined ? (received?.reason ?? '') : '';
  const body = code === null || rules.answersEmptyTo.includes(code) ? null : { code, reason };
  const [next, effects] = bothClosed({ ...end, sent: true });
  return [next, [closeFrame(body), ...effects]];
}

function onClose(end: Endpoint, body: CloseStatus | null): EndpointStep {
  if (end.received !== undefined) return [end, []];
  if (body && !inRanges(end.rules.acceptsCodes, body.code)) return fail(end, end.rules.protocolErrorCode);
  const [next, entered] = enter({ ...end, received: body }, 'CLOSING');
  // A scripted peer only notes what it received.
  if (end.rules.onClose !== 'answers') {
    const ends = end.rules.onClose === 'ends-tcp' ? [tcp('close')] : [];
    const [reported, effects] = report(next, receivedClose(next, true), ends);
    return [reported, [...entered, ...effects]];
  }
  if (!end.sent && end.rules.answerAfterMs > 0)
    return [next, [...entered, { kind: 'arm', timer: 'answer', afterMs: end.rules.answerAfterMs }]];
  const [done, effects] = end.sent ? bothClosed(next) : answer(next);
  return [done, [...entered, ...effects]];
}

/** What a client says where a frame is broken in that way. */
function codeFor(defect: FrameDefect, rules: EndpointRules): number | null {
  if (defect === 'invalid-utf8') return rules.invalidUtf8Code;
  if (defect === 'too-big') return rules.tooBigCode;
  return defect === 'inflate-error' || defect === 'inflate-cut-off'
    ? rules.deflate.corruptCode
    : rules.protocolErrorCode;
}

/** RFC 7692 §5.1: a client fails the connection on an answer that it must not accept. */
function acceptsExtensions({ handshake, rules }: Endpoint): boolean {
  if (handshake.kind !== 'extensions' || handshake.answer === 'valid') return true;
  return rules.deflate.accepts.includes(handshake.answer);
}

function onFrame(end: Endpoint, segment: Segment & { kind: 'frame' }): EndpointStep {
  const { rules } = end;
  if (end.state !== 'OPEN' && end.state !== 'CLOSING') return [end, []];
  if (segment.opcode === 'close') return onClose(end, segment.body);
  if (end.received !== undefined) return [end, []];
  if (segment.defect && !(segment.defect === 'masked-by-server' && rules.acceptsMaskedFrames)) {
    const passes =
      (segment.defect === 'inflate-cut-off' && !rules.deflate.failsOnCutOff) ||
      (segment.defect === 'invalid-utf8' && rules.checksUtf8 === false);
    if (!passes) return fail(end, codeFor(segment.defect, rules));
  }
  const { longestMebibytes } = rules.deflate;
  if (segment.opcode === 'text' && longestMebibytes !== null && (segment.inflatedMebibytes ?? 0) > longestMebibytes)
    return fail(end, rules.tooBigCode);
  if (segment.opcode === 'ping') {
    const pong: Segment = { kind: 'frame', opcode: 'pong', payload: segment.payload };
    return [end, end.sent || rules.answersPings === false ? [] : [{ kind: 'send', segment: pong }]];
  }
  const effects: EndpointEffect[] = [];
  if (segment.opcode === 'text' && end.state === 'OPEN' && !end.silent)
    effects.push({
      kind: 'record',
      detail: { kind: 'event', side: end.side, event: 'message', payload: segment.payload },
    });
  return [end, [...effects, { kind: 'message', payload: segment.payload }]];
}

function open(end: Endpoint, first: readonly EndpointEffect[] = []): EndpointStep {
  const [next, entered] = enter(end, 'OPEN');
  // A page that sleeps has asked for it, and is not told.
  if (end.silent) return [next, [{ kind: 'disarm' }, ...first]];
  const event: EndpointEffect = { kind: 'record', detail: { kind: 'event', side: end.side, event: 'open' } };
  return [next, [{ kind: 'disarm' }, ...first, ...entered, event, { kind: 'opened' }]];
}

const request = (end: Endpoint): EndpointEffect => ({
  kind: 'send',
  segment: {
    kind: 'opening-request',
    method: end.acceptStatus === 200 ? 'CONNECT' : 'GET',
    subprotocol: end.handshake.kind === 'no-subprotocol',
  },
});

/** The server's answer to the opening handshake. */
function respond(end: Endpoint, subprotocol: boolean): EndpointStep {
  const { handshake } = end;
  if (handshake.kind === 'silent') return [end, []];
  if (handshake.kind === 'status' && handshake.afterMs)
    return [
      { ...end, handshake: { kind: 'status', status: handshake.status } },
      [{ kind: 'arm', timer: 'response', afterMs: handshake.afterMs }],
    ];
  if (handshake.kind === 'rst-stream')
    return [{ ...end, state: 'CLOSED', silent: true }, [{ kind: 'tcp', call: 'abort', error: handshake.error }]];
  const redirects = handshake.kind === 'redirect' && !end.redirected;
  const status = handshake.kind === 'status' ? handshake.status : redirects ? 301 : end.acceptStatus;
  const response: EndpointEffect = {
    kind: 'send',
    segment: { kind: 'opening-response', status, subprotocol: subprotocol && handshake.kind !== 'no-subprotocol' },
  };
  if (status === end.acceptStatus) return open(end, [response]);
  if (redirects) return [{ ...end, redirected: true }, [response]];
  // Refused: this was an HTTP exchange, the server has no WebSocket to report about.
  return [{ ...end, state: 'CLOSED', silent: true }, [response, tcp('finish')]];
}

function onSegment(end: Endpoint, segment: Segment): EndpointStep {
  if (segment.kind === 'frame') return onFrame(end, segment);
  if (end.state !== 'CONNECTING') return [end, []];
  if (segment.kind === 'opening-request') return respond(end, segment.subprotocol);
  if (segment.kind === 'opening-response') {
    if (segment.status === 301 && end.rules.followsRedirects) return [end, [request(end)]];
    const named = end.handshake.kind !== 'no-subprotocol' || segment.subprotocol;
    if (segment.status === end.acceptStatus && !acceptsExtensions(end)) return fail(end);
    if (segment.status === end.acceptStatus && (named || end.rules.opensWithoutSubprotocol)) return open(end);
    return fail(end);
  }
  return [end, []];
}

/** TCP ended under the connection: by the peer's FIN, a reset, or silence. */
function onTcpEnd(end: Endpoint, how: 'finished' | 'reset' | 'timed-out'): EndpointStep {
  const { rules, state } = end;
  if (state === 'CLOSED') return [end, how === 'finished' && rules.onClose !== 'nothing' ? [tcp('close')] : []];
  if (state === 'CONNECTING')
    return end.side === 'client' ? fail(end) : [{ ...end, state: 'CLOSED', silent: true }, [tcp('close')]];
  if (how === 'finished') {
    const finished = { ...end, peerFinished: true };
    if (end.received !== undefined && end.sent) return report(finished, receivedClose(end, true), [tcp('close')]);
    // A FIN before the answer to a Close was written: the code is known, the handshake was never completed.
    if (end.received !== undefined) return report(finished, receivedClose(end, false), [tcp('close')]);
    return report({ ...finished, failed: end.failed || rules.errorOn.fin }, abnormal, [tcp('close')]);
  }
  if (end.received !== undefined) {
    const failed = rules.resetAfterClose === 'unclean-with-error';
    return report({ ...end, failed }, receivedClose(end, end.sent && rules.resetAfterClose === 'clean'));
  }
  const error = how === 'reset' ? rules.errorOn.reset : rules.errorOn.tcpTimeout;
  return report({ ...end, failed: end.failed || error }, abnormal);
}

function onTimer(end: Endpoint, timer: EndpointTimer): EndpointStep {
  if (timer === 'answer') return answer(end);
  if (timer === 'response') return respond(end, false);
  const record: EndpointEffect = { kind: 'record', detail: { kind: 'timer', side: end.side, timer } };
  // After a CLOSED that did not wait for TCP, this only ends the socket.
  if (end.state === 'CLOSED') return [end, [tcp('close')]];
  let step: EndpointStep;
  if (timer === 'closing-handshake')
    step = report({ ...end, failed: end.rules.errorOn.closingTimeout }, abnormal, [tcp('close')]);
  else if (timer === 'tcp-close-wait') step = report(end, receivedClose(end, true), [tcp('close')]);
  else step = fail(end);
  return [step[0], [record, ...step[1]]];
}

const inTime = (timer: EndpointTimer): EndpointEffect => ({ kind: 'disarm', timer });

function onSecuring(end: Endpoint): EndpointStep {
  const { tlsHandshakeMs } = end.rules;
  const limit: EndpointEffect[] = tlsHandshakeMs
    ? [{ kind: 'arm', timer: 'tls-handshake', afterMs: tlsHandshakeMs }]
    : [];
  return [end, [inTime('tcp-connect'), ...limit]];
}

/** `close()` by a script or a server application, already checked. WHATWG, close() step 3. */
function onCloseCall(end: Endpoint, body: CloseStatus | null): EndpointStep {
  if (end.state === 'CONNECTING') {
    const [closing, entered] = enter(end, 'CLOSING');
    const [next, effects] = fail(closing);
    return [next, [...entered, ...effects]];
  }
  if (end.state !== 'OPEN') return [end, []];
  const [next, entered] = enter({ ...end, sent: true }, 'CLOSING');
  const { closingHandshakeMs } = end.rules;
  const wait: EndpointEffect[] = closingHandshakeMs
    ? [{ kind: 'arm', timer: 'closing-handshake', afterMs: closingHandshakeMs }]
    : [];
  return [next, [...entered, closeFrame(body), ...wait]];
}

/** One step of an endpoint: pure; what it wants done is returned as effects, in order. */
export function step(end: Endpoint, input: EndpointInput): EndpointStep {
  switch (input.kind) {
    case 'start': {
      const arm = (timer: EndpointTimer, afterMs: number): EndpointEffect[] =>
        afterMs ? [{ kind: 'arm', timer, afterMs }] : [];
      const { tcpConnectMs, openingHandshakeMs } = end.rules;
      return [end, [...arm('tcp-connect', tcpConnectMs), ...arm('opening-handshake', openingHandshakeMs)]];
    }
    case 'securing':
      return onSecuring(end);
    case 'untrusted':
      return fail(end, null, end.rules.tlsFailureCode);
    case 'connected':
      return [end, [inTime('tcp-connect'), inTime('tls-handshake'), request(end)]];
    case 'segment':
      return onSegment(end, input.segment);
    case 'finished':
    case 'reset':
    case 'timed-out':
      return onTcpEnd(end, input.kind);
    case 'refused':
      return fail(end);
    case 'gone':
      return end.received !== undefined && end.sent ? report(end, receivedClose(end, true)) : [end, []];
    case 'timer':
      return onTimer(end, input.timer);
    case 'close':
      return onCloseCall(end, input.body);
    case 'fail':
      return fail(end);
    case 'terminate':
      return report(end, receivedClose(end, false), [tcp('close')]);
    case 'end':
      return [end, end.state === 'CLOSED' ? [] : [tcp('finish')]];
    case 'abort':
      return report(end, receivedClose(end, false), [tcp('abort')]);
    case 'leave': {
      const says = end.state === 'OPEN' ? [closeFrame(input.body)] : [];
      return [{ ...end, ...gone }, [{ kind: 'disarm' }, ...says, tcp('close')]];
    }
    case 'sleep':
      return [{ ...end, silent: true }, []];
    case 'wake': {
      const says = end.state === 'OPEN' ? [closeFrame(input.body)] : [];
      const ends = end.state === 'CLOSED' ? [] : [tcp('close')];
      const lost = { ...end, state: 'OPEN', silent: false, failed: true, sent: true } as const;
      return report(lost, abnormal, [...says, ...ends]);
    }
    case 'vanish':
      return [{ ...end, ...gone }, [{ kind: 'disarm' }]];
  }
}

/** Nobody is left to see anything. */
const gone = { silent: true, state: 'CLOSED', sent: true } as const;
