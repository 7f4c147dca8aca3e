import type { DiagnoseReasons } from '../../en/diagnose/reasons.ts';

export const diagnoseReasons: DiagnoseReasons = {
  noFrame: '1006：Closeフレームが届いていない',
  emptyFrame: '1005：コードのないCloseフレームが届いた',
  tlsOnly: '1015：TLSの失敗',
  frame: 'Closeフレームのコードは{value}',
  status: 'ハンドシェイクのレスポンスはHTTP {value}',
  timer: '{value}：{names}のタイマー',
  noTimer: '{value}で切るこの種のタイマーはない',
  multiples: '接続時間が1つの制限の倍数',
  sign: '文中に「{value}」',
  recorded: {
    'server-closed': '最初にCloseフレームを送ったのはサーバー',
    'client-closed': '最初にCloseフレームを送ったのはクライアント',
    'client-ended': 'クライアントがCloseフレームなしでTCPを終了した',
    unanswered: 'パケットを何度も再送したが、何も返ってこなかった',
    'whole-seconds': 'ちょうど整数の秒で終了した（タイマーの特徴）',
  },
  open: '{fact}：まだ不明',
  prior: 'よくある原因で、反する手がかりがまだない',
  facts: {
    phase: {
      'never-opened': '一度もつながっていない',
      opened: '接続後に切れた',
      closing: '先にclose()が呼ばれていた',
      'still-open': 'まだ終わらず、OPENのまま',
    },
    side: {
      browser: 'ブラウザの報告',
      client: 'ブラウザ以外のクライアントの報告',
      server: 'サーバーの報告',
      proxy: 'プロキシの報告',
    },
    clean: {
      yes: 'wasCleanがtrue：クロージングハンドシェイクは完了',
      no: 'wasCleanがfalse：クロージングハンドシェイクが完了していない',
    },
    rhythm: {
      exact: 'いつも同じ長さ：タイマーが原因のときの特徴',
      varies: '長さがまちまち：タイマーとは考えにくい',
    },
    traffic: {
      quiet: '切れる前は無通信',
      busy: '最後まで通信があった',
      'one-way': '通信は片方向だけ',
    },
    who: { everyone: '全員が同時に', one: '1人または1か所だけ', mobile: 'スマートフォンだけ' },
    around: {
      deploy: 'デプロイの直後',
      wake: 'スリープやロックの後',
      network: 'ネットワークの切り替えの後',
      background: 'バックグラウンドタブだった',
      message: '特定のメッセージのとき',
      leave: 'ページを離れた',
      login: 'ログインやトークンの前後',
      load: '高い負荷のとき',
      nothing: '直前に変わったことはない',
    },
    via: { '*': '経路に{value}がある', none: '経路に何もない' },
    library: { '*': '{value}を使っている' },
    service: { '*': 'サービスは{value}' },
  },
};
