import { type AddressInfo, createServer } from 'node:net';
import {
  type CompressedPayload,
  compressedPayloads,
  type ExtensionAnswer,
  extensionAnswers,
} from '../../../src/workshop/measure/compression.ts';
import { switchingProtocols } from '../../../src/workshop/measure/frames.ts';
import { type RawManner, rawEndpoint } from '../../../src/workshop/measure/raw-endpoint.ts';

/** A server that does what the script says and nothing else; the path of a request says in which manner. */
export async function startRawServer(host: string, tell: (event: Record<string, unknown>) => void) {
  const endpoints = new Map<string, ReturnType<typeof rawEndpoint>>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let bytes = Buffer.alloc(0);
    const refused = () => undefined;
    socket.on('error', refused);
    socket.on('data', function shakeHands(chunk: Buffer) {
      bytes = Buffer.concat([bytes, chunk]);
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.off('data', shakeHands).off('error', refused);
      const request = bytes.subarray(0, end).toString();
      const url = new URL(request.split(' ')[1] ?? '/', 'http://server');
      const id = url.searchParams.get('id') ?? '';
      const key = /sec-websocket-key: *(\S+)/i.exec(request)?.[1] ?? '';
      const answer = url.searchParams.get('answer') as ExtensionAnswer | null;
      socket.write(switchingProtocols(key, answer ? extensionAnswers[answer] : undefined));
      const emit = (event: object) => tell({ ...event, id, atMs: Date.now() });
      emit({ event: 'connected' });
      const manner = url.pathname.slice(1) as RawManner;
      endpoints.set(id, rawEndpoint(socket, manner, emit, Buffer.from(bytes.subarray(end + 4))));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const find = (id: string) => {
    const endpoint = endpoints.get(id);
    if (!endpoint) throw new Error(`no connection ${id}`);
    return endpoint;
  };
  return {
    port: (server.address() as AddressInfo).port,
    frame: (id: string, opcode: number, payload: Buffer, masked: boolean): void =>
      find(id).frame(opcode, payload, masked),
    /** Returns the time from which to count: what is long takes long to compress. */
    compressed(id: string, what: CompressedPayload): number {
      const payload = compressedPayloads[what]();
      const atMs = Date.now();
      find(id).frame(1, payload, false, true);
      return atMs;
    },
  };
}
