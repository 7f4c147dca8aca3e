import type { ChangesStrings } from '../en/changes.ts';

export const changes: ChangesStrings = {
  title: '訂正履歴',
  description: 'WebSocketのクローズコードについて以前の記述と変わった点を、日付、理由、実測とともにまとめています。',
  lead: '記述の誤りが分かったときは、該当するページを直し、以前の記述をここに残します。',
  before: '以前の記述',
  why: '理由',
  evidence: '実測データを見る',
  entries: {
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
