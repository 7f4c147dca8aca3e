export function relay(client, upstream) {
  client.on('error', () => client.terminate());
  // who left needs nothing more from upstream
  client.on('close', () => upstream.close());
  upstream.on('error', () => {
    client.close(1014, 'upstream');
  });
  upstream.on('close', (code, reason) => {
    // 1005 and 1006 may not be sent on
    if (code === 1006) client.close(1014, 'upstream');
    else if (code === 1005) client.close();
    else client.close(code, reason);
  });
}
