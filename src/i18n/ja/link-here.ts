import type { LinkHereStrings } from '../en/link-here.ts';

export const linkHere: LinkHereStrings = {
  title: 'エラーメッセージからクローズコードの解説へリンクする',
  description:
    'エラーメッセージやログから、WebSocketのクローズコードを解説するページへリンクする方法。変わらないURL、リンクに書けること、9つの言語のコード例。',
  heading: 'エラーメッセージからここへリンクする',
  lead: 'ユーザーに見えるのは「closed: 1006」だけです。リンクが1つあれば、原因と解決方法が分かります。URLは短く、リンク切れになりません。',
  build: 'リンクを作る',
  fields: { code: 'コード', after: '接続時間（秒）', clean: 'wasClean', reason: 'reason', lib: 'ライブラリ' },
  cleanUnknown: '不明',
  tooLong: 'リンクには長すぎます。1つの値は256文字、全体で1,900文字までです。',
  badCode: 'クローズコードは0から65535の数です。',
  open: '開く',
  copy: 'コピー',
  copied: 'コピーしました',
  selected: '選択しました。手動でコピーしてください',
  snippets: 'コード例',
  snippetsNote: '言語ごとに小さな関数が1つ。ページを選び、分かっていることをフラグメントに書きます。',
  proofs: {
    run: '{with}で実行して確認しています。',
    compiled: '{with}でコンパイルできることを確認しています。',
    unrun: '{with}向けに書いたもので、実行していません。',
  },
  loggers: 'そのまま使えるロガー',
  logFormat: 'ログの1行',
  browserLogger: 'ブラウザ用ロガー',
  nodeLogger: 'Node用ロガー（ws）',
  contract: '約束',
  promises: [
    '**一度公開したURLは、なくなりません**。すべてのURLは追加だけの一覧に記録されていて、1つでも応答しなくなるとテスト（`tests/site/permanent-urls.test.ts`）が失敗します。フラグメント付きのリンクも意味は変わりません。古いリンクを開くテスト（`tests/unit/link/old-links.test.ts`）があります。',
    '登録済みのコードには、それぞれのページがあります：`/1006/`。末尾のスラッシュがない`/1006`でも表示されます。日本語は`/ja/`以下です。',
    'ほかの番号には範囲のページがあり、番号も残ります：`/4000-4999/#code=4321`。',
    'プログラム向けの同じ内容は、JSONが`/1006.json`、Markdownが`/1006.md`、全コードが[`/codes.json`](/codes.json)です。バージョン付きのスキーマがあります。[日付付きのデータ](/data/index.json)は、1バイトも変わりません（`tests/architecture/dated-data.test.ts`）。',
    'リンクの代わりにウィジェットをWikiに置くこともできます。[スニペットはこちら](/embedding/)で作れます。フレームに入れられるのは`/embed/`以下だけですが、GitHub Pagesのようにヘッダーを送れないホストではこの制限は効きません。',
    '英語のページは英語のままです。日本語を優先するユーザーには、日本語版を案内する1行を表示するだけで、転送はしません。',
  ],
  arguments: 'リンクに書けること',
  argumentsNote:
    'すべて任意で、`#`の後ろに書くので、サーバーにもログにも届きません。ページはただの文字列として表示します。1つの値は256文字、全体で1,900文字まで。知らないキーは無視します。',
  keys: [
    ['code', '4321', '範囲のページで、実際のコード'],
    ['after', '60.0', '接続時間（秒）'],
    ['clean', 'false', 'イベントの`wasClean`'],
    ['reason', 'going%20down', 'イベントの`reason`。秘密になりうるものは書かない'],
    ['lib', 'ws@8', 'ライブラリとバージョン'],
  ],
  columns: { key: 'キー', example: '例', meaning: '意味' },
};
