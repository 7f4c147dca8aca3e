import { WebSocketServer } from 'ws';

export const listen = (port) =>
  // ws leaves compression off unless asked
  new WebSocketServer({ port, perMessageDeflate: true });
