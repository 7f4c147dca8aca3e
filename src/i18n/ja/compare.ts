import type { CompareStrings } from '../en/compare.ts';

export const compare: CompareStrings = {
  title: 'WebSocketのクローズコードを2つ比べる',
  description:
    'WebSocketのクローズコードを2つ選んで並べます。通信路を流れるか、送り手、wasClean、再接続、ログレベル、ブラウザとライブラリでの見え方。',
  heading: 'クローズコードを2つ比べる',
  lead: '2つのコードを選びます。選択はページのアドレスに入るので、そのまま共有できます。',
  first: '1つ目のコード',
  second: '2つ目のコード',
  written: '解説つきの比較',
  writtenNote: '実際によく混同される組み合わせの詳しい説明です。',
  read: '詳しい比較を読む',
  all: 'すべてのコード',
  rows: {
    wire: '通信路を流れる？',
    script: 'スクリプトから渡せる？',
    sender: '送り手',
    clean: 'wasClean',
    reconnect: '再接続する？',
    log: 'ログレベル',
    libraries: 'ライブラリ',
  },
  either: '`true`。TCPの終わり方が正しければ',
  ifSent: '送られると{text}',
  peer: '{library}は{text}',
  dash: '–',
  shown: '{n}件を表示',
  vs: '{a}と{b}',
  acceptedByAll: '4つとも受け入れる',
};
