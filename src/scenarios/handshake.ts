import { type Cause, cause } from './base.ts';

/** It never opens. */
export const handshakes: readonly Cause[] = [
  cause('handshake-401', { handshake: { kind: 'status', status: 401 } }),
  cause('handshake-403', { handshake: { kind: 'status', status: 403 } }),
  cause('handshake-503', { handshake: { kind: 'status', status: 503 } }),
  cause('handshake-redirect', { handshake: { kind: 'redirect' } }),
  cause('handshake-refused', { handshake: { kind: 'refuse' } }),
  cause('handshake-unanswered', { handshake: { kind: 'silent' }, server: 'mute' }),
  cause('handshake-subprotocol-not-selected', { handshake: { kind: 'no-subprotocol' }, server: 'raw' }),
  cause('tls-self-signed', { handshake: { kind: 'untrusted-certificate' } }),
];
