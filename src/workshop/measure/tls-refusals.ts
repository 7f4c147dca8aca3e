/**
 * TLS on the port of the kit, which otherwise speaks HTTP: the policy of the page lets it connect nowhere else. What
 * answers is something that a browser must refuse.
 */
import type { Server as HttpServer } from 'node:http';
import type { Socket } from 'node:net';
import { createServer, type Server, type TlsOptions } from 'node:tls';
import { selfSigned } from './certificate.ts';

/** What is wrong with the server, as the lab has it too. */
export const refusals = ['self-signed', 'expired', 'wrong-host', 'tls10-only'] as const;
export type Refusal = (typeof refusals)[number];

/** Why a handshake came to nothing, as the server could tell: no version in common, or the certificate. */
export type RefusedOver = 'version' | 'certificate';

const tls10: TlsOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' };

/** A server of that kind for a host, which never lets a handshake succeed; `tell` says why one failed. */
export function refusingServer(refusal: Refusal, host: string, tell: (over: RefusedOver) => void): Server {
  const own = selfSigned(refusal === 'wrong-host' ? 'elsewhere.example' : host, refusal === 'expired' ? -1 : 1);
  const server = createServer({ ...own, ...(refusal === 'tls10-only' ? tls10 : {}) }, (socket) => socket.destroy());
  server.on('tlsClientError', (error: NodeJS.ErrnoException, socket) => {
    tell(error.code === 'ERR_SSL_UNSUPPORTED_PROTOCOL' ? 'version' : 'certificate');
    socket.destroy();
  });
  return server;
}

/** The first byte of a ClientHello: a record of type handshake. RFC 8446 §5.1. */
const handshakeRecord = 22;

/** Gives connections of an HTTP server that begin with a ClientHello to what `answering` names for their address. */
export function divertTls(http: HttpServer, answering: (address: string) => Server | undefined): void {
  const [serve] = http.listeners('connection') as ((socket: Socket) => void)[];
  http.removeAllListeners('connection');
  http.on('connection', (socket: Socket) => {
    const tls = answering(socket.remoteAddress ?? '');
    if (!tls) return serve?.call(http, socket);
    const drop = () => void socket.destroy();
    socket.once('error', drop);
    socket.once('readable', () => {
      socket.off('error', drop);
      const first: Buffer | null = socket.read();
      if (first === null) return void socket.destroy();
      socket.unshift(first);
      if (first[0] === handshakeRecord) tls.emit('connection', socket);
      else serve?.call(http, socket);
    });
  });
}
