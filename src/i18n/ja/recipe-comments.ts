/** Comments of the recipes in Japanese, by the English comment. */
export const recipeComments: Readonly<Record<string, string>> = {
  '8 KiB: the smallest limit we know of is Tomcat’s': '8 KiB：調べた中で最も小さい上限（Tomcat）',
  '1000 and 1005: somebody meant it': '1000と1005は意図的な切断',
  '1005 and 1006 may not be sent on': '1005と1006はそのまま転送できない',
  '123 bytes at most, no secrets': '最大123バイト。秘密は書かない',
  '5 to 30 s, as the registration asks': '5〜30秒。登録文書の推奨どおり',
  'a certificate that nobody trusts': '誰にも信頼されない証明書',
  'a code of your own tells the client what to do': '独自のコードで、必要な対応を伝える',
  'a page may not: InvalidAccessError': 'ページからは不可：InvalidAccessError',
  'a string is always valid UTF-8': '文字列は必ず正しいUTF-8になる',
  "above the server's limit, here 1 MiB": 'サーバーの上限（ここでは1 MiB）を超える',
  'against a server that takes text only': 'テキスト専用のサーバーに対して',
  'without a listener a bad frame ends the process': 'リスナーがないと、不正なフレームでプロセスが終了する',
  'without a listener a reset here ends the process': 'リスナーがないと、ここでのRSTでプロセスが終了する',
  'after unpacking: 100 kB can become 100 MB': '展開後のバイト数。100 kBが100 MBになりうる',
  'one new token a minute; then ask the person': '新しいトークンは1分に1回まで。その後は本人に確認する',
  'who left needs nothing more from upstream': 'クライアントが切断したら、上流の接続も閉じる',
  'listens for this machine only': 'このマシンからの接続だけを受け付ける',
  'meant, or a retry would only fail again': '意図的な切断か、再試行しても同じ結果になるcode',
  'until the person acts, signs in or gets access': '本人の操作、ログイン、権限の付与まで',
  '10 s without an answer: do not wait for onclose': '10秒応答がなければ、oncloseを待たない',
  'only now it counts as a good connection': 'ここで初めて正常な接続とみなす',
  'allowed on both ends, in a page too': '両側で使える。ページからも可',
  'at once: FIN, no Close frame': 'すぐ検知：FINだけ、Closeフレームなし',
  'back to normal': '元に戻す',
  'bytes a message; ws allows 100 MiB by default': '1メッセージのバイト数。wsの既定値は100 MiB',
  'bytes go in a binary message': 'バイト列はバイナリメッセージで',
  'close TCP, send no Close frame': 'Closeフレームを送らずTCPを閉じる',
  'details stay in your log': '詳細は自分のログに残す',
  'exiting before the answer makes it 1006': '応答前に終了すると1006になる',
  'full jitter': 'フルジッター',
  'asks for 5 to 30 s': '5〜30秒を求めるコード',
  'full jitter: all were dropped at once': 'フルジッター。全員が同時に切れたため',
  'in the page; the server answers 1000': 'ページ側。サーバーは1000で応答する',
  'late: packets vanish, still OPEN': '後で検知：パケットが失われ、OPENのまま',
  'name what you accept, not what you got': '受け付けるものを書く',
  'no arguments, no code': '引数がなければコードもない',
  'no new connections': '新しい接続は受けない',
  'no pong since the last ping': '前回のPingにPongが来ていない',
  'refused before it opens: the page sees 1006': '接続前に拒否すると、ページでは1006になる',
  'sends 1000: both ends know you meant it': '1000を送る。意図的な切断だと両側で分かる',
  'sends a Close frame without a code: 1005': 'コードなしのCloseフレームを送る：1005',
  'server, ws on Node': 'サーバー（Nodeのws）',
  'stands between the two and shows what passes': '間に入り、通信内容を表示する',
  'the answer will not change: stop': '結果は変わらない。再接続しない',
  'the list belongs in the reason': '一覧はreasonに入れる',
  "the page's heartbeat, unless it reads nothing": 'ページからのハートビート。受信しない相手には返さない',
  'who has not answered by then is cut off': 'それまでに応答がなければ切断する',
  'who signed it, for which names, until when': '署名者、対象の名前、期限',
  'ws leaves compression off unless asked': 'wsは指定しなければ圧縮しない',
  'ws on Node': 'Nodeのws',
  'ws on Node: break a rule on purpose': 'Nodeのws：意図的に規則に違反する',
  'ws on Node: bytes that are not UTF-8, as text': 'Nodeのws：UTF-8でないバイト列をテキストで送る',
  'Good moments to look, or to try at once; none of these events says that the connection is dead.':
    '確認するか、すぐに試行するとき。どのイベントでも接続の状態は分からない。',
  'How many messages send() keeps without a connection, for the next one, after onOpen; 0: none, the default.':
    '接続がない間にsend()が保持するメッセージの数。次の接続のonOpenの後に送る。0（既定値）なら保持しない。',
  'Whether the server asked for the wait that runs now: then nothing cuts it short.':
    '今の待ち時間をサーバーが指定したかどうか。指定した場合は短縮しない。',
  'close() on a dead path would keep us waiting (Chromium: 60 s), so the old socket is left to itself.':
    '切れた経路ではclose()も待たされる（Chromiumは60秒）。古いソケットは無視する。',
  'and process.exit() right after close() would cut the TCP connection before the answer: 1001, but not clean.':
    'close()直後のprocess.exit()は応答の前にTCPを切る。1001でもuncleanになる。',
  'Part of a Deployment, for the server recipe in Node.': 'Deploymentの一部。Nodeのサーバーレシピ用。',
  'The process itself, not a shell or npm: the signal goes to process 1.':
    'シェルやnpmではなく本体を。シグナルはPID 1に届く。',
  'No heartbeat unless asked for: a Pong has to come within half of it, else the connection is closed (1006).':
    '指定しなければハートビートはない。その半分のうちにPongが来なければ閉じる（1006）。',
  'Leaving this block closes every connection with 1001 and waits close_timeout for the answers.':
    'このブロックを抜けると全接続を1001で閉じ、close_timeoutまで応答を待つ。',
  'A WebSocket that reconnects: a delay that you choose, a heartbeat that finds dead connections, and one place that':
    '再接続するWebSocket。待ち時間は設定でき、ハートビートで切断を検知し、再接続しないクローズコードの',
  'decides after which codes not to reconnect. No dependencies. Copy it into your project (MIT).':
    '判定は1か所にまとめてある。依存なし。そのままコピーして使える（MIT）。',
  'Called before every attempt, so that the URL can carry a fresh token.':
    '試行のたびに呼ばれる。URLに新しいトークンを入れられる。',
  'How long `url` and the opening handshake may take together before the attempt counts as failed.':
    '`url`とオープニングハンドシェイクを合わせた制限時間。過ぎると試行は失敗とみなす。',
  'Called after each close. `retryInMs` is null when it does not reconnect.':
    '切断のたびに呼ばれる。再接続しないとき、`retryInMs`はnull。',
  'Whether to reconnect after a code. The default is below.': 'このコードの後に再接続するか。既定の判定は下。',
  'The wait before the next attempt, given the failures before, the last wait and the close code; null: gives up.':
    '次の試行までの待ち時間。失敗回数、前回の待ち時間、クローズコードから決める。nullなら再接続しない。',
  'A connection counts as stable, and the failure count resets, after it was open this long; null: never.':
    'この時間つながっていれば正常とみなし、失敗回数をリセットする。nullならリセットしない。',
  'A browser cannot send a Ping frame, so the heartbeat is a message that your server has to answer with anything.':
    'ブラウザはPingフレームを送れない。ハートビートは普通のメッセージで、サーバーは何か応答する必要がある。',
  'Codes after which nothing improves without a person or a fix (RFC 6455 §7.4.1, IANA): 1000 and 1005 were meant.':
    '人の操作か修正がなければ結果が変わらないコード（RFC 6455 §7.4.1、IANA）。1000と1005は意図的な切断。',
  'Full jitter: random between 0 and a ceiling that doubles with every failure.':
    'フルジッター：0から上限までのランダム。上限は失敗のたびに2倍になる。',
  'Full jitter, but 5 to 30 s after 1012, as the mail that registered it asks.':
    'フルジッター。ただし1012の後は、登録文書の推奨どおり5〜30秒。',
  '`retry-after=30` (seconds) in the reason of a 1012 or 1013: when the server asks its clients to come back; or null.':
    '1012か1013のreasonにある`retry-after=30`（秒）。サーバーが指定する再接続までの時間。指定がなければnull。',
  'others were asked the same': 'ほかのクライアントも同じ時間を指定されている',
  'A timer holds 24.8 days: a longer one, or Infinity for never, would fire at once.':
    'タイマーの上限は24.8日。それより長い値やInfinityでは、すぐに発火してしまう。',
  'A reason has at most 123 bytes of UTF-8 (RFC 6455 §5.5); a longer one makes close() throw.':
    'reasonはUTF-8で最大123バイト（RFC 6455 §5.5）。超えるとclose()が例外を投げる。',
  'Counts attempts, so that an answer that comes after its attempt was given up changes nothing.':
    '試行の通し番号。打ち切った試行の結果が後から届いても、無視できる。',
  'False when the message is neither sent nor kept. What is sent as a connection ends is lost all the same.':
    '送信も保持もしなかった場合はfalse。接続が切れる間際に送ったものは失われる。',
  'Ends it for good. Script may pass 1000 and 3000–4999 only (WHATWG WebSockets, close()); throws on others.':
    '接続を閉じ、再接続もしない。渡せるのは1000と3000〜4999だけ（WHATWG WebSockets、close()）。ほかは例外。',
  'A failed token request may work later.': 'トークンの取得は、後で成功することもある。',
  "A bad address or a page's policy: no event will follow, and another attempt fails too.":
    '不正なURLか、ページのポリシー違反。イベントは起きず、再試行しても変わらない。',
  'Not at once: a server that accepts and crashes would be hit without a pause.':
    'すぐにはリセットしない。受け入れた直後にクラッシュするサーバーに、休みなく接続してしまうため。',
  'whatever arrives proves that the path works': '何か届けば、経路は正常',
  'Neither an address nor an open connection came in time: the next attempt starts from scratch.':
    '時間内にURLが得られないか、接続できなかった。次の試行は最初からやり直す。',
  'Sends a heartbeat after a silence, and gives up the connection when the silence goes on.':
    '無通信が続いたらハートビートを送り、応答がなければ接続を破棄する。',
  'given up before': 'すでに破棄した接続',
  'not in the call, which ?. may leave out': '下の呼び出しの中に書くと、?.で省かれることがある',
  // The whole file may be no longer than 1,500 bytes in any language.
  'No messages. closeCodes.save()': '内容なし。closeCodes.save()',
  'C#, ASP.NET Core 9: heartbeat, limits and a graceful stop. Start: PORT=8080 dotnet run (a web project)':
    'C#、ASP.NET Core 9：ハートビート、上限、1001を送る停止。起動：PORT=8080 dotnet run（webプロジェクト）',
  'Without KeepAliveTimeout (new in .NET 9) only unsolicited Pongs are sent, and a broken path is never detected.':
    'KeepAliveTimeout（.NET 9から）がなければ一方的なPongだけを送り、切れた経路を検知できない。',
  '1006: ended without a Close frame': '1006：Closeフレームなしの切断',
  "The answer to the client's Close; after our own the state is Closed already.":
    'クライアントからのCloseへの応答。自分が先に送った場合は、すでにClosed。',
  'SIGTERM: send 1001 to every client. CloseOutputAsync only sends; each Echo above runs until the answer arrives, and':
    'SIGTERM：全接続に1001を送る。CloseOutputAsyncは送信だけを行い、応答は上の各Echoが受け取る。',
  'the host waits for it, ShutdownTimeout at most.': 'ホストはそれを最大ShutdownTimeoutまで待つ。',
  'Java, Tomcat 10.1 with jakarta.websocket: heartbeat, limits and a graceful stop.':
    'Java、Tomcat 10.1（jakarta.websocket）：ハートビート、上限、1001を送る停止。',
  "Start, with Tomcat's jars in lib: PORT=8080 java -cp 'lib/*' TomcatServer.java":
    "起動（libにTomcatのjarを置く）：PORT=8080 java -cp 'lib/*' TomcatServer.java",
  "Programs send no Origin. A page has to belong to this site, or any site could use its visitors' cookies here.":
    'プログラムはOriginを送らない。ページは同じサイトに限る。限らないと、他サイトが訪問者のCookieを使える。',
  'A Close that takes longer than this to write ends the connection at once; Tomcat allows 50 ms.':
    'Closeの送信にこれより長くかかると、すぐに切断される。Tomcatの既定値は50ミリ秒。',
  'it was still in its handshake': 'ハンドシェイクの途中だった接続',
  'a larger message is answered with 1009': '超えると1009で閉じる',
  'The specification has no way to end a connection without a Close frame; Tomcat gives up 30 s after it.':
    '仕様には、Closeフレームなしで切断する方法がない。Tomcatは送信の30秒後に打ち切る。',
  'SIGTERM: send 1001 to every client, then stop(), which closes the port and waits for the answers: it waits until the':
    'SIGTERM：全接続に1001を送り、stop()を呼ぶ。stop()はポートを閉じ、応答を待つ。実際に待つのは',
  'TCP connections have ended, as @OnClose runs as soon as close() was called. No pause() before: a connection that':
    'TCPの切断まで（@OnCloseはclose()の直後に呼ばれるため）。先にpause()を呼ぶと、101を返したが@OnOpenが',
  'has its 101 but not yet its @OnOpen would be cut, and getConnectionCount() is -1 from then on.':
    'まだの接続が切られ、getConnectionCount()も-1になるので、呼ばない。',
  'so that stop() can close the port, then wait': 'stop()がポートを閉じてから待てるように',
  'stop() waits for idle HTTP connections, too': 'stop()はアイドル状態のHTTP接続も待つ',
  'timeout: how long close() waits for the answer.': 'timeout：close()が応答を待つ時間。',
  'In aiohttp 3.8, close() in another task ends the loop above before it sends: returning here would send 1000.':
    'aiohttp 3.8では、別タスクのclose()が送信より先に上のループを終わらせる。ここで戻ると1000が送られる。',
  'Runs on SIGTERM. aiohttp closes no WebSocket automatically. It may close TCP before the answer arrives, and then Firefox':
    'SIGTERMで呼ばれる。aiohttpは自動ではWebSocketを閉じない。応答の前にTCPを閉じることがあり、その場合、',
  'reports 1001, but not clean.': 'Firefoxでは1001でもuncleanになる。',
  'Elixir, Cowboy 2: heartbeat, limits and a graceful stop. Start: PORT=8080 mix run cowboy.exs':
    'Elixir、Cowboy 2：ハートビート、上限、1001を送る停止。起動：PORT=8080 mix run cowboy.exs',
  "Cowboy's own idle timeout closes with 1000, after which many clients do not reconnect. The heartbeat is quicker.":
    'Cowboyのアイドルタイムアウトは1000で閉じるため、多くのクライアントは再接続しない。下のハートビートが先に検知する。',
  'SIGTERM: stop accepting, send 1001 to every client, wait until they are gone. Cowboy alone would send nothing.':
    'SIGTERM：受け入れを止め、全接続に1001を送り、切断を待つ。Cowboyだけでは何も送られない。',
  'It closes TCP right after the Close frame, so Firefox reports 1001, but not clean.':
    'Closeフレームの直後にTCPを閉じるため、Firefoxでは1001でもuncleanになる。',
  'Go, gorilla/websocket: heartbeat, limits and a graceful stop. Start: PORT=8080 go run gorilla.go':
    'Go、gorilla/websocket：ハートビート、上限、1001を送る停止。起動：PORT=8080 go run gorilla.go',
  'compares Origin with Host; answers 403': 'OriginとHostを比べ、違えば403を返す',
  'closes TCP only; the Close frame was sent before': 'TCPを閉じるだけ。Closeフレームは送信済み',
  'WriteControl may run concurrently with other writes.': 'WriteControlは、ほかの書き込みと並行して呼べる。',
  'gorilla leaves this check to its caller': 'gorillaではこの検査を呼び出し側で行う',
  'or a client that never reads blocks this goroutine': 'ないと、読まないクライアントがこのgoroutineをブロックする',
  'Shutdown stops accepting, but neither closes nor waits for hijacked connections such as these.':
    'Shutdownは受け入れを止めるだけで、hijackした接続は閉じも待ちもしない。',
  'Node, ws 8: heartbeat, limits and a graceful stop. Start: PORT=8080 node node-ws.mjs':
    'Node、ws 8：ハートビート、上限、1001を送る停止。起動：PORT=8080 node node-ws.mjs',
  "Browsers send the page's Origin. Without this check any site could use its visitors' cookies here.":
    'ブラウザはページのOriginを送る。検査しないと、他サイトのページが訪問者のCookieで接続できる。',
  'without it, an error ends the process': 'リスナーがないと、エラーでプロセスが終了する',
  'A client that sends without reading would fill the memory.':
    '送るだけで読まないクライアントがいると、メモリが埋まる。',
  'No Pong before the next Ping: the path is broken. terminate(), since a Close frame would not arrive either.':
    '次のPingまでにPongがなければ切断とみなす。Closeフレームも届かないので、terminate()を使う。',
  'SIGTERM: stop accepting, send 1001 to every client, wait for the answers, exit. server.close() alone notifies no client,':
    'SIGTERM：受け入れを止め、全接続に1001を送り、応答を待って終了する。server.close()だけでは通知されず、',
  'Python, aiohttp: heartbeat, limits and a graceful stop. Start: PORT=8080 python3 aiohttp_server.py':
    'Python、aiohttp：ハートビート、上限、1001を送る停止。起動：PORT=8080 python3 aiohttp_server.py',
  'Python, websockets: heartbeat, limits and a graceful stop. Start: PORT=8080 python3 python_websockets.py':
    'Python、websockets：ハートビート、上限、1001を送る停止。起動：PORT=8080 python3 python_websockets.py',
  'path: versions before 10.1': 'path：10.1より前のバージョン用',
  'the default is 20 s': '既定値は20秒',
  'a missed Pong closes with 1011': 'Pongが間に合わなければ1011で閉じる',
  'the default is 10 s': '既定値は10秒',
  "Programs send no Origin; a page has to belong to this site, or any site could use its visitors' cookies here.":
    'プログラムはOriginを送らない。ページは同じサイトに限る。限らないと、他サイトが訪問者のCookieを使える。',
  'Rust, tokio-tungstenite: heartbeat, limits and a graceful stop. Start: PORT=8080 cargo run':
    'Rust、tokio-tungstenite：ハートビート、上限、1001を送る停止。起動：PORT=8080 cargo run',
  'Cargo.toml: tokio (features = ["full"]), tokio-tungstenite, futures-util':
    'Cargo.toml：tokio（features = ["full"]）、tokio-tungstenite、futures-util',
  'Ping and Close are answered by tungstenite itself': 'PingとCloseにはtungsteniteが応答する',
  'tungstenite only reports it: the rest of the message is never read, so send the reason and leave.':
    'tungsteniteは通知するだけで、メッセージの残りは読まれない。理由を送って終了する。',
  'dropped without a Close frame, which would not arrive anyway': 'Closeフレームなしで切断する（送っても届かないため）',
  'close() only sends; the loop continues until the answer arrives.':
    'close()は送信だけを行う。ループは応答が届くまで続く。',
  'SIGTERM: stop accepting, send 1001 to every client, wait until the last connection has dropped its sender.':
    'SIGTERM：受け入れを止め、全接続に1001を送り、最後の接続がsenderを破棄するまで待つ。',
  'Caddy has no idle timeout for WebSockets. But a reload of the configuration sends 1001 to all of them at once.':
    'CaddyにはWebSocketのアイドルタイムアウトがない。ただし、設定のリロードで全接続に一斉に1001を送る。',
  'From 2.7 on, this delays it, so that connections can end on their own first. The rest get 1001 all at once.':
    '2.7以降、この設定でそれを遅らせ、その間に自然に終わる接続を待てる。残った接続には一斉に1001を送る。',
  'The idle timeout is the larger of this and Timeout, which is 60 s unless you set it. So this can only lengthen it.':
    'アイドルタイムアウトは、これとTimeout（既定値60秒）の大きい方。延ばすことしかできない。',
  '2.4.47 and later: mod_proxy_http forwards the upgrade. Needs mod_proxy and mod_proxy_http.':
    '2.4.47以降：mod_proxy_httpがUpgradeを転送する。mod_proxyとmod_proxy_httpが必要。',
  'After the upgrade this replaces the two above. Without it, 30 s without traffic end a WebSocket.':
    'Upgrade後は上の2つに代わる。なければ無通信30秒でWebSocketが切れる。',
  'A client that vanishes after its Close frame does not occupy a connection for an hour.':
    'Closeの後に応答しなくなったクライアントの接続を1時間も保持しない。',
  'Inside http { }. Upgrade is a hop-by-hop header, so nginx has to be told to forward it.':
    'http { }の中に置く。Upgradeはホップごとのヘッダーなので、転送するように設定する。',
  'The default is 60 s without traffic. Unnecessary once all send a heartbeat every 25 s.':
    '既定値は無通信60秒。全クライアントが25秒ごとにハートビートを送れば不要。',
  'the default since 1.29.7': '1.29.7以降の既定値',
  'Counts from the beginning of preStop: 10 s of it, 30 s of drain, and some to spare. Then comes SIGKILL.':
    'preStopの開始から数える。10秒＋ドレイン30秒＋余裕。過ぎるとSIGKILL。',
  'Meanwhile the Pod leaves its Services, so that no new connection is sent to a server that is stopping.':
    'その間にPodがServiceから外れ、停止するサーバーに新しい接続が来なくなる。',
  'The page that explains a close code, for an error message or a log line.':
    'クローズコードを解説するページのURL。エラーメッセージやログに入れる。',
  'Explain returns the page that explains a close code, for an error message or a log line.':
    'Explainは、クローズコードを解説するページのURLを返す。エラーメッセージやログに入れる。',
  'Logs how a WebSocket ended, with a link that explains it. Call it right after the constructor.':
    'WebSocketの切断を、解説へのリンク付きでログに残す。コンストラクターの直後に呼ぶ。',
  'Logs how each connection of a ws server ended, at the level that its code deserves.':
    'wsサーバーの各接続の切断を、コードに応じたログレベルで残す。',
  'Recording and alerting rules for WebSocket connections. The metrics are those of metrics.mjs.':
    'WebSocket接続の記録ルールとアラートルール。メトリクスはmetrics.mjsのもの。',
  'Every threshold is a proposal: watch it for a week on the dashboard before it wakes anyone.':
    '閾値はすべて提案。1週間ダッシュボードで確認してから、呼び出しに使う。',
  'Replace 600 with the opening handshakes per second that you have measured your servers to survive.':
    '600は、自分のサーバーが処理できると計測した毎秒のハンドシェイク数に置き換える。',
  'Ended without a Close frame, while the client was online and visible.':
    'Closeフレームなしで終わった接続。クライアントはオンラインで、ページも表示中。',
  'Our own faults: 1002, 1007, 1011, 1014 and their like.': '自分たちの不具合：1002、1007、1011、1014など。',
  'The share of connections that ended at the age of a known idle limit, with its seconds as label.':
    '既知のアイドルタイムアウトと同じ接続時間で終わった割合。秒数をラベルに付ける。',
  'Prometheus 3 writes le="62.0" where Prometheus 2 has le="62".':
    'Prometheus 2のle="62"は、Prometheus 3ではle="62.0"になる。',
  'What the rules read, counted with prom-client. Call failed() wherever you refuse an upgrade.':
    'ルールが読む値を、prom-clientで数える。アップグレードを拒否する箇所ではfailed()を呼ぶ。',
  'Upper bounds of the ages in seconds: below and above each idle limit that the rules look at, and a few between.':
    '接続時間の上限（秒）。ルールが見るアイドルタイムアウトのすぐ下とすぐ上、その間のいくつか。',
  '`countClosed` is what promCounter() returns. Without `registers` the metrics are in the default registry.':
    '`countClosed`はpromCounter()の戻り値。`registers`を省くと、既定のレジストリに登録する。',
  'A rate needs a counter that was 0 before.': 'rateの計算には、0だったときの値が必要。',
  'Counts a connection from now until it ends.': 'この時点から終わるまで、接続を数える。',
  'Counts an opening handshake that was refused.': '拒否したオープニングハンドシェイクを数える。',
  'Ends connections in one way for a while, and undoes it. For staging: it asks for the name of what it breaks.':
    '一定時間だけ接続を切断し、元に戻す。ステージング用。実行前に対象の名前の入力を求める。',
  'The process that listens on the port.': 'ポートで待ち受けるプロセス。',
  'Packets in both directions vanish: nobody is notified.': '双方向のパケットを破棄する。どちらにも通知されない。',
  'What reaches the server is answered with RST, and nothing else leaves it.':
    'サーバーに届いたものにはRSTを返し、ほかは何も送らせない。',
  '1 kbit/s leaves the device, SSH included: what is sent waits up to 10 s, and is dropped after that.':
    'デバイスから出る通信を、SSHも含めて1 kbit/sに絞る。最大10秒待たされ、それを超えると破棄される。',
  'The process is there and does nothing: TCP answers, nobody else does.':
    'プロセスは存在するが動かない。TCPだけが応答する。',
  'What a deployment does, and what a crash does. The command starts the server again.':
    'デプロイとクラッシュで起きること。コマンドでサーバーを再び起動する。',
  'A proxy reads its configuration again, as in: -- nginx -s reload':
    'プロキシが設定を読み直す。例：-- nginx -s reload',
  'One Pod of a Deployment is deleted; the Deployment makes another, and the script waits for it.':
    'DeploymentのPodを1つ削除し、新しいPodの準備ができるまで待つ。',
  'shellcheck disable=SC2016': 'shellcheck disable=SC2016',
  'Should this process be killed, another one undoes it.': 'このプロセスが強制終了されても、別のプロセスが元に戻す。',
};
