/** `close-codes/reconnecting-websocket`: the client of the guides, the file that pages show. */
export {
  askedMs,
  fullJitter,
  mayRetryByDefault,
  type ReconnectingOptions,
  ReconnectingWebSocket,
} from '../recipes/client/reconnecting-websocket.ts';
