import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** A form that Japanese readers do not expect, by what is written instead. The reasons are those of a native reviewer. */
type Rule = {
  readonly forbidden: RegExp;
  readonly write: string;
  /** Lines in which the form is right, each with its reason. */
  readonly except?: readonly (readonly [line: RegExp, why: string])[];
};

const rules: readonly Rule[] = [
  // One word for one thing.
  {
    forbidden: /コード(?:が|は|で|も)?(?:気づ|知[るりっら]|検知|見切)|自分のコード|コードからは?(?:どう)?見え/,
    write: 'アプリ（が検知する）：「コード」はクローズコードとも読める',
    except: [[/Closeフレームにコードを|自分のコードはいくつ/, 'クローズコードのこと']],
  },
  { forbidden: /closeコード|クローズ・コード/, write: 'クローズコード' },
  {
    forbidden: /(?:開始|終了)ハンドシェイク|(?:opening|closing) handshake/i,
    write: 'オープニング／クロージングハンドシェイク',
  },
  {
    forbidden: /通信路|線の上/,
    write: '送信される／されない、ネットワーク',
    except: [[/^sub: '線の上は/, 'トップページの図に描かれた線']],
  },
  {
    forbidden: /無通信(?:の)?(?:タイムアウト|タイマー|上限|制限|時間)/,
    write: 'アイドルタイムアウト',
    except: [[/アイドルタイムアウト（無通信タイムアウト）/, '検索される別名を、初出で一度だけ']],
  },
  { forbidden: /寿命|通算/, write: '最大接続時間、接続時間' },
  { forbidden: /一斉再接続の?群れ|群れ/, write: '一斉再接続（Thundering Herd）' },
  { forbidden: /full ?ジッター|full jitter/i, write: 'フルジッター' },
  { forbidden: /抽選|引き直|引いた(?:値|長さ)|から引[くき]|に引き|均等に引/, write: 'ランダムに決める、選び直す' },
  { forbidden: /見切|あきらめ|断念/, write: '（接続を）破棄する、タイムアウトする、（再接続を）打ち切る' },
  {
    forbidden: /TCP ?keep-?alive|keep-alive|keepalive(?! ping timeout| pong|Timeout)/i,
    write: 'TCPキープアライブ',
  },
  {
    forbidden: /back\/forward|戻る／進むキャッシュ/i,
    write: 'バックフォワードキャッシュ（bfcache）',
  },
  { forbidden: /背面|背後/, write: 'バックグラウンド、バックエンド' },
  { forbidden: /利用者/, write: 'ユーザー' },
  { forbidden: /だれ/, write: '誰' },
  { forbidden: /返事/, write: '応答' },
  {
    forbidden: /(?<!Aの)要求/,
    write: 'リクエスト',
    except: [[/要求(?:した|する|し(?:ます|て)|を?求め)/, '動詞']],
  },
  { forbidden: /(?<!IP|メール|重複)アドレス(?!バー)/, write: 'URL、IPアドレス、接続先' },
  {
    forbidden: /(?<![出])版(?!の?本)/,
    write: 'バージョン',
    except: [
      [/(?:Linux|Android|macOS|Windows|iOS|デスクトップ|日本語|英語|古い|簡易)版/, 'どのシステム、どの言語のものか'],
    ],
  },
  { forbidden: /警報/, write: 'アラート' },
  {
    forbidden: /^(?!.*(?:1006|Abnormal Closure)).*異常終了/,
    write: 'クラッシュ：「異常終了」は1006の名前だけに使う',
    except: [[/^oftenTexts:/, '検索の例']],
  },
  { forbidden: /エビデンス/, write: '実測データ' },
  { forbidden: /送り手|受け手/, write: '送信側／受信側' },
  { forbidden: /携帯/, write: 'スマートフォン' },
  { forbidden: /端点/, write: 'エンドポイント' },
  { forbidden: /イシュー/, write: 'Issue' },
  { forbidden: /not clean|cleanで(?:は)?な[いく]/i, write: 'unclean' },
  {
    forbidden: /(?:ライブラリ|メモリ|バイナリ|バッファ|コンテナ|ブラウザ)ー/,
    write: '長音なし（ライブラリ、メモリ…）',
  },
  { forbidden: /Node(?:\.js)?(?:の)?標準/, write: 'Node.js組み込み' },
  { forbidden: /(?<=[\u30a0-\u30ff\u4e00-\u9fff])つき(?!ま)/, write: '付き' },
  { forbidden: /わか[るりっら]/, write: '分かる' },
  { forbidden: /デフォルト/, write: '既定' },
  { forbidden: /内蔵/, write: '組み込み' },
  { forbidden: /(?<=[たの])あと(?=[、に。はの])/, write: '後' },
  { forbidden: /(?:最初の|ランダムな|固定の)待ち(?!時間|行列)/, write: '待ち時間' },
  { forbidden: /[本当]サイト/, write: 'このサイト' },
  { forbidden: /自前のコード|自前(?:です|なので)/, write: '独自のコード：自前は実装やクライアントのこと' },
  { forbidden: /(?<!no)Worker/, write: 'ワーカー、共有ワーカー、サービスワーカー' },
  { forbidden: /クラスタ(?!ー)/, write: 'クラスター' },

  // What nobody sends arrives nowhere.
  {
    forbidden: /(?:1005|1006|1015)(?:だけ)?(?:が|を)(?:必ず)?(?:届|受け取|受信|受ける|見る|通知)/,
    write: 'codeが1006になる、1006と記録する',
  },

  // Pictures of speech that an English sentence left behind.
  { forbidden: /別れ|挨拶|あいさつ|沈黙|永遠|さよなら/, write: '切断の通知、予告、応答なし、検知しない' },
  { forbidden: /立ち去|去る側|告げ/, write: '離脱する、通知する' },
  { forbidden: /眠[るりっい]|目を覚ま/, write: '遅れる、待ち続ける、復帰する' },
  { forbidden: /死(?!活)/, write: '切断済み、失われた' },
  { forbidden: /いなくな|もういない|ものがいない/, write: '終了した、切断した、応答しない' },
  { forbidden: /接続[がを]失[いうっわ]/, write: '接続が切れる' },
  { forbidden: /見えるもの/, write: '見え方' },
  { forbidden: /行儀|悲鳴|犯人|指紋|つまみ/, write: '技術の言葉' },
  { forbidden: /持ち帰/, write: 'そのまま使う' },
  { forbidden: /わざと起こす|直し方/, write: '再現方法、解決方法' },

  // Letters and marks.
  {
    forbidden:
      /[二三四五六七八九十]つ|(?<!も)(?<!ただ)一つ|ひとつ|ふたつ|[二三四五六七八九十]+(?:の(?:質問|終わり)|歩|枚|秒|台|通|件)/,
    write: '算用数字',
  },
  { forbidden: /\d ?[–-] ?\d/, write: '〜' },
  { forbidden: /\d ?%/, write: '％' },
];

/** What a reader sees of a line: without the keys of words, the names of facts, code, and where links lead. */
const seen = (line: string): string =>
  line
    .replace(/^'(?:[^'\\]|\\.)*': ?/, '')
    .replace(/\{fact:[^}]*\}/g, '{}')
    .replace(/`[^`]*`/g, '`')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<\/?[A-Za-z][^>]*>|\[\[[^\]]*\]\]/g, '');

/** The lines of words and pages, without comments, imports and the old names of headings. */
const lines = [...globSync('src/i18n/ja/**/*.ts'), ...globSync('src/content/ja/**/*.{mdx,yaml}')]
  // What readers type into the search, in whatever words.
  .filter((path) => path !== 'src/i18n/ja/search-names.ts')
  .sort()
  .flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .map((line, at) => ({ where: `${path}:${at + 1}`, line: seen(line.trim()) }))
      .filter(({ line }) => /[\u3040-\u9fff]/.test(line) && !/^(?:\*|\/\/|\/\*|import\b)/.test(line)),
  );

describe('one word for one thing, as Japanese engineers say it', () => {
  test.each(rules.map((rule) => [rule.write, rule] as const))('%s', (_write, { forbidden, except = [] }) => {
    const wrong = lines
      .filter(({ line }) => forbidden.test(line) && !except.some(([right]) => right.test(line)))
      .map(({ where, line }) => `${where} 「${forbidden.exec(line)?.[0]}」 ${line}`);
    expect(wrong).toEqual([]);
  });
});
