export function onClose({ code }, reconnectLater) {
  // 1000 and 1005: somebody meant it
  if (code === 1000 || code === 1005) return;
  reconnectLater();
}
