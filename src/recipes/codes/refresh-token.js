export async function onClose(event, refresh, connect) {
  if (event.code !== 3000) return;
  // one new token, one new try; then ask the person
  const token = await refresh();
  if (token) connect(token);
}
