import type { ChangesStrings } from '../en/changes.ts';

export const changes: ChangesStrings = {
  title: '訂正履歴',
  description: 'WebSocketのクローズコードについて以前の記述と変わった点を、日付、理由、実測とともにまとめています。',
  lead: '記述の誤りが分かったときは、該当するページを直し、以前の記述をここに残します。',
  feed: 'フィードリーダーで購読する',
  before: '以前の記述',
  why: '理由',
  evidence: '実測データを見る',
  page: 'ページを見る',
  entries: {
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
    'ping-timeout-1011': {
      now: '1011の「keepalive ping timeout」は、経路の切断か、イベントループの停止を意味します。後者ではクライアントも1011を受信します。',
      before: '経路の切断だけを挙げていました。',
      why: 'PythonのwebsocketsはCloseフレームを送るので、経路が正常なら届きます。',
    },
    'empty-close': {
      now: '空のCloseがどう扱われるかは受け取る側によります。ブラウザ、ws、Pythonのwebsockets 10.4は1005、aiohttp 3.8.4は1006と記録して1000で応じ、TomcatとASP.NETは1000と報告します。',
      before: '両端とも1005になり、1000と書いた資料は誤りだとしていました。',
      why: 'ws、Pythonのwebsockets 10.4、aiohttp 3.8.4を5種のクライアントで実測し、TomcatとASP.NETのソースを確認しました。',
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
      why: 'AWSがClassic Load Balancerについて明記しています。フローの情報を通知なしに破棄する中間装置は、今もすべてのパケットを数えます。',
    },
    'firefox-link': {
      now: 'Firefoxは、自分のネットワークインターフェースが落ちてから約11秒で1006を報告します。',
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
