import type { ObservedConnection } from '../observed.ts';
import { type Asked, answerFault } from './answer-fault.ts';
import { type HttpHead, statusOf } from './http-head.ts';
import { ownText } from './utf8.ts';

/** What an answer means for what follows: a tunnel, a WebSocket, or nothing of the kind. `null`: it is not the answer. */
type Answered = 'tunnel' | 'upgraded' | 'refused' | null;

/** The opening handshake of one connection, as far as its heads were recorded (RFC 6455 §4). */
export class HttpHandshake {
  isUpgrade = false;
  /** The request was cut before its headers could be seen. */
  isRequestCut = false;
  status: number | null = null;
  path: string | null = null;
  host: string | null = null;
  fault: ObservedConnection['handshakeFault'] = null;
  /** The last request was for an upgrade, as far as it was recorded, and has no answer yet. */
  #isAwaited = false;
  #isTunnelAsked = false;
  /** What the whole head of the request asked for. */
  #asked: Asked | null = null;

  /** Whether it asks for an upgrade, or may. */
  request(head: HttpHead): boolean {
    this.#isTunnelAsked = head.firstLine.startsWith('CONNECT ');
    const isUpgrade = head.header('upgrade')?.toLowerCase() === 'websocket';
    this.#isAwaited = isUpgrade || head.cut;
    if (!this.#isAwaited) return false;
    // A client that was refused may ask again on the same connection, with credentials: that answer counts.
    this.status = null;
    this.isUpgrade = isUpgrade;
    this.isRequestCut = !isUpgrade;
    this.path = ownText(head.firstLine.split(' ')[1] ?? '') || null;
    this.host = ownText(head.header('host') ?? '') || null;
    const own = (name: keyof Asked): string | null => {
      const value = head.header(name);
      return value === null ? null : ownText(value);
    };
    this.#asked = head.cut ? null : { key: own('key'), subprotocol: own('subprotocol'), extensions: own('extensions') };
    return true;
  }

  answer(head: HttpHead): Answered {
    const status = statusOf(head.firstLine);
    // What is below 200 comes before the answer, except 101 (RFC 9110 §15.2).
    if (status === null || (status < 200 && status !== 101)) return null;
    // What follows goes through the tunnel (RFC 9110 §9.3.6): TLS, or an opening handshake in the clear.
    if (this.#isTunnelAsked && status >= 200 && status < 300) return 'tunnel';
    if (!this.#isAwaited && status !== 101) return null;
    if (this.isRequestCut && status < 300 && status !== 101) return null;
    this.#isAwaited = false;
    this.status = status;
    if (status !== 101) return 'refused';
    this.isUpgrade = true;
    this.fault = this.#asked && !head.cut ? answerFault(this.#asked, head) : null;
    return 'upgraded';
  }
}
