import type { PresetId } from '../../core/peers/presets.ts';

/** What is peculiar about each default. */
export const backoffQuirks: Readonly<Record<PresetId, string>> = {
  'socket-io':
    'One random number decides both how far and which way, so a wait can lose 45 % but gain 50 %. The cap comes after the jitter: from the fourth attempt on, most waits are exactly 5 s.',
  'reconnecting-websocket':
    'Its minimum, 1 to 5 s, is chosen once when the module loads: tabs differ from each other, the attempts of one tab do not. The counter starts again after 5 s up.',
  partysocket: 'The same code with a fixed minimum of 3 s: every client of an outage connects in the same instant.',
  'reconnecting-websocket-joewalnes': 'The older library of the same name, read from its source.',
  'graphql-ws':
    'By default it retries after close events only. A browser reports a failed attempt with an error event first, and that ends the retrying: pass shouldRetry: () => true, as shown here. The count starts again at ConnectionAck.',
  phoenix: 'A table: nine quick attempts in four seconds, then every 5 s. Channels rejoin by a table of their own.',
  'action-cable':
    'It polls: every wait is 6 s ×1.15ⁿ, the first doubled by chance, the later ones raised by up to 15 %. The first poll may be partly over when the connection is lost. The count starts again at the welcome message.',
  signalr:
    'Only with withAutomaticReconnect(). Four attempts, then the connection stays closed until your code calls start().',
  'python-websockets': 'The first attempt is immediate. Only the wait after it, 0 to 5 s, is random.',
  centrifuge: '500 ms plus full jitter, cut at the cap together.',
  pusher: 'One second, except after 4000 and 4200–4299: then at once.',
  ably: '15, 20, 25, 30 s, each shortened by up to 20 %. The immediate first attempt is not shown.',
  trpc: 'The first attempt is immediate, for everyone.',
  supabase: 'The table of its Phoenix-based client.',
  'react-use-websocket': 'Only if shouldReconnect says so.',
  vueuse: 'Only with autoReconnect.',
  mqtt: 'reconnectPeriod, one second.',
  'y-websocket': 'The count starts again once the document has synced, not on open.',
  hocuspocus: 'One second after the close, then attempts of @lifeomic/attempt: uniform between 1 s and the limit.',
  'htmx-ws':
    'Full jitter as in the textbook. Reconnects after 1006, 1011, 1012 and 1013 only, so a page that receives 1001 stays disconnected.',
  sockette: 'Always one second.',
  'robust-websocket': 'Three attempts after the loss of an open connection, then none.',
  'webpack-dev-server': 'Ten attempts with doubling waits and up to 100 ms on top.',
  'rfc-6455':
    'The RFC asks for a random first delay, 0 to 5 s for example, and then for increasingly longer ones such as truncated binary exponential backoff. It names no cap: the 30 s and the exact ranges after the first are ours.',
  grpc: 'A rule for all gRPC clients: the jitter is applied after the cap.',
  'aws-full': 'The least work in the article’s model. Base 1 s and cap 30 s are ours.',
  'aws-equal': 'Half fixed, half random: nobody connects at once, and the crowd is twice as dense.',
  'aws-decorrelated': 'Each wait depends on the one before.',
};
