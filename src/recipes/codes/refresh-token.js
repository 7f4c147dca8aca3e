let refreshed = false;
export async function onClose(event, refresh, connect) {
  if (event.code !== 3000) return;
  // one new token, one attempt; then ask the person
  if (refreshed) return;
  refreshed = true;
  const token = await refresh();
  if (token) connect(token);
}
// call it when a message arrives: this token works
export function onAccepted() {
  refreshed = false;
}
