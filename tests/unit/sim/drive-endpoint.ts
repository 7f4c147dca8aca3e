import type { ClientId } from '../../../src/core/peers/clients.ts';
import type { Segment, Side } from '../../../src/core/protocol/segment.ts';
import {
  type Endpoint,
  type EndpointEffect,
  type EndpointInput,
  newEndpoint,
  step,
} from '../../../src/core/sim/endpoint.ts';
import { clientProfiles, serverProfiles } from '../../../src/core/sim/profile.ts';
import type { Handshake, Scenario } from '../../../src/core/sim/settings.ts';

const accept: Handshake = { kind: 'accept' };

export const client = (id: ClientId = 'chromium', handshake: Handshake = accept): Endpoint =>
  newEndpoint('client', clientProfiles[id].rules, handshake);
export const server = (id: Scenario['server'] = 'ws', handshake: Handshake = accept): Endpoint =>
  newEndpoint('server', serverProfiles[id], handshake);

export const frame = {
  close: (code?: number, reason = ''): EndpointInput => ({
    kind: 'segment',
    segment: { kind: 'frame', opcode: 'close', body: code === undefined ? null : { code, reason } },
  }),
  of: (
    opcode: 'text' | 'ping' | 'pong',
    payload = 'hello',
    defect?: Extract<Segment, { defect?: unknown }>['defect'],
  ): EndpointInput => ({
    kind: 'segment',
    segment: { kind: 'frame', opcode, payload, ...(defect ? { defect } : {}) },
  }),
};
export const arrives = (segment: Segment): EndpointInput => ({ kind: 'segment', segment });
export const closeCall = (code?: number, reason = ''): EndpointInput => ({
  kind: 'close',
  body: code === undefined ? null : { code, reason },
});

/** How TCP told that it is over. */
export const ended = (how: 'finished' | 'reset' | 'timed-out') => ({ kind: how }) as const;

function segmentText(segment: Segment): string {
  switch (segment.kind) {
    case 'frame':
      if (segment.opcode !== 'close') return `${segment.opcode} ${segment.payload}`;
      return segment.body ? `Close ${segment.body.code} ${segment.body.reason}`.trim() : 'Close';
    case 'tls':
      return `TLS ${segment.step}`;
    case 'opening-request':
      return `request${segment.subprotocol ? ' subprotocol' : ''}`;
    case 'opening-response':
      return `response ${segment.status}${segment.subprotocol ? ' subprotocol' : ''}`;
    default:
      return segment.kind;
  }
}

/** What an endpoint wants done, a line each. */
function effectText(effect: EndpointEffect, side: Side): string {
  switch (effect.kind) {
    case 'tcp':
      return `tcp ${effect.call}`;
    case 'send':
      return `send ${segmentText(effect.segment)}`;
    case 'arm':
      return `arm ${effect.timer} ${effect.afterMs}`;
    case 'disarm':
      return `disarm ${effect.timer ?? 'all'}`;
    case 'opened':
      return 'opened';
    case 'message':
      return `message ${effect.payload}`;
    case 'closed':
      return `closed ${effect.close.code} ${effect.close.wasClean ? 'clean' : 'unclean'}`;
    case 'record': {
      const { detail } = effect;
      const where = 'side' in detail && detail.side === side ? '' : ' at the wrong side';
      if (detail.kind === 'ready-state') return `${detail.state}${where}`;
      if (detail.kind === 'timer') return `timer ${detail.timer}${where}`;
      if (detail.kind !== 'event') return `${detail.kind}${where}`;
      if (detail.event === 'message') return `onmessage ${detail.payload}${where}`;
      if (detail.event !== 'close') return `on${detail.event}${where}`;
      const { code, reason, wasClean } = detail.close;
      return `onclose ${code} ${wasClean ? 'clean' : 'unclean'} ${reason}${where}`.trim();
    }
  }
}

/** Takes the inputs one after the other; what the last one brought about is `did`. */
export function upon(
  start: Endpoint,
  ...inputs: readonly EndpointInput[]
): { readonly end: Endpoint; readonly did: string[] } {
  let end = start;
  let did: string[] = [];
  for (const input of inputs) {
    const [next, effects] = step(end, input);
    end = next;
    did = effects.map((effect) => effectText(effect, start.side));
  }
  return { end, did };
}

/** An endpoint whose opening handshake is done. */
export const opened = (end: Endpoint): Endpoint =>
  upon(
    end,
    end.side === 'client'
      ? arrives({ kind: 'opening-response', status: 101, subprotocol: false })
      : arrives({ kind: 'opening-request', method: 'GET', subprotocol: false }),
  ).end;

/** A connection that is failed: what comes before it is torn down, and what scripts are told. */
export const failure = (...first: string[]): readonly string[] => [
  'disarm all',
  ...first,
  'CLOSED',
  'onerror',
  'onclose 1006 unclean',
  'closed 1006 unclean',
];
