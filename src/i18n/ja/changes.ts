import type { ChangesStrings } from '../en/changes.ts';

export const changes: ChangesStrings = {
  title: 'WebSocketクローズコードの訂正履歴',
  description: 'WebSocketのクローズコードについて以前の記述と変わった点を、日付、理由、実測とともにまとめています。',
  lead: '記述の誤りが分かったときは、該当するページを直し、以前の記述をここに残します。',
  feed: 'フィードリーダーで購読する',
  before: '以前の記述',
  why: '理由',
  evidence: '実測データを見る',
  page: 'ページを見る',
  entries: {
    'tab-over-http2': {
      now: 'Chromium 156でタブを閉じたとき、WebSocketがHTTP/2なら、サーバーは1001ではなく1006と記録します。',
      before: '1001と1006の比較では、タブを閉じると常に1001になるとしていました。',
      why: 'HAProxyを経由する場合としない場合の両方で実測しました。',
    },
    'webkitgtk-network': {
      now: 'ホストのネットワークが変わったときのWebKitGTKの動作は、計測していません。',
      before: '実測データのページでは、ネットワークの変化を監視しないとしていました。',
      why: '確認していない記述でした。',
    },
    'hidden-timers': {
      now: 'Chromium 156では、非表示になって1分たつと、連鎖の8回目からのタイマーが1分に1回になります。非表示になる頃に始まった25秒ごとのハートビートなら、3分後からです。',
      before:
        'Chromeの2021年の説明どおり、5分後としていました。読み込みの途中で非表示になったページでは、今も5分です。',
      why: 'Chromiumのソースを確認し、それぞれのタイマーを10分間ずつ2回実測しました。',
    },
    'unanswered-http2': {
      now: 'HTTP/2でclose()に応答がないとき、Chromiumがすぐに1006を報告するのは、サーバーもストリームを終えた場合だけです。終えなければTCPと同じく60秒待ちます。',
      before: 'HTTP/2ではストリームの終わりが分かり、TCPでは分からないためだとしていました。',
      why: 'HTTP/2のChromiumはCloseフレームと同時に自分の側を終えます。計測に使った2つのサーバーは、その後の動作が違いました。',
    },
    'bare-sigterm': {
      now: 'SIGTERMだけを受けた場合、ほとんどのサーバーはCloseフレームなしで終了します。PythonのwebsocketsとJetty 12が1001を送るのは、停止処理を呼んだときです。',
      before: 'ガイドと/1001/では、停止時に送るとしていました。',
      why: '13種のサーバーの実測と食い違っていました。',
    },
    'lifetime-is-no-idle-limit': {
      now: 'Googleのロードバランサーの30秒は接続時間の上限で、ハートビートでは延びません。Azure Load Balancerは、既定では4分で切断するのではなく、接続情報を破棄します。',
      before: 'ランブックとよくある質問では、どちらもアイドルタイムアウトとしていました。',
      why: '両方の公式文書を読み直しました。',
    },
    'envoy-route-timeout': {
      now: '現在のEnvoyでは、ルートのタイムアウトはハンドシェイクにだけ効きます。',
      before: '診断では、WebSocketが15秒で切断されるとしていました。',
      why: 'Envoyのissue 41068とpull request 41075で確認しました。',
    },
    'long-client': {
      now: '/guides/reconnecting/のクライアントは、1005と1013の後は再接続せず、1012の後は5〜30秒待ちます。',
      before: '1005と1013の後も再接続し、1012の後は通常のバックオフを使っていました。',
      why: '各コードのページとも、1012と1013を登録したメールとも食い違っていました。',
    },
    'cheat-sheet-cap': {
      now: '早見表のバックオフの上限は、ガイドと同じ30秒です。',
      before: '10秒としていました。',
      why: '同じものに2つの推奨値がありました。',
    },
    'ws-to-this-machine': {
      now: 'httpsのページからも、ws://localhostとws://127.0.0.1には接続できます。',
      before: 'httpsのページからws://は例外なく使えないとしていました。',
      why: 'ChromiumとFirefoxは、ループバックを信頼できる接続先として扱います。',
    },
    'clean-1006': {
      now: 'サーバーが、送ってはならない1006をCloseフレームに入れると、Firefoxのcloseイベントではcodeが1006、wasCleanがtrueになります。',
      before: '1001と1006の比較では、1006のwasCleanは必ずfalseだとしていました。',
      why: '実測の結果とも、ほかのページとも食い違っていました。',
    },
    '1015-of-three': {
      now: '計測した3つのエンジンのうち、1015になるのはFirefoxだけです。Safariは計測していません。',
      before: 'すべてのブラウザの中でFirefoxだけが1015だとしていました。',
      why: '計測したのはChromium、Firefox、WebKitGTKだけです。',
    },
    'node-error-event': {
      now: 'Node.js組み込みのクライアントでuncleanな切断の前に必ずerrorイベントが起きるのは、RFC 6455とWHATWGの標準に沿った動作です。ブラウザはそうしません。',
      before: 'Node独自の動作としていました。',
      why: 'RFC 6455 §7.2.1と標準を確認し直しました。',
    },
    'phoenix-idle-code': {
      now: 'Phoenixのアイドルタイムアウトのコードは、既定のサーバーであるBanditでは1002、Cowboyでは1000です。',
      before: '診断では、1002をアイドルタイムアウトではない手がかりとして扱っていました。',
      why: 'BanditとCowboyのソースを確認しました。',
    },
    'broken-compression': {
      now: '展開できない圧縮メッセージのコードは、wsでは1007、Pythonのwebsocketsでは1002です。',
      before: '1007の原因には、不正なUTF-8だけを挙げていました。',
      why: 'wsのソースを確認し、実測しました。',
    },
    'smallest-limit': {
      now: '既定値が最も小さいのは、TomcatとSpring Bootの8 KiBです。',
      before: '小さな既定値の一覧に入っていませんでした。',
      why: 'Tomcatのソースを確認しました。',
    },
    'ingress-nginx-retired': {
      now: 'ingress-nginxは2026年3月に開発を終了し、リリースもセキュリティ修正もありません。後継はGateway APIの実装です。',
      before: '開発中のプロジェクトとして扱っていました。',
      why: 'READMEにそう書かれています。',
    },
    'cloudflare-restarts': {
      now: 'Cloudflare側のリリースでサーバーが再起動し、接続が切れることがあります。',
      before: 'Cloudflareがデプロイするたびに切れるとしていました。',
      why: '公式ドキュメントには「切れることがある」と書かれています。',
    },
    'nginx-http-version': {
      now: 'nginxは1.29.7から、バックエンドとの通信に既定でHTTP/1.1を使います。それより前のバージョンではproxy_http_version 1.1が必要です。',
      before: 'どのバージョンでもこの行が必要だとしていました。',
      why: 'nginxの発表とソースを確認しました。',
    },
    'name-of-1014': {
      now: 'レジストリにある1014の項目は説明文だけです。「Bad Gateway」は一般に使われている名前で、/codes.jsonのスキーマにもそう書きました。',
      before: 'スキーマでは、IANAのレジストリにある名前だとしていました。',
      why: 'nettyが引用しているレジストリの文面を確認しました。',
    },
    'bytes-unmasked': {
      now: 'コードの2バイトは、マスクする前の値を示しています。',
      before: 'そのままの値で送信されるような書き方でした。',
      why: 'RFC 6455 §5.3により、クライアントのペイロードにはマスクがかかります。',
    },
    'versions-named': {
      now: '計測したのはPythonのwebsockets 10.4とaiohttp 3.8.4で、Node 24.21に含まれるのはundici 7.29.1です。各ページに明記しました。',
      before: 'バージョンを書いていないか、計測していないバージョンを挙げていました。',
      why: '計測の記録にバージョンが含まれています。',
    },
    'caddy-recipe': {
      now: 'Caddyのレシピには、まだstream_close_delayのないCaddy 2.6.2で実行したことを明記しています。',
      before: '唯一の設定も含めてテスト済みとしていました。',
      why: 'この設定はCaddy 2.7で加わりました。',
    },
    'sources-named': {
      now: 'Ping、閉じたソケットでのsend()、WebSocketを遮断するネットワーク、Phoenixについての出典を、記述の根拠となる箇所に直しました。',
      before: '7つの出典が別の箇所を指していました。記述は正しいものでした。',
      why: 'すべての出典を開いて照合しました。',
    },
    'overload-runbook': {
      now: '1013は、同じ接続先へ自動で再接続しないよう求めるコードです。サーバーエラーのランブックと診断の説明をこれに合わせました。',
      before:
        'ランブックは、待ち時間を付けた1013で再接続を分散させるよう勧めていました。診断は、時間をおいて接続し直すよう求めるコードと説明していました。',
      why: '1013のページの説明とも、1013を登録したメールとも食い違っていました。',
    },
    'sample-after-1005': {
      now: '/1000-vs-1001/のサンプルコードは、1000と1005の後は再接続しません。',
      before: '1005の後に再接続していました。',
      why: '1005は、コードを指定せずに意図して閉じたことを表します。1000と1005の比較では、再接続しないよう勧めています。',
    },
    'python-pusher-first-wait': {
      now: 'Pythonのwebsocketsは、1回目はすぐに試し、その後の待ち時間だけを0〜5秒からランダムに決めます。pusher-jsは、4000と4200〜4299の後はすぐに、ほかは1秒後に再接続します。',
      before: '/backoff/の注記では、ランダムなのは最初の待ち時間だけ、pusher-jsは常に1秒としていました。',
      why: 'ページに記したバージョンのソースを確認しました。',
    },
    'webkit-unanswered': {
      now: 'WebKitGTKは、close()に応答がないと5〜6秒で1006を報告します（応答しないサーバーで5.6秒、切れた経路で5.1秒）。',
      before: '/1006/の表では6秒、ほかのページでは約5秒としていました。',
      why: '実測は5.6〜5.7秒です。短い時間は小数第1位まで表示するようにしました。',
    },
    'logger-levels': {
      now: 'Node用ロガーは、各コードのページにあるログレベルで記録します。1000と1005はdebug、1001はinfo、1002と1011はerrorです。',
      before: '1000、1001、1005をinfo、ほかをすべてwarnで記録していました。',
      why: 'ログのガイドの説明と食い違っていました。両者が一致することをテストしています。',
    },
    'reason-alone': {
      now: 'close(undefined, "why")で何が送信されるかは、標準に規定がありません。Node.js組み込みのWebSocketは、1000とreasonを送ります。',
      before: '標準では空のCloseを送るとしていて、Nodeについては書いていませんでした。',
      why: '標準を確認し、Node 24.21.0で実行しました。',
    },
    'short-client': {
      now: '/1006/の短いクライアントは、経路の切断を遅くとも35秒で検知し、1000、1005、1008、1013、3003の後は再接続せず、1012の後は5〜30秒待ち、10秒続いた接続の後で試行回数をリセットします。',
      before: '検知に50〜75秒かかり、どのコードの後でも再接続し、最初のメッセージで試行回数をリセットしていました。',
      why: 'ガイドの説明と食い違っていました。受け入れてすぐクラッシュするサーバーを相手にしたテストもあります。',
    },
    'overload-advice': {
      now: '1013の後は、別の接続先へ、または同じ接続先ならユーザーの操作の後に再接続します。',
      before: '自動で長く待って再接続するよう勧めている箇所がありました。',
      why: '1013を登録したメールがそう求めています。',
    },
    'phoenix-after-1000': {
      now: 'Phoenixのクライアント（1.8.16）は、自分から閉じたとき以外は、1000の後でも再接続します。',
      before: '1000の後は再接続しないとしていました。',
      why: 'ソースを確認し、サーバーからのClose 1000の後に再接続することを実行して確かめました。',
    },
    'websocket-client-after-1001': {
      now: 'Pythonのwebsocket-clientは、1.9.0以降、reconnectを指定すれば1001の後も再接続します。',
      before: 'Closeフレームを受け取ると必ず終了するとしていました。これは1.8.0以前の動作です。',
      why: '1001で閉じるサーバーに両方のバージョンを接続して確かめました。',
    },
    'library-final-codes': {
      now: 'graphql-ws、centrifuge-js、pusher-jsには、再接続しないコードがあります。Pythonのwebsocketsは、一度開いた接続が切れた後は待たずに再接続します。',
      before: 'どのコードの後でも再接続するとし、Pythonのwebsocketsの最初の待ち時間を0〜5秒としていました。',
      why: 'ページに記したバージョンのソースを確認しました。',
    },
    'chromium-throttle': {
      now: 'Chromium自身の待ち時間は失敗のたびに倍になります。14回で0.25〜1.25秒、16回で1〜5秒です。成功すると半分になります。',
      before: '16回失敗するまではほとんど増えないとしていました。',
      why: 'ソースの計算式から求めました。',
    },
    'garbage-collected': {
      now: 'Chromiumは、開いているWebSocketを回収しません。回収したWebSocketをコードなしで閉じることは、標準では認められています。',
      before: 'ブラウザはそのように閉じるとしていました。',
      why: '標準とChromiumのソースを確認しました。',
    },
    'caddy-reload': {
      now: 'Caddyのstream_close_delayは、設定のリロードで送る1001を遅らせるだけで、なくしません。',
      before: 'この設定があれば送らないとしていました。',
      why: 'ソースを確認しました。',
    },
    'server-of-1009': {
      now: '1009で切断したサーバーは応答を読みません。ws自身のcloseイベントは1006、Pythonのwebsocketsのログは「no close frame received」になります。',
      before: 'どちらのログにも、ハンドシェイクを終えた1009が残ると書いていました。',
      why: 'ws 8.23.0とPythonのwebsockets 17.1で実行して確認しました。',
    },
    'ping-timeout-1011': {
      now: '1011の「keepalive ping timeout」は、経路の切断か、イベントループの停止を意味します。後者ではクライアントも1011を受信します。',
      before: '経路の切断だけを挙げていました。',
      why: 'PythonのwebsocketsはCloseフレームを送るので、経路が正常なら届きます。',
    },
    'empty-close': {
      now: '空のCloseがどう扱われるかは受け取る側によります。ブラウザ、ws、Pythonのwebsockets 10.4は1005、aiohttp 3.8.4は1006と記録して1000で応じ、Tomcatと.NETは1000と報告します。',
      before: '両端とも1005になり、1000と書いた資料は誤りだとしていました。',
      why: 'ws、Pythonのwebsockets 10.4、aiohttp 3.8.4を5種のクライアントで実測し、Tomcatと.NETのソースを確認しました。',
    },
    'answered-code': {
      now: 'close(4000)の後のイベントのcodeは、サーバーの応答のcodeです。多くのサーバーは4000で応じますが、aiohttp 3.8.4は1000で応じます。',
      before: 'close()に渡したコードになるとしていました。',
      why: 'aiohttp 3.8.4で実測しました。',
    },
    'node-answer': {
      now: 'Node組み込みのクライアントは、Closeフレームにコードだけを返します。',
      before: 'ブラウザやwsと同じく、reasonも返すとしていました。',
      why: 'Node 24で実測しました。',
    },
    'cached-page': {
      now: 'Chromiumは、離れたページを接続を開いたまま10分間保持し、その後1001を送ります。',
      before: '接続はいつまでも開いたままだとしていました。',
      why: 'Chromium 156のバックフォワードキャッシュで実測しました。',
    },
    'proxy-keepalive': {
      now: 'TCPを終端するプロキシのアイドルタイムアウトは、TCPキープアライブでは延びません。数えるのはペイロードだけです。',
      before: 'どのパケットでもアイドルタイムアウトが最初から数え直されるとしていました。',
      why: 'AWSがClassic Load Balancerについて明記しています。フローの情報を通知なしに破棄するミドルボックスは、今もすべてのパケットを数えます。',
    },
    'firefox-link': {
      now: 'Firefoxは、自分のネットワークインターフェースが無効になってから約11秒で1006を報告します。',
      before: '設定値network.websocket.timeout.ping.responseのとおり10秒としていました。',
      why: 'closeイベントまでを実測すると11.1秒でした。',
    },
    'browser-killed': {
      now: '全プロセスを強制終了されたブラウザはCloseフレームを送らず、サーバー側は1006と記録します。',
      before: 'Chromiumでは1001が届くとしていました。これはメインプロセスだけを終了した場合です。',
      why: 'Chromium 156の全プロセスを終了して実測しました。',
    },
    'exit-unread': {
      now: 'サーバーが1001を送ってすぐに終了し、応答を読まないままだと、TCPはRSTで終わります。',
      before: '通常の終了と同じFINを想定していました。',
      why: 'Node 24のwsで実測しました。process.exit()からソケットが閉じるまで約9ミリ秒かかります。',
    },
  },
};
