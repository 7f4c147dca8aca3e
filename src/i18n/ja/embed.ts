import type { EmbedStrings } from '../en/embed.ts';

export const embed: EmbedStrings = {
  titles: {
    timeline: '1001と1006、二つの終わり方',
  },
  description: 'クローズコードのリファレンスから、ウィジェットだけを取り出したものです。',
  more: (code) => `${code}の詳しい説明`,
  moreTimeline: '比較ページを見る',
  page: {
    title: 'Wikiにウィジェットを埋め込む',
    description: 'クローズコードの説明、1001と1006のタイムライン、バックオフの図を、社内Wikiや手順書に埋め込めます。',
    lead: '表示するものを選び、スニペットを貼り付けてください。ウィジェットはこのサイトから読み込まれ、Cookieも第三者への通信も使いません。',
    what: 'ウィジェット',
    code: 'クローズコード',
    widgets: {
      timeline: 'タイムライン：1001と1006',
      code: 'クローズコード1件',
    },
    language: '言語',
    theme: 'テーマ',
    themes: { system: 'システムに合わせる', light: 'ライト', dark: 'ダーク' },
    snippet: 'スニペット',
    grows: 'フレームの高さを内容に合わせる',
    copy: 'コピー',
    copied: 'コピーしました',
    preview: '表示例',
    notes: '知っておくとよいこと',
    note: [
      'フレームに入れられるのは/embed/以下だけです。ほかのページはframe-ancestorsで拒否するので、他人のボタンの下に重ねられることはありません。',
      'この制限はHTTPヘッダーで行います。GitHub Pagesのようにヘッダーを送れないホストでは効かず、どのページもフレームに入れられます。',
      'ウィジェットが外側のページに伝えるのは高さだけです（メッセージは{ source: "close-codes", height }）。外からのメッセージは一切受け取りません。',
      '言語とテーマは#の後ろに書きます（lang=enまたはja、theme=lightまたはdark）。サーバーには送られません。',
    ],
  },
};
