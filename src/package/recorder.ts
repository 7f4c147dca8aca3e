/**
 * `close-codes/recorder`: records what happens to WebSockets from its import on: times, sizes, codes and
 * close reasons, no message.
 * Import it before the code that connects. The file that `recording()` gives is read by /diagnose/ and by the command.
 */
import '../recipes/client/recorder.js';

type Recorder = {
  /** The last 200 events as the text of a file. */
  readonly recording: () => string;
  /** Downloads that file; for pages only. */
  readonly save: () => void;
  /** Records another class as well, such as that of `ws`; `globalThis.WebSocket` is recorded already. */
  readonly wrap: <Socket extends new (...args: never[]) => object>(Base: Socket) => Socket;
};

export const { recording, save, wrap } = (globalThis as unknown as { readonly closeCodes: Recorder }).closeCodes;
