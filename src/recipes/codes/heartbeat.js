let tries = 0;
function connect(url) {
  const ws = new WebSocket(url);
  let last = Date.now();
  const beat = setInterval(() => {
    const quiet = Date.now() - last;
    // silence: do not wait for onclose
    if (quiet > 50_000) retry();
    else if (ws.readyState === 1) ws.send('ping');
  }, 25_000);
  ws.onmessage = () => {
    last = Date.now();
    tries = 0;
  };
  ws.onclose = retry;
  function retry() {
    clearInterval(beat);
    ws.onclose = null;
    ws.close();
    const max = 1000 * 2 ** tries++;
    const cap = Math.min(30_000, max);
    // full jitter
    const delay = Math.random() * cap;
    setTimeout(connect, delay, url);
  }
}
connect('wss://example.com/socket');
