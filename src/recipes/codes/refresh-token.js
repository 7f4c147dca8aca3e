let refreshedAt = -Infinity;
export async function onClose(event, refresh, connect) {
  if (event.code !== 3000) return;
  // one new token a minute; then ask the person
  const now = performance.now();
  if (now - refreshedAt < 60_000) return;
  refreshedAt = now;
  const token = await refresh().catch(() => null);
  if (token) connect(token);
}
