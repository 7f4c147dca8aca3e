// meant, or a retry would only fail again
const final = [
  1000, 1002, 1003, 1005, 1007, 1008, 1009, 1010, 1015,
  // until the person acts, signs in or gets access
  1013, 3000, 3003,
];
let failures = 0;
function connect(url) {
  const ws = new WebSocket(url);
  let beat, stable;
  const expectData = () => {
    clearTimeout(beat);
    beat = setTimeout(() => {
      ws.send('ping');
      // 10 s without an answer: do not wait for onclose
      beat = setTimeout(end, 10_000, { code: 1006 });
    }, 25_000);
  };
  function end({ code }) {
    clearTimeout(beat);
    clearTimeout(stable);
    ws.onopen = ws.onmessage = ws.onclose = null;
    ws.close();
    if (final.includes(code) || code >= 4000) return;
    // full jitter
    const cap = Math.min(30_000, 1000 * 2 ** failures++);
    let wait = Math.random() * cap;
    // asks for 5 to 30 s
    if (code === 1012) wait = 5000 + Math.random() * 25_000;
    setTimeout(connect, wait, url);
  }
  ws.onopen = () => {
    expectData();
    // only now it counts as a good connection
    stable = setTimeout(() => {
      failures = 0;
    }, 10_000);
  };
  ws.onmessage = expectData;
  ws.onclose = end;
}
connect('wss://example.com/socket');
