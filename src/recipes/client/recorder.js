// Records what happens to this page's WebSockets: times, sizes and codes, never payload. Load it before your code;
// `closeCodes.save()` in the console then downloads a file that /diagnose/ reads. Nothing is sent anywhere.
(() => {
  const events = [];
  const note = (type, more) => {
    events.push({ at: Date.now(), type, ...more });
    // Of more than 200 events the oldest messages go first, so that openings and endings stay.
    if (events.length > 200)
      events.splice(
        Math.max(
          0,
          events.findIndex((e) => e.bytes !== undefined),
        ),
        1,
      );
  };
  const size = (data) => data.size ?? data.byteLength ?? new Blob([data]).size;
  let sockets = 0;
  const wrap = (Base) =>
    class extends Base {
      #id = ++sockets;
      constructor(...args) {
        super(...args);
        const socket = this.#id;
        note('constructor', { socket, url: this.url.replace(/[?#].*/, '') });
        this.addEventListener('open', () => note('open', { socket }));
        this.addEventListener('error', () => note('error', { socket }));
        this.addEventListener('message', ({ data }) => note('message', { socket, bytes: size(data) }));
        this.addEventListener('close', ({ code, reason, wasClean }) =>
          note('close', { socket, code, reason, wasClean }),
        );
      }
      send(data) {
        super.send(data);
        note('send', { socket: this.#id, bytes: size(data) });
      }
      close(...args) {
        note('call close', { socket: this.#id, args, readyState: this.readyState });
        super.close(...args);
      }
    };
  if (globalThis.WebSocket) globalThis.WebSocket = wrap(globalThis.WebSocket);
  globalThis.addEventListener?.('pagehide', ({ persisted }) => note('pagehide', { persisted }));
  globalThis.addEventListener?.('visibilitychange', () =>
    note('visibilitychange', { state: document.visibilityState }),
  );
  const recording = () => JSON.stringify({ recorder: 'close-codes 1', events });
  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([recording()], { type: 'application/json' }));
    link.download = 'websocket-recording.json';
    link.click();
  };
  globalThis.closeCodes = { recording, save, wrap };
})();
