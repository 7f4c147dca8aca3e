import type { FlagshipStrings } from '../en/flagship.ts';

/** /ja/1001-vs-1006/ の本文以外のことば。 */
export const flagship: FlagshipStrings = {
  hero: {
    vs: 'vs',
    going: 'Going Away',
    abnormal: 'Abnormal Closure',
    slogan: '1001は別れの挨拶、1006は沈黙。',
    lead: '1001は、去る側がCloseフレームに入れて送るコードです。1006は誰も送りません。Closeフレームが届かないまま接続が切れたので、受け手が自分で付けた番号です。',
    caption: '1001と1006のちがい',
    saysGoodbye: '別れの挨拶',
    isSilence: '沈黙',
    rows: [
      {
        label: '誰が言う',
        goodbye: '去る側。停止するサーバー、閉じられるタブ',
        silence: '**誰も言わない**。受け手が自分で付ける',
      },
      { label: '通信路を流れる？', goodbye: '**流れる**（Closeフレーム）', silence: '**決して流れない**' },
      { label: '`wasClean`', goodbye: '`true`（応答まで済めば）', silence: '`false`' },
      {
        label: '気づくまで',
        goodbye: '**一瞬**',
        silence: '**一瞬から永遠まで**',
        silenceNote: 'ハートビート次第',
        loud: true,
      },
      {
        label: '再接続する？',
        goodbye: '**する**。ジッターで一斉接続を避ける',
        silence: '**する**。バックオフとジッターを付ける',
      },
      {
        label: 'まず見るところ',
        goodbye: 'その時刻のデプロイ、再起動、スケールイン',
        silence: 'クラッシュログ、次にプロキシの無通信タイムアウト',
      },
    ],
    jump: {
      key: 'どちらか分からない',
      compare: 'くわしい比較',
      detect: '気づくまでの時間',
      trap: '1001の落とし穴',
      sources: '出典',
    },
  },
  detect: {
    caption: '障害が起きてからクライアントのコードが知るまでの時間。10ミリ秒から「永遠」までの対数目盛',
    client: 'クライアント',
    time: '知るまでの時間',
    never: '永遠に気づかない',
    atLeast: (text) => `${text}以上`,
    range: (from, to) => `${from}〜${to}`,
    notMeasured: '未計測',
    situations: {
      'close-frame': 'サーバーがClose 1001を送る',
      'process-killed': 'サーバーのプロセスが強制終了（カーネルがFINかRSTを送る）',
      'proxy-idle': 'プロキシが無通信タイムアウトで切る',
      heartbeat: 'ケーブル切断。ハートビートあり',
      closing: 'ケーブル切断。`close()`を呼ぶ',
      listening: 'ケーブル切断。受信を待つだけ',
      sending: 'ケーブル切断。送信するが、応答は待たない',
    },
    platforms: { linux: 'Linux', macos: 'macOS', windows: 'Windows', android: 'Android' },
    notes: {
      'close-frame': '片道40ミリ秒',
      'process-killed': '片道40ミリ秒',
      'proxy-idle': 'nginxの既定値',
      heartbeat: '30秒間隔',
    },
    legend: {
      title: '数値の根拠',
      measured: '実物での計測と一致（「永遠」は20分間観察）',
      simulated: 'ソースコードのタイマーでシミュレート（Linux）',
      computed: 'そのOSの既定値による計算値（未検証）',
    },
  },
  compare: {
    caption: '1001と1006の比較',
    rows: [
      {
        label: '定義',
        goodbye:
          'Going Away。エンドポイントが立ち去るところ。サーバーが停止する、ブラウザが別のページへ移動した、など。[[rfc6455-7.4.1]]',
        silence: 'Abnormal Closure。Closeフレームを受け取らないまま接続が閉じた。[[rfc6455-7.1.5,rfc6455-7.4.1]]',
      },
      {
        label: '通信路では',
        goodbye:
          'Closeフレームが流れる。ボディは`03 E9`の2バイトで始まり、UTF-8のreasonが続くこともある（空のことが多い）。[[rfc6455-5.5.1]]',
        silence:
          '何も流れない。1006をフレームに入れることは禁止されている。[[rfc6455-7.4.1]]それでもサーバーが送ってくると、ChromiumとWebKitGTKはプロトコルエラーとみなし、Firefoxはその番号をそのまま渡す。[[evidence]]',
      },
      {
        label: '誰が付ける',
        goodbye:
          '去る側。相手は最初に受け取ったCloseフレームから読み取り、ふつうは同じコードを返す。[[rfc6455-5.5.1,rfc6455-7.1.5]]',
        silence:
          '失ったことを知った側が、それぞれ自分で付ける。反対側はまだつながっていると思っているかもしれない。[[rfc6455-7.1.5]]',
      },
      {
        label: 'いつ見る',
        goodbye:
          '**クライアント側**：デプロイ、再起動、スケールイン。**サーバー側**：タブを閉じた、ページを離れた、再読み込みした。[[whatwg-disappear]]ただしChromium 156は、離れたページがback/forward cacheに残る間は何も送らなかった。[[evidence]]',
        silence:
          'プロセスのクラッシュや強制終了、プロキシによる切断、ネットワーク断、開始ハンドシェイクの失敗、プロトコルエラー。スクリプトからは区別できない。ページにネットワークを探らせないためである。[[whatwg-feedback]]',
      },
      {
        label: '`wasClean`と`error`',
        goodbye:
          '`true`で、`error`は起きない。cleanとは、closing handshakeが済んでからTCPが閉じたこと。[[rfc6455-7.1.4]]だから1001でも`false`になりうる。Firefoxでは直後にFINが来たとき、Chromiumでは直後にRSTが来たとき。[[evidence]]',
        silence:
          '必ず`false`。開始ハンドシェイクの失敗とプロトコルエラーでは、先に`error`が起きる。OPENになった後にFINで切れたときは起きない。RSTのときはFirefoxとWebKitGTKでは起き、Chromiumでは起きない。[[evidence]]',
      },
      {
        label: '気づくまで',
        goodbye:
          'フレームが届くまでの片道分。イベントはTCPが閉じてから。サーバーがTCPを閉じない場合、Firefoxはすぐ、Chromiumは{fact:chromium.tcp-close-wait}後、WebKitGTKは{fact:webkitgtk.closing-detection}後。[[evidence]]',
        silence:
          '死んだ側の代わりにカーネルやプロキシが切ってくれれば片道分。そうでなければ、ハートビートかTCPのタイマーがあきらめるまで。[あるいは永遠に気づかない](#detect)。',
      },
      {
        label: '調べること',
        goodbye:
          'その時刻のデプロイ記録。多くのクライアントが同時に切れたなら再起動。サーバー側で1件ずつ出るのは普通のことで、利用者が離れただけ。',
        silence:
          '一度でもOPENになったか。どれだけ続いたか。毎回60秒前後なら、nginxなどのプロキシを疑う。[[nginx-proxy]]次にサーバーのクラッシュと強制終了。Chromiumの`net::ERR_…`はコンソールにしか出ない。[[chromium-console]]',
      },
      {
        label: '直し方',
        goodbye:
          'たいてい何も壊れていない。少しずつ切断して再接続を散らす。使っているライブラリが[1001の後に戻ってくるか](#trap)は確かめておく。',
        silence:
          '経路上のどの無通信タイムアウトよりも短いハートビートを入れる。停止時には接続ごとに正しいコードで閉じる。wsの`server.close()`は閉じてくれない。[[ws-doc]]',
      },
      {
        label: '再接続する？',
        goodbye:
          '**する**。代わりのサーバーがいるか、まもなく戻ってくる。全員が同時に追い出されたので、最初の待ち時間から乱数で散らす。',
        silence:
          '**する**。最初の待ち時間は乱数で（0〜5秒が目安）。その後は切り詰め型の2進指数バックオフなどで延ばしていく。[[rfc6455-7.2.3]]',
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
            means: 'まだ気づいていない1006。ハートビートを入れる',
            kind: 'silence',
          },
        ],
      },
      {
        question: '`event.code`の値は何ですか。',
        answers: [
          { sign: '`1001`（クライアント側）', means: '別れの挨拶。デプロイを確認する', kind: 'goodbye' },
          { sign: '`1001`（サーバー側）', means: '利用者がページを離れただけ', kind: 'goodbye' },
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
          { sign: '毎回ほぼ同じ長さ（60秒など）', means: 'プロキシの無通信タイムアウト', kind: 'silence' },
          { sign: '全員が同時に切れる', means: 'サーバーのクラッシュか強制終了', kind: 'silence' },
          {
            sign: 'メッセージの直後、`error`イベントとともに',
            means: 'プロトコルエラー。コンソールを見る',
            kind: 'silence',
          },
          { sign: '不規則。移動中に多い', means: 'ネットワーク断', kind: 'silence' },
        ],
      },
    ],
    more: '[状況を入力すると](/diagnose/)、考えられる原因を順に示します。',
  },
  trap: {
    caption: '自動で再接続するライブラリの、1001の後のふるまい',
    library: 'ライブラリ',
    after: (code) => `${code}の後`,
    rule: '規則',
    comesBack: { yes: '戻ってくる', no: '戻らない' },
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
      { path: '/1001/', title: '1001 Going Away', text: 'このコードだけを詳しく。誰が、どう送るか' },
      { path: '/1006/', title: '1006 Abnormal Closure', text: '沈黙の原因をひとつずつ' },
      { path: '/diagnose/', title: '切断を診断する', text: 'closeイベントから原因を絞り込む' },
      { path: '/backoff/', title: 'バックオフとジッター', text: '千のクライアントを散らす' },
      { path: '/guides/', title: 'ガイド', text: 'ハートビート、停止、プロキシ。テスト済みのファイルつき' },
      { path: '/codes/', title: 'コード一覧', text: '1000から4999までを一つの表に' },
    ],
  },
  sources: {
    measured:
      '自前の計測（2026年11月）：Linux上のChromium 156.0.8078.79、Firefox ESR 153.7.0、WebKitGTK 2.50.6、ws 8.23.0、Node.js 24.21.0',
  },
};
