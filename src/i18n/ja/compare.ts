import type { CompareStrings } from '../en/compare.ts';

export const compare: CompareStrings = {
  title: 'WebSocketのクローズコードの違いを比べる',
  description:
    'WebSocketのクローズコードを2つ選び、違いを並べて比べます。実際に送信されるか、送信側、wasClean、再接続、ログレベル、ブラウザとライブラリでの見え方。',
  heading: 'クローズコードを2つ比べる',
  lead: '2つのコードを選びます。選択はページのURLに入るので、そのまま共有できます。',
  first: '1つ目のコード',
  second: '2つ目のコード',
  written: '解説付きの比較',
  writtenNote: '実際によく混同される組み合わせの詳しい説明です。',
  read: '詳しい比較を読む',
  all: 'すべてのコード',
  rows: {
    wire: '実際に送信される？',
    script: 'スクリプトから渡せる？',
    sender: '送信／設定する側',
    clean: 'wasClean',
    reconnect: '再接続する？',
    log: 'ログレベル',
    libraries: 'ライブラリ',
  },
  either: '`true`。TCPが正しく終われば',
  ifSent: '送られると{text}',
  peer: '{library}は{text}',
  dash: '–',
  shown: '{n}件を表示',
  vs: '{a}と{b}',
  acceptedByAll: '4つとも受け入れる',
};
