import type { ShellStrings } from '../en/shell.ts';

export const shell: ShellStrings = {
  siteName: 'Close codes',
  siteDescription: 'WebSocketのクローズコードを、自分で切れる接続で理解するサイトです。',
  skip: '本文へ移動',
  mainMenu: 'メイン',
  menu: {
    codes: 'コード一覧',
    compare: '1001と1006',
    diagnose: '診断',
    backoff: 'バックオフ',
    simulator: 'シミュレーター',
    evidence: '実測',
    linkHere: 'リンクするには',
  },
  language: '言語',
  theme: {
    system: 'テーマ：システムに合わせる。ライトに切り替える',
    light: 'テーマ：ライト。ダークに切り替える',
    dark: 'テーマ：ダーク。システムの設定に戻す',
  },
  ribbon: 'クローズコード',
  ribbonNote: '破線：通信路には決して流れない',
  ribbonMore: '3000–4999',
  contents: 'このページの内容',
  sources: '出典',
  footer: 'サイト',
  footerSources:
    '記述にはすべて出典があります。RFC 6455、WHATWG WebSockets Standard、IANAレジストリ、ソースコード、またはバージョンと日付を付けた独自の実測です。',
  scriptMissing:
    'ページの一部を読み込めなかったため、操作しても動きません。文章と図はすべて読めます。再読み込みをお試しください。',
  localCode: '通信路には決して流れない',
  search: {
    open: 'コードや症状を検索',
    title: '検索',
    label: 'サイト内を検索',
    placeholder: '1006、going away、切断…',
    close: '閉じる',
    codeHit: {
      kinds: {
        sent: 'Closeフレームで届きます。',
        local: '通信路には流れず、手元で作られます。',
        reserved: '予約済みで、だれも送りません。',
      },
      verdicts: {
        never: '再接続しません。',
        'at-once': 'すぐに再接続します。',
        'with-backoff': 'バックオフとジッターを付けて再接続します。',
        'after-fix': '原因を直してから再接続します。',
      },
      ranges: {
        unused: '使われない番号',
        protocol: 'プロトコルが定義',
        unassigned: 'プロトコル用に予約済み',
        registered: 'ライブラリ用（IANAに登録）',
        private: 'プライベート用：アプリケーションが決める',
        invalid: 'どの範囲にも入らない',
      },
    },
    hint: 'コード、単語、エラーメッセージを入力してください。',
    none: '「{query}」は見つかりませんでした。',
    one: '1ページ',
    many: '{count}ページ',
    failed: '検索用の索引を読み込めませんでした。',
  },
};
