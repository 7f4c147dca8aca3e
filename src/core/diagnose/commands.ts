/** What to type or to configure, where a line says it better than a sentence. The same in every language. */
export const commands: Readonly<Record<string, { readonly confirm?: string; readonly fix?: string }>> = {
  'idle-timeout': {
    confirm: 'grep "upstream timed out" \\\n  /var/log/nginx/error.log',
    fix: 'proxy_read_timeout 3600s;\nproxy_send_timeout 3600s;',
  },
  'silent-drop': { confirm: 'ss -tnoi state established' },
  'heartbeat-missed': { confirm: 'grep -E "ping timeout|keepalive" app.log' },
  'process-killed': { confirm: 'kubectl describe pod NAME |\n  grep -A4 "Last State"\njournalctl -k | grep -i oom' },
  'stopped-without-close': { fix: "process.once('SIGTERM', () => stop());" },
  'proxy-reload': { confirm: 'nginx -V 2>&1; ps -o lstart,cmd -C nginx', fix: 'worker_shutdown_timeout 240s;' },
  'upgrade-not-passed': {
    confirm:
      'curl -sv --http1.1 -m 5 \\\n  -H "Connection: Upgrade" -H "Upgrade: websocket" \\\n  -H "Sec-WebSocket-Version: 13" \\\n  -H "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==" \\\n  https://HOST/PATH',
    fix: 'proxy_http_version 1.1;\nproxy_set_header Upgrade $http_upgrade;\nproxy_set_header Connection $connection_upgrade;',
  },
  'auth-refused': {
    confirm:
      'curl -sv --http1.1 -m 5 \\\n  -H "Connection: Upgrade" -H "Upgrade: websocket" \\\n  -H "Sec-WebSocket-Version: 13" \\\n  -H "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==" \\\n  https://HOST/PATH',
  },
  'wrong-path': { confirm: 'curl -sv --http1.1 https://HOST/PATH' },
  'origin-refused': { confirm: 'curl -sv --http1.1 -m 5 \\\n  -H "Origin: https://YOUR-SITE" … https://HOST/PATH' },
  'upstream-down': { confirm: 'curl -sv http://UPSTREAM:PORT/' },
  'not-listening': { confirm: 'ss -ltnp | grep :PORT\ndig +short HOST' },
  'bad-certificate': { confirm: 'openssl s_client -connect HOST:443 \\\n  -servername HOST </dev/null' },
  'plain-on-tls-port': { confirm: 'curl -sv http://HOST:PORT/' },
  'no-code': { fix: "socket.close(1000, 'done');" },
  'close-throws': { fix: "socket.close(4001, 'leaving');" },
  'code-not-sendable': { fix: 'socket.terminate(); // ws' },
  'too-many': { confirm: 'ulimit -n; ss -s' },
  'blocked-by-policy': { fix: "connect-src 'self' wss://HOST;" },
};
