import { WebSocketServer } from 'ws';

export const listen = (port) =>
  // bytes a message; ws allows 100 MiB by itself
  new WebSocketServer({ port, maxPayload: 1_048_576 });
