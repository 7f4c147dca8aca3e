import { type RandomStream, randomStream } from '../../../src/core/random.ts';

/*
 * Texts about other things, in which the reader of pastes must find no close code and of which it must never be very
 * sure: other programs' errors, ordinary web logs, data, prose and source code, with the words and numbers that
 * WebSocket logs are made of.
 */

const typescript = `src/app.ts(12,5): error TS1005: ';' expected.
src/app.ts(14,1): error TS1002: Unterminated string literal.
Found 2 errors in the same file, starting at: src/app.ts:12`;

const written: readonly string[] = [
  typescript,
  "ERROR 1005 (HY000): Can't create table `shop`.`orders` (errno: 150)",
  "ERROR 1006 (HY000) at line 3: Can't create database 'shop' (errno: 13)",
  "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)",
  'ORA-01001: invalid cursor\nORA-01000: maximum open cursors exceeded',
  'Program.cs(8,13): error CS1002: ; expected [/src/app.csproj]\nProgram.cs(9,1): error CS1003: Syntax error',
  'psql: error: connection to server at "localhost" (::1), port 5432 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?',
  'redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.',
  'pymysql.err.OperationalError: (2013, "Lost connection to MySQL server during query")',
  'Event ID 1001, Windows Error Reporting: Fault bucket, type 0',
  'The process was terminated. Exit code: 1003. See event 1000 for details.',
  'SMTP 421 4.4.2 mail.example Error: timeout exceeded, closing connection',
  'ssh: connect to host 10.0.0.9 port 22: Connection timed out',
  'kex_exchange_identification: Connection closed by remote host\nConnection closed by 10.0.0.9 port 22',
  'curl: (7) Failed to connect to example.com port 443 after 21 ms: Connection refused',
  'curl: (60) SSL certificate problem: unable to get local issuer certificate',
  'git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.',
  'npm ERR! code ECONNRESET\nnpm ERR! network aborted\nnpm ERR! network This is a problem related to network connectivity.',
  'Error response from daemon: Get "https://registry.example/v2/": net/http: request canceled while waiting for connection',
  'AMQP connection closed: 320 CONNECTION_FORCED - broker forced connection closure with reason shutdown',
  'kafka: [Producer clientId=p1] Node 1003 disconnected.',
  'FTP: 426 Connection closed; transfer aborted.',
  'MongoNetworkError: connection 4001 to 10.0.0.5:27017 closed',
  'rpc error: code = Unavailable desc = transport is closing',
  'grpc: error code 1008, deadline exceeded after 60s',
  'LDAP: error code 49 - 80090308: LdapErr: DSID-0C090453, data 1001',
  'Bluetooth: hci0: command 0x1005 tx timeout',
  '[12345.678901] usb 1-1: device descriptor read/64, error -110',
  'Zookeeper session 0x1006 expired, closing socket connection',
  'nginx: 10.0.0.9 - - [24/Nov/2026:09:15:02 +0000] "GET /images/1006.png HTTP/1.1" 404 153 "-" "Mozilla/5.0"',
  '10.0.0.9 - - [24/Nov/2026:09:15:02 +0000] "POST /api/orders/1001 HTTP/1.1" 500 1009 "-" "curl/8.5"',
  '{"code":1001,"msg":"success","data":{"id":1006}}',
  '{"code":1000,"message":"ok","items":[1001,1002,1003]}',
  '{"errcode":4001,"errmsg":"invalid appid"}',
  '{"status":"closed","orderId":1006,"total":4000}',
  '{"jsonrpc":"2.0","error":{"code":4001,"message":"User rejected the request."},"id":1}',
  'id,name,opened,closed\n1001,Alpha,2026-01-02,2026-02-03\n1006,Beta,2026-02-01,2026-03-05\n1011,Gamma,2026-03-01,',
  'date,open,high,low,close,volume\n2026-11-23,1001.5,1011.0,998.0,1006.0,120000\n2026-11-24,1006.0,1013.5,1003.0,1009.0,98000',
  'Dear all, the shop closed at 18:00 yesterday after 60 minutes of queueing, and reopened at 09:00 with 1000 visitors.',
  'We closed 1001 tickets this quarter, of which 1006 had been opened before. The reason: a new team.',
  'Chapter 1006. The door closed. She had lost the connection to the past, and the session ended after an hour.',
  'In 1009 the abbey was closed; in 1011 it was opened again by order of the king.',
  'Lieferung 1006 wurde geschlossen. Bestellung 1008 offen.',
  '会議は1000に終了しました。参加者は1006名です。',
  '订单 1006 已关闭，原因：超时',
  'export const CLOSE_CODES = {\n  1000: "normal",\n  1001: "going away",\n  1006: "abnormal",\n  1011: "internal error",\n};',
  'if (event.code === 1006) {\n  reconnect();\n}',
  'switch (code) {\n  case 1000:\n    return;\n  case 1006:\n    retry();\n    break;\n}',
  'function onClose(code: number, reason: string) {\n  if (code !== 1000) scheduleRetry(code);\n}',
  'socket.addEventListener("close", (event) => { console.log(event.code, event.reason); });',
  'await ws.close(1000, "bye");',
  'class Door:\n    def open(self): ...\n    def close(self): ...\n    timeout = 60\n',
  'assert connection.close_code == 1001',
  'const port = 1006;\nserver.listen(port, () => console.log("connected to database on port " + port));',
  'SELECT code, reason FROM closings WHERE code = 1006 AND opened < now() - interval 60 second;',
  'diff --git a/src/shop.ts b/src/shop.ts\n@@ -1001,7 +1006,7 @@ export function close() {\n-  return 1000;\n+  return 1001;',
  'HTTP/1.1 502 Bad Gateway\nServer: nginx\nContent-Length: 150\n\n<html><head><title>502 Bad Gateway</title></head></html>',
  'Request URL: https://example.com/api\nRequest Method: GET\nStatus Code: 401 Unauthorized\nRemote Address: 192.0.2.4:443',
  'ALTER TABLE sessions ADD COLUMN closed_at timestamp; -- 1006 rows affected, took 60 s',
  'ERROR: deadlock detected\nDETAIL: Process 1006 waits for ShareLock on transaction 1008; blocked by process 1011.',
  'Traceback (most recent call last):\n  File "shop.py", line 1006, in close\n    raise ValueError("closed")\nValueError: closed',
  'java.sql.SQLRecoverableException: IO Error: Connection reset by peer, Authentication lapse 1001 ms.',
  'E/AndroidRuntime(1006): FATAL EXCEPTION: main\nE/AndroidRuntime(1006): java.lang.NullPointerException',
  'PHP Fatal error:  Uncaught Error: Call to undefined method Shop::close() in /var/www/shop.php:1006',
  'kernel: Out of memory: Killed process 1006 (postgres) total-vm:1001kB',
  'systemd[1]: Stopping PostgreSQL...\nsystemd[1]: postgresql.service: Main process exited, code=killed, status=9/KILL',
  'Jenkins: Finished: FAILURE. Build 1006 took 60 min 3 sec. Connection to agent lost.',
  '{"level":"error","msg":"database connection closed","code":"57P01","duration":60.01}',
  'time=2026-11-24T09:15:02Z level=info msg="http request" method=GET path=/items/1006 status=200 duration=60ms',
  'TCP 10.0.0.9:51234 -> 10.0.0.5:3306 [RST, ACK] Seq=1006 Ack=1001 Win=0 Len=0',
  'ICMP 10.0.0.5: host unreachable, 1000 packets transmitted, 1006 errors, time 60000ms',
  'IMAP: * BYE Autologout; idle for too long (30 minutes)',
  'telnet: Unable to connect to remote host: No route to host',
  'printer LP1006 is offline, reason: paper jam, code 1009',
  'Temperature sensor 1011 lost connection at 10:01:00, connected again at 10:02:00',
];

