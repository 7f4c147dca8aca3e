import type { Question } from '../en/questions.ts';

export const questions: readonly Question[] = [
  {
    id: 'every-60-seconds',
    question: '60秒ごとに1006で切断されるのはなぜ？',
    answer:
      '途中の無通信タイムアウトです。nginxの`proxy_read_timeout`、AWS ALB、Apacheはどれも既定で60秒です。25秒ごとにハートビートを送るか、経路上のすべてのタイムアウトを延ばします。[プロキシとロードバランサー](/guides/proxies/)。ほかの長さなら別の相手です。30秒はJettyかGoogleのロードバランサー、55秒はHeroku、350秒はNLB、4分はAzure。[1006](/1006/)',
  },
  {
    id: 'no-reason',
    question: '1006で理由が空。どうデバッグする？',
    answer:
      'だれも送っていないので、理由はありません。一度でも開いたか、何秒もったか、自分だけか。この三つを確かめて[診断します](/diagnose/)。',
  },
  {
    id: 'before-handshake-response',
    question: '「Connection closed before receiving a handshake response」と出る',
    answer:
      'TCPは開きましたが、サーバーが101を返す前に切れました。アップグレードのヘッダーを渡さないプロキシ、アップグレード処理のクラッシュ、その間に離れたページなどです。イベントは1006です。[1006](/1006/#asked)',
  },
  {
    id: 'hidden-status',
    question: '401や403が見えないのはなぜ？',
    answer:
      'ハンドシェイクが失敗した理由は、ページに社内ネットワークを探らせないよう、標準が隠しています。どの失敗も`error`の後に1006です。いったん受け入れ、[3000](/3000/)、[3003](/3003/)、自前のコードで閉じてください。[ブラウザが理由を隠すわけ](/guides/why-the-browser-hides-the-reason/)',
  },
  {
    id: 'send-1006',
    question: '1006を送るには？',
    answer:
      '送れません。RFC 6455がフレームに入れることを禁じています（MUST NOT）。相手に1006と報告させるには、CloseフレームなしでTCPを切ります。wsなら`terminate()`です。[1006](/1006/#make)',
  },
  {
    id: 'close-1001-throws',
    question: 'close(1001)がInvalidAccessErrorの例外になるのはなぜ？',
    answer:
      'ページが渡せるのは1000か3000〜4999だけです。ページを離れるときの1001は、ブラウザ自身が送ります。[close()を試す](/codes/#close)',
  },
  {
    id: 'close-1000-but-1006',
    question: 'close(1000)を呼んだのに1006になる',
    answer:
      'クロージングハンドシェイクが完了していません。サーバーがCloseフレームなしでTCPを切ったか、応答していません。その場合、Chromiumは60秒、Firefoxは約20秒で見切ります。[1000](/1000/)',
  },
  {
    id: '1005-or-1006',
    question: '1005と1006の違いは？',
    answer:
      '1005はCloseフレームが来たがコードがない、1006はCloseフレームが来なかった、という意味です。前者は意図的、後者は事故です。[1005と1006](/1005-vs-1006/)',
  },
  {
    id: 'after-deploy',
    question: 'デプロイ後にクライアントが再接続しない',
    answer:
      'サーバーが1001を送り、ライブラリが意図的な終了とみなしています。最終と分かっているコード以外は、バックオフとジッター付きで再接続します。[上手な再接続](/guides/reconnecting/)、[1001の落とし穴](/1001-vs-1006/)',
  },
  {
    id: 'library-skips-1001',
    question: 'ライブラリが1001の後に再接続しないのはなぜ？',
    answer:
      '作者が「going away」を「意図的」と読んだためです。socketteは1000、1001、1005の後に再接続しません。Phoenixのクライアントは1000の後だけです。資料を見るか、1001で一つ閉じて確かめます。[1001](/1001/)',
  },
  {
    id: 'server-stops-1006',
    question: 'サーバーを停止するとクライアントが1006になる',
    answer:
      '別れを告げずに終わったためです。wsの`server.close()`は何も送りません。クライアントを一つずつ1001で閉じ、待ってから終了します。Pythonのwebsocketsは自動で行います。[グレースフルシャットダウン](/guides/graceful-shutdown/)',
  },
  {
    id: '1001-or-1012',
    question: '再起動には1001と1012のどちら？',
    answer:
      '1001はどこにでも届きます。1012は具体的ですが、WebKitGTKとuWebSocketsでは1006になります。[1001と1012](/1001-vs-1012/)',
  },
  {
    id: 'refresh-logs-1006',
    question: '再読み込みやタブを閉じたときにサーバーのログが1006になる。エラー？',
    answer:
      'いいえ。普通に離れるブラウザは1001を送りますが、いつもではありません。強制終了したブラウザはFINだけで、キャッシュの中で待つページもあります。サーバーの単発の1006は日常です。[ログ](/guides/logging/)、[ブラウザの実測](/evidence/)',
  },
  {
    id: 'log-1001',
    question: '1001をエラーとしてログに残すべき？',
    answer:
      'いいえ。ログレベルはinfoかdebugにします。大半はタブを閉じた人です。新しい接続が続かないときに警告します。[クローズコードのログ](/guides/logging/)',
  },
  {
    id: 'cable-out',
    question: 'ケーブルを抜いてもcloseイベントが来ない',
    answer:
      '沈黙はイベントではありません。タイマーが切れるまで両側ともOPENのままです。無通信なら、Linux上のChromiumは約7分半、Firefoxは10分で気づき、Android上のChromiumは気づきません。期限付きのハートビートを送り、`onclose`を待たないでください。[見てみる](/1001-vs-1006/)',
  },
  {
    id: 'wifi-change',
    question: 'Wi-Fiからモバイル回線への切り替えに気づかない',
    answer:
      '古い接続は古いアドレスに結びついていて、ただ沈黙します。Firefoxはネットワークが変わるとpingを送り、10秒で見切ります。ChromiumのHTTP/1.1のWebSocketは、切り替えでは閉じません。ハートビートで気づく必要があります。[モバイルとスリープ](/guides/mobile-and-sleep/)',
  },
  {
    id: 'lock-screen',
    question: 'iPhone（iOS）のロック画面の後、ソケットがOPENのまま固まる',
    answer:
      '凍結されたページでは、タイマーもイベントも動きません。再び表示されたとき（`visibilitychange`）にすぐハートビートを送り、期限までに応答がなければ作り直します。[モバイルとスリープ](/guides/mobile-and-sleep/)',
  },
  {
    id: 'after-sleep',
    question: 'スリープの後に再接続しない',
    answer:
      'デスクトップのChromiumは、スリープ時にソケットを閉じ、復帰後のページに1006を見せます。イベントが来なくても、その間にサーバーが見切ったかもしれません。ページが表示されたときや`online`のときに、ハートビートで確かめます。[モバイルとスリープ](/guides/mobile-and-sleep/)',
  },
  {
    id: 'background-tab',
    question: 'バックグラウンドのタブが数分で切断される',
    answer:
      '隠れたタブではブラウザがタイマーを遅らせるので、ページからのハートビートが遅れ、サーバーが見切ります。サーバーからpingを送ってください。ブラウザはスクリプトなしで応答します。[バックグラウンドタブ](/guides/mobile-and-sleep/)',
  },
  {
    id: 'ping-from-script',
    question: 'ブラウザのJavaScriptからpingを送れる？',
    answer:
      '送れません。PingとPongのフレームはスクリプトに公開されておらず、調べた三つのエンジンはどれも自分から定期的には送りません。小さなメッセージを自分で送るか、サーバーからpingを送ります。[ハートビート](/guides/heartbeats/)',
  },
  {
    id: 'load-balancer-60',
    question: '3600にしたのに、ALBやingressが60秒で切断する',
    answer:
      '経由する機器は一つではなく、いちばん短いタイムアウトが効きます。ロードバランサー、ingress、サイドカー、アプリケーションサーバー。すべて延ばすか、いちばん短い値より短い25秒のハートビートにします。[経路を計算する](/guides/proxies/#calculator)',
  },
  {
    id: 'api-gateway',
    question: 'AWS API Gatewayが10分または2時間で切断する',
    answer:
      '上限は二つあり、無通信は10分、全体で2時間。どちらも変更できません。ハートビートが効くのは前者だけです。後者には、早めに静かに再接続します。[無通信か、寿命か](/guides/proxies/)。128 KBを超えるメッセージは[1009](/1009/)です。',
  },
  {
    id: 'everyone-at-once',
    question: '全員が同時に再接続してサーバーが落ちる',
    answer:
      '一緒に切れたクライアントは、一緒に戻ってきます。フルジッター付きのバックオフと、最大5秒のランダムな最初の待ちを使い、再起動では少しずつ閉じます。[群れ](/herd/)、[バックオフ](/backoff/)',
  },
  {
    id: 'firefox-delay',
    question: 'Firefoxが再接続の待ち時間を無視する',
    answer:
      'Firefoxには独自の待ち時間があります。同じ相手への接続に失敗すると200〜400ミリ秒、その後は失敗ごとに1.5倍、最大60秒です。試行はブラウザの中で待たされます。[バックオフ](/backoff/)',
  },
  {
    id: 'status-code-1006-app',
    question: 'VS Codeなどのアプリに「Status code 1006」と出る。どうすればよい？',
    answer:
      'そのプログラムがサーバーとの接続を失いました。ネットワーク、VPN、プロキシを確認し、再接続か再起動をします。続くならログを作者に送ってください。番号だけでは理由は分かりません。[1006](/1006/)',
  },
];
