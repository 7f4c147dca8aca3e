import type { Sign } from '../facts.ts';

/*
 * What a recording shows and no text says: who closed first, whether anything came back, who ended TCP without a Close,
 * and whether it ended on a whole second, or at an idle limit.
 */
type Weights = { readonly [K in Sign]?: number };

/** The client does not end these. */
const notByClient: Weights = { 'client-closed': -5, 'client-ended': -5, unanswered: -5 };
/** No Close frame ends these, and neither does the client's own end of TCP. */
const cutByOther: Weights = { ...notByClient, 'server-closed': -6 };
/** The path fails them: nobody closes, and no answer arrives. */
const pathLost: Weights = { 'server-closed': -5, 'client-ended': -3, 'whole-seconds': -2 };
/** Silence by a clock speaks as much whether a product has this limit or nobody is known to; rank.ts tells them apart. */
const idle = (weight: number): Weights => ({ 'idle-limit': weight, 'idle-seconds': weight });
/** A clock that does not wait for silence. */
const wholeLife: Weights = { ...notByClient, ...idle(-3), 'whole-seconds': 2 };
/** By chance, not by a clock. */
const atRandom: Weights = { ...cutByOther, ...idle(-1), 'whole-seconds': -2 };

/** By cause; what is not here speaks neither for it nor against it. */
export const recorded: Readonly<Record<string, Weights>> = {
  // Whose timer ran out is still there for the next one.
  'idle-timeout': { ...cutByOther, ...idle(3), refused: -4, 'whole-seconds': 4, 'closing-limit': -4 },
  'lifetime-limit': wholeLife,
  'request-timeout': wholeLife,
  'ping-race': cutByOther,
  'process-killed': atRandom,
  'stopped-without-close': atRandom,
  'proxy-reload': { ...notByClient, 'whole-seconds': -2 },
  'silent-drop': { ...pathLost, 'client-closed': -3, unanswered: 3 },
  'network-lost': { ...pathLost, unanswered: 4.5 },
  'network-switch': { ...pathLost, unanswered: 1.5 },
  sleep: { ...pathLost, unanswered: 1 },
  'mobile-suspend': { ...pathLost, unanswered: 1 },
  'close-unanswered': { 'closing-limit': 9, 'server-closed': -5, 'client-closed': 2, unanswered: 1 },
  'bad-certificate': { 'tls-left': 4.5 },
  'server-idle-limit': {
    ...idle(1.5),
    'closing-limit': -4,
    'server-closed': 0.5,
    'client-closed': -5,
    'client-ended': -5,
  },
  'graceful-shutdown': { 'server-closed': 1.5, 'client-closed': -5, 'client-ended': -5 },
  'service-restart': { 'client-closed': -4 },
  'page-left': { 'server-closed': -6, 'client-closed': 2, 'client-ended': 4, unanswered: -3, 'closing-limit': -3 },
  'parked-page': { 'server-closed': -5 },
  'normal-close': { unanswered: -7 },
  'own-close': { 'server-closed': -5, 'client-closed': 2.5 },
  kicked: { 'server-closed': 2, 'client-closed': -5, 'client-ended': -5 },
};