const netLog = `{"constants":{"netError":{"ERR_CONNECTION_CLOSED":-100,"ERR_CONNECTION_RESET":-101}},
"events":[{"params":{"net_error":-21},"phase":0,"source":{"id":1006,"start_time":"1000","type":9},"time":"1000","type":100},
{"params":{"address":"192.0.2.4:443"},"phase":1,"source":{"id":1011,"start_time":"1001","type":8},"time":"1009","type":55},
{"phase":2,"source":{"id":1013,"start_time":"1012","type":1},"time":"1015","type":2}]}`;

const har = `{"log":{"version":"1.2","entries":[{"startedDateTime":"2026-11-24T09:14:02.000Z","time":1006.2,
"request":{"method":"GET","url":"https://example.com/items/1001","headers":[{"name":"Connection","value":"close"}]},
"response":{"status":200,"statusText":"OK","content":{"size":1009}},"timings":{"wait":1000,"receive":6}}]}}`;

const pick = <T>(random: RandomStream, all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
const int = (random: RandomStream, max: number): number => Math.floor(random() * max);
const codes = [1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1011, 1012, 1013, 3000, 4000, 4001, 4401];

/** Texts of one kind, different for every seed. */
const generators: readonly ((random: RandomStream) => string)[] = [
  (random) =>
    Array.from({ length: 3 + int(random, 20) }, () => {
      const code = pick(random, [200, 201, 204, 301, 304, 400, 401, 403, 404, 429, 500, 502, 503, 504]);
      return `10.0.${int(random, 255)}.${int(random, 255)} - - [24/Nov/2026:09:${10 + int(random, 49)}:02 +0000] "GET /items/${pick(random, codes)} HTTP/1.1" ${code} ${pick(random, codes)} "-" "Mozilla/5.0 (Android 13)" ${(random() * 60).toFixed(3)}`;
    }).join('\n'),
  (random) =>
    JSON.stringify(
      Array.from({ length: 1 + int(random, 8) }, () => ({
        id: pick(random, codes),
        code: pick(random, codes),
        state: pick(random, ['active', 'archived']),
        timeout: int(random, 90),
      })),
      null,
      random() < 0.5 ? 1 : undefined,
    ),
  (random) =>
    [
      'id,opened,closed,code',
      ...Array.from(
        { length: 2 + int(random, 9) },
        (_, i) => `${i},10:0${int(random, 9)}:00,10:1${int(random, 9)}:00,${pick(random, codes)}`,
      ),
    ].join('\n'),
  (random) =>
    `${pick(random, ['error', 'warning'])} ${pick(random, ['TS', 'CS', 'SA', 'E'])}${pick(random, codes)}: ${pick(random, ['unused variable', 'missing semicolon', 'closing brace expected', 'cannot open file'])}\n  at line ${pick(random, codes)}`,
  (random) =>
    `${pick(random, ['MySQL', 'Kafka', 'gRPC', 'Redis', 'LDAP', 'SMTP'])} ${pick(random, ['connection closed', 'connection lost', 'connection reset by peer', 'timed out'])} after ${int(random, 90)} s, error ${pick(random, codes)}`,
  (random) =>
    Array.from({ length: 20 + int(random, 60) }, () =>
      pick(random, [
        'the',
        'door',
        'closed',
        'opened',
        'connection',
        'lost',
        'reason',
        'code',
        'after',
        'a',
        'minute',
        'session',
        'client',
        'server',
        'and',
        'of',
        String(pick(random, codes)),
      ]),
    ).join(' '),
  (random) =>
    `const ${pick(random, ['limit', 'port', 'id'])} = ${pick(random, codes)};\nif (code ${pick(random, ['===', '!==', '==', '<'])} ${pick(random, codes)}) {\n  connection.close(${pick(random, codes)});\n}`,
  (random) => netLog.replaceAll('10', String(10 + int(random, 3))),
  (random) => har.replaceAll('1006', String(pick(random, codes))),
  (random) =>
    Array.from(
      { length: 2 + int(random, 10) },
      () =>
        `2026-11-24T09:15:${10 + int(random, 49)}Z ${pick(random, ['INFO', 'ERROR'])} job ${pick(random, codes)} ${pick(random, ['started', 'finished', 'failed', 'opened', 'closed'])} in ${int(random, 9000)} ms`,
    ).join('\n'),
];

/** At least 200 texts, the same in every run. */
export const unrelated: readonly string[] = [
  ...written,
  netLog,
  har,
  ...generators.flatMap((make, kind) =>
    Array.from({ length: 16 }, (_, i) => make(randomStream(i, `unrelated ${kind}`))),
  ),
];
