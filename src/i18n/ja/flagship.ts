import type { FlagshipStrings } from '../en/flagship.ts';

/** /ja/1001-vs-1006/ の本文以外のことば。 */
export const flagship: FlagshipStrings = {
  hero: {
    vs: 'と',
    difference: 'の違い',
    going: 'Going Away',
    abnormal: 'Abnormal Closure（異常終了）',
    slogan: '1001は予告のある切断、1006は予告のない切断。',
    lead: '1001は、離脱する側がCloseフレームに入れて送るコードです。1006は誰も送りません。Closeフレームが届かないまま切れたときに、受信側が自分で設定する番号です。',
    caption: '1001と1006の違い',
    saysGoodbye: '予告あり',
    isSilence: '予告なし',
    rows: [
      {
        label: '設定する側',
        goodbye: '離脱する側。停止するサーバー、閉じられるタブ',
        silence: '**送信者はいない**。受信側が自分で設定する',
      },
      { label: '実際に送信される？', goodbye: '**される**（Closeフレーム）', silence: '**されない**' },
      { label: '`wasClean`', goodbye: '`true`（応答まで済めば）', silence: '`false`' },
      {
        label: '検知までの時間',
        goodbye: '**数十ミリ秒**',
        silence: '**数十ミリ秒から、検知なしまで**',
        silenceNote: 'ハートビート次第',
        loud: true,
      },
      {
        label: '再接続する？',
        goodbye: '**する**。ジッターで一斉再接続を避ける',
        silence: '**する**。バックオフとジッターを付ける',
      },
      {
        label: '最初に確認するもの',
        goodbye: 'その時刻のデプロイ、再起動、スケールイン',
        silence: 'クラッシュログ、次にプロキシのアイドルタイムアウト',
      },
    ],
    jump: {
      key: 'どちらか分からない',
      compare: '主な違い',
      detect: '検知までの時間',
      trap: '1001の落とし穴',
      sources: '出典',
    },
  },
  guess: {
    question: 'ケーブルが抜けました。クライアントのアプリが検知するのは、何秒後でしょうか？',
    given: 'ハートビートは{n}間隔。',
    answer:
      '後。{every}間隔のハートビートがあるからです。ハートビートがなければ、無通信のLinux版Chromiumでは{without}かかります。',
  },
  detect: {
    picture: { svg: 'SVGで保存', png: 'PNG（{n}倍）', failed: 'ブラウザがPNGに変換できませんでした' },
    caption:
      'クライアントのアプリが切断を検知するまでの時間。障害発生から（TCPキープアライブとPINGは最後の通信から）。10ミリ秒から「検知しない」までの対数目盛',
    client: 'クライアント',
    time: '検知までの時間',
    never: '検知しない',
    atLeast: (text) => `${text}以上`,
    range: (from, to) => `${from}〜${to}`,
    notMeasured: '未計測',
    situations: {
      'close-frame': 'サーバーがClose 1001を送る',
      'process-killed': 'サーバーのプロセスが強制終了（カーネルがFINかRSTを送る）',
      'proxy-idle': 'プロキシがアイドルタイムアウトで切断',
      heartbeat: 'ケーブル切断。ハートビートあり',
      closing: 'ケーブル切断。`close()`を呼ぶ',
      listening: 'ケーブル切断。受信を待つだけ',
      sending: 'ケーブル切断。送信するが、応答は待たない',
    },
    platforms: { linux: 'Linux', macos: 'macOS', windows: 'Windows', android: 'Android' },
    transports: { ws: 'HTTP/1.1', h2: 'HTTP/2' },
    others: 'それ以外',
    notes: {
      'close-frame': '片道40ミリ秒',
      'process-killed': '片道40ミリ秒',
      'proxy-idle': 'nginxの既定値',
      heartbeat: '30秒間隔',
      sending: '1秒間隔',
    },
    bases: { measured: '実測', simulated: 'シミュレーション', computed: '計算' },
    legend: {
      title: '数値の根拠',
      measured: '{versions}で実測（「検知しない」は20分間の観測）',
      simulated: 'ソースコードのタイマーによるシミュレーション（Linux）',
      computed: '各OSの既定値からの計算（未検証）',
    },
  },
  compare: {
    caption: '1001と1006の比較',
    rows: [
      {
        label: '説明',
        goodbye:
          'Going Away。エンドポイントが接続から離脱する。サーバーの停止や、ブラウザでのページ移動など。[[rfc6455-7.4.1]]',
        silence: 'Abnormal Closure。Closeフレームを受け取らないまま接続が閉じた。[[rfc6455-7.1.5,rfc6455-7.4.1]]',
      },
      {
        label: '実際に送信される？',
        goodbye:
          'Closeフレームが送信される。ペイロードは`03 E9`の2バイトで始まり、UTF-8のreasonが続くこともある（空のことが多い）。[[rfc6455-5.5.1]]',
        silence:
          '送信されない。1006をフレームに入れることは禁止されている。[[rfc6455-7.4.1]]それでもサーバーが送った場合、ChromiumとWebKitGTKはプロトコルエラーとみなし、Firefoxはその番号をそのまま渡す。[[evidence]]',
      },
      {
        label: '設定する側',
        goodbye:
          '離脱する側。相手は最初に受信したCloseフレームから読み取り、通常は同じコードを返す。[[rfc6455-5.5.1,rfc6455-7.1.5]]',
        silence: '切断を検知した側が自分で設定する。反対側はまだ接続中とみなしていることもある。[[rfc6455-7.1.5]]',
      },
      {
        label: '表示される場面',
        goodbye:
          '**クライアント側**：デプロイ、再起動、スケールイン。**サーバー側**：タブを閉じた、ページを離れた、再読み込みした。[[whatwg-disappear]]ただしChromium 156が送るのはHTTP/1.1だけで、離れたページがバックフォワードキャッシュ（bfcache）に残る間は送らない。[[evidence]]',
        silence:
          'プロセスのクラッシュや強制終了、プロキシによる切断、ネットワーク断、ハンドシェイクの失敗、プロトコルエラー。サーバー側では、HTTP/2のChromiumでタブを閉じたときも。[[evidence]]ページにネットワークをスキャンさせないため、スクリプトからは区別できない。[[whatwg-feedback]]',
      },
      {
        label: '`wasClean`と`error`',
        goodbye:
          '`true`で、`error`は起きない。cleanとは、クロージングハンドシェイクが完了してからTCPが閉じたこと。[[rfc6455-7.1.4]]1001でも、Firefoxでは直後のFINで、Chromiumでは直後のRSTで`false`になる。[[evidence]]',
        silence:
          '誰も送っていなければ`false`。ハンドシェイクの失敗とプロトコルエラーでは、先に`error`が起きる。OPENの後は、HTTP/1.1のブラウザでは、FINなら起きず、RSTならFirefoxとWebKitGTKだけで起きる。Node.js組み込みのクライアントでは必ず起きる。[[evidence]]',
      },
      {
        label: '検知までの時間',
        goodbye:
          'フレームが届くまでの片道分。イベントはTCPが閉じてから。サーバーがTCPを閉じない場合、Firefoxはすぐ、Chromiumは{fact:chromium.tcp-close-wait}後、WebKitGTKは{fact:webkitgtk.closing-detection}後。[[evidence]]',
        silence:
          'カーネルやプロキシが代わりにTCPを閉じれば片道分の時間。そうでなければ、ハートビート、TCPのタイマー、[HTTP/2のPING](/guides/http2/)のどれかがタイムアウトするまで。[検知しないこともある](#detect)。',
      },
      {
        label: '原因の調べ方',
        goodbye:
          'その時刻のデプロイ記録。多くのクライアントが同時に切れたなら再起動。サーバー側で1件ずつ出るのは、ユーザーがページを離れただけ。',
        silence:
          '一度でもOPENになったか。どれだけ続いたか。毎回60秒前後なら、nginxなどのプロキシを疑う。[[nginx-proxy]]次にサーバーのクラッシュと強制終了。Chromiumの`net::ERR_…`はコンソールにしか出ない。[[chromium-console]]',
      },
      {
        label: '解決方法',
        goodbye:
          'たいてい障害ではない。少しずつ切断して再接続を分散する。ライブラリが[1001の後に再接続するか](#trap)は確認しておく。',
        silence:
          '経路上のどのアイドルタイムアウトよりも短い間隔でハートビートを送る。停止時には接続ごとに正しいコードで閉じる。wsの`server.close()`は接続を閉じない。[[ws-doc]]',
      },
      {
        label: '再接続する？',
        goodbye:
          '**する**。代わりのサーバーがあるか、まもなく復旧する。全員が同時に切断されるため、最初の待ち時間からランダムにする。',
        silence:
          '**する**。最初の待ち時間はランダムに（0〜5秒が目安）。2回目以降は指数バックオフで延ばす。[[rfc6455-7.2.3]]',
      },
      {
        label: 'スクリプトから渡せる？',
        goodbye:
          '渡せない。`close(1001)`は`InvalidAccessError`になる。ページが渡せるのは1000と3000〜4999だけ。[[whatwg-close]]サーバーは`ws.close(1001)`のように送れる。[[ws-validation]]',
        silence:
          '渡せない。ページの`close(1006)`は例外になり、[[whatwg-close]]サーバー側のwsでも例外になる。[[ws-validation]]',
      },
    ],
  },
  key: {
    goTo: (step) => `${step}へ`,
    steps: [
      {
        question: '`onclose`は呼ばれましたか。',
        answers: [
          { sign: 'はい', goTo: 2 },
          {
            sign: 'いいえ。データだけが止まった',
            means: 'まだ検知していない1006。ハートビートを入れる',
            kind: 'silence',
          },
        ],
      },
      {
        question: '`event.code`の値は何ですか。',
        answers: [
          { sign: '`1001`（クライアント側）', means: '予告のある切断。デプロイを確認する', kind: 'goodbye' },
          { sign: '`1001`（サーバー側）', means: 'ユーザーがページを離れただけ', kind: 'goodbye' },
          { sign: '`1006`', goTo: 3 },
        ],
      },
      {
        question: '一度でもOPENになりましたか。どれだけ続きましたか。',
        answers: [
          {
            sign: '一度もOPENにならない',
            means: 'ハンドシェイクの失敗。URL、TLS、HTTPステータス、プロキシ',
            kind: 'silence',
          },
          { sign: '毎回ほぼ同じ長さ（60秒など）', means: 'プロキシのアイドルタイムアウト', kind: 'silence' },
          { sign: '全員が同時に切れる', means: 'サーバーのクラッシュか強制終了', kind: 'silence' },
          {
            sign: 'メッセージの直後、`error`イベントとともに',
            means: 'プロトコルエラー。コンソールを見る',
            kind: 'silence',
          },
          { sign: '不規則。移動中に多い', means: 'ネットワーク断', kind: 'silence' },
          {
            sign: 'HTTP/2のサーバー側で1件ずつ',
            means: 'ネットワーク断か、Chromiumのタブを閉じた',
            kind: 'silence',
          },
        ],
      },
    ],
    more: '[状況を入力すると](/diagnose/)、考えられる原因を順に示します。',
  },
  trap: {
    caption: '自動再接続するライブラリの、1001の後の動作',
    library: 'ライブラリ',
    after: (code) => `${code}の後`,
    rule: '条件',
    comesBack: { yes: '再接続する', no: '再接続しない' },
    rules: {
      'skips-three': '1000、1001、1005では再接続しない。',
      'lists-four': '1006、1011、1012、1013でだけ再接続する。',
      'since-1.9':
        '1.9.0以降は、reconnectを指定すればcodeによらず再接続する。1.8.0以前はCloseフレームを受け取ると再接続しない。',
      'any-code': 'どのコードでも再接続する。',
    },
  },
  onward: {
    title: '次に読むもの',
    items: [
      { path: '/1001/', title: '1001 Going Away', text: '誰が、どう送るか。1001だけを詳しく' },
      { path: '/1006/', title: '1006 Abnormal Closure', text: '1006の原因と解決方法を1つずつ' },
      { path: '/diagnose/', title: '切断を診断する', text: 'closeイベントから原因を絞り込む' },
      { path: '/backoff/', title: 'バックオフとジッター', text: '再接続の集中を避ける' },
      { path: '/guides/', title: 'ガイド', text: 'ハートビート、停止、プロキシ。テスト済みのファイル付き' },
      { path: '/codes/', title: 'コード一覧', text: '1000から4999までを1つの表に' },
    ],
  },
  sources: {
    number: '出典 {n}',
    versions:
      'ソースコードは各項目のバージョンのものを確認し、計測は最後の項目のバージョンで行いました。結果は一致しています。',
    measured:
      '独自の実測（2026年11月）：Linux上のChromium 156.0.8078.79、Firefox ESR 153.7.0、WebKitGTK 2.50.6、ws 8.23.0、Node.js 24.21.0',
  },
};
