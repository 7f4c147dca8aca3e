export function onClose({ code }, show, reconnectLater) {
  // the answer will not change: stop
  if (code === 3003) show('You have no access.');
  else reconnectLater();
}
