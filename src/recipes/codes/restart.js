export function restart(wss) {
  for (const socket of wss.clients) {
    socket.close(1012, 'restarting');
  }
}
export function delayAfterRestart(random) {
  // 5 to 30 s, as the registration asks
  return 5000 + random() * 25_000;
}
