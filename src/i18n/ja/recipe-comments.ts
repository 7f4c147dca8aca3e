/** Comments of the recipes in Japanese, by the English comment. */
export const recipeComments: Readonly<Record<string, string>> = {
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
  'bytes a message; ws allows 100 MiB by itself': '1メッセージのバイト数。wsの既定値は100 MiB',
  'bytes go in a binary message': 'バイト列はバイナリメッセージで',
  'close TCP, send no Close frame': 'Closeフレームを送らずTCPを閉じる',
  'details stay in your log': '詳細は自分のログに残す',
  'exiting before the answer makes it 1006': '応答前に終了すると1006になる',
  'full jitter': 'フルジッター',
  'asks for 5 to 30 s': '5〜30秒を求めるコード',
  'full jitter: everybody lost it at once': 'フルジッター。全員が同時に切れたため',
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
  'A WebSocket that comes back: full jitter, a heartbeat that finds dead connections, and one place that decides':
    '再接続するWebSocket。フルジッター、切断を検知するハートビート、',
  'after which code to stay away. No dependencies. Take it home; it is yours (MIT).':
    '再接続しないクローズコードの判定を1か所に。依存なし。そのまま使える（MIT）。',
  'Waking up or coming online is a good moment to look; neither event says that the connection is dead.':
    '復帰時やオンライン時に確認する。どちらのイベントでも接続の状態は分からない。',
  "A bad address or a page's policy throws: no event will follow. A failed token request may work later.":
    '不正なURLやポリシーは例外になり、イベントは来ない。トークンの失敗は後で成功しうる。',
  'close() on a dead path would keep us waiting (Chromium: 60 s), so the old socket is left to itself.':
    '切れた経路ではclose()も待たされる（Chromiumは60秒）。古いソケットは無視する。',
  'Node, ws 8: heartbeat, limits, and a stop that says goodbye. Start: PORT=8080 node node-ws.mjs':
    'Node、ws 8：ハートビート、上限、1001を送る停止。起動：PORT=8080 node node-ws.mjs',
  'A Ping that nobody answers until the next one: the path is dead. terminate(), since a Close would not arrive either.':
    '次のPingまでに応答がなければ切断とみなす。Closeも届かないのでterminate()を使う。',
  'SIGTERM: stop accepting, say 1001 to everybody, wait for their answers, exit. server.close() alone tells no client,':
    'SIGTERM：受け入れを止め、全接続に1001を送り、応答を待って終了する。server.close()だけでは通知されず、',
  'and process.exit() right after close() would cut the TCP connection before the answer: 1001, but not clean.':
    'close()直後のprocess.exit()は応答の前にTCPを切る。1001でもuncleanになる。',
  'A reload of the configuration says 1001 to every WebSocket at once. This gives each of them time to end by itself':
    '設定のリロードは全WebSocketに一度に1001を送る。この設定で終了の猶予ができ、',
  'and keeps them from coming back in one second.': '1秒間に全員が再接続することもなくなる。',
  '2.4.47 and later: mod_proxy_http passes the upgrade itself. Needs mod_proxy and mod_proxy_http.':
    '2.4.47以降：mod_proxy_httpがUpgradeを通す。mod_proxyとmod_proxy_httpが必要。',
  'The default is Timeout, 60 s of silence.': '既定値はTimeoutと同じ、無通信60秒。',
  'Once upgraded, this replaces the two above. Without it, 30 s of silence end a WebSocket.':
    'Upgrade後は上の2つに代わる。なければ無通信30秒でWebSocketが切れる。',
  'A client that has said goodbye and then vanished does not hold its place for an hour.':
    'Closeの後に応答しなくなったクライアントの接続を1時間も保持しない。',
  'Inside http { }. Upgrade is a hop-by-hop header, so nginx has to be told to pass it on.':
    'http { }の中に置く。Upgradeはホップごとのヘッダーなので、渡すよう指示する。',
  'The default is 60s of silence. A heartbeat every 25 s makes these lines unnecessary; they help until all send one.':
    '既定値は無通信60秒。25秒ごとのハートビートがあれば不要。全クライアントが対応するまで使う。',
  'Part of a Deployment, for the server recipe in Node.': 'Deploymentの一部。Nodeのサーバーレシピ用。',
  'Counts from the beginning of preStop: 10 s of it, 30 s of drain, and some to spare. Then comes SIGKILL.':
    'preStopの開始から数える。10秒＋ドレイン30秒＋余裕。尽きるとSIGKILL。',
  'The process itself, not a shell or npm: the signal goes to process 1.':
    'シェルやnpmではなく本体を。シグナルはPID 1に届く。',
  'The Pod leaves its Services meanwhile, so that nobody new is sent to a server that stops.':
    'その間にPodがServiceから外れ、停止するサーバーに新しい接続が来なくなる。',
  'Python, aiohttp: heartbeat, limits, and a stop that says goodbye. Start: PORT=8080 python3 aiohttp_server.py':
    'Python、aiohttp：ハートビート、上限、1001を送る停止。起動：PORT=8080 python3 aiohttp_server.py',
  'No heartbeat unless asked for: a Pong has to come within half of it, else the connection is closed (1006).':
    '指定しなければハートビートはない。その半分のうちにPongが来なければ閉じる（1006）。',
  'Runs on SIGTERM. aiohttp closes no WebSocket by itself.':
    'SIGTERMで呼ばれる。aiohttpは自分からWebSocketを閉じない。',
  'Python, websockets: heartbeat, limits, and a stop that says goodbye. Start: PORT=8080 python3 python_websockets.py':
    'Python、websockets：ハートビート、上限、1001を送る停止。起動：PORT=8080 python3 python_websockets.py',
  'Leaving this block closes every connection with 1001 and waits close_timeout for the answers.':
    'このブロックを抜けると全接続を1001で閉じ、close_timeoutまで応答を待つ。',
  "Browsers say which site a page is of. Without this check any site could use its visitors' cookies here.":
    'ブラウザはページの提供元をOriginで示す。検査しないと、他サイトのページが訪問者のCookieで接続できる。',
  'A client that sends and does not read would fill the memory.':
    '送るだけで読まないクライアントがいると、メモリが埋まる。',
  "Programs send no Origin; a page has to be of this site, or any site could use its visitors' cookies here.":
    'プログラムはOriginを送らない。ページは同じサイトに限る。限らないと、他サイトが訪問者のCookieを使える。',
};
