import type { CompareStrings } from '../en/compare.ts';

export const compare: CompareStrings = {
  title: 'WebSocketのクローズコードを二つ比べる',
  description:
    'WebSocketのクローズコードを二つ選んで並べます。通信路を流れるか、送り手、wasClean、再接続、ログレベル、ブラウザとライブラリでの見え方。',
  heading: 'クローズコードを二つ比べる',
  lead: '二つのコードを選びます。選択はページのアドレスに入るので、そのまま共有できます。',
  first: '一つ目のコード',
  second: '二つ目のコード',
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
  acceptedByAll: '四つとも受け入れる',
};
