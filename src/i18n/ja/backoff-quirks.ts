import type { PresetId } from '../../core/peers/presets.ts';

export const backoffQuirks: Readonly<Record<PresetId, string>> = {
  'socket-io':
    '1つの乱数が幅と向きの両方を決めるので、短くなるのは45％まで、長くなるのは50％までです。上限はジッターの後にかかり、4回目からはほとんどがちょうど5秒になります。',
  'reconnecting-websocket':
    '最小値（1〜5秒）はモジュールの読み込み時に1度だけランダムに決めます。タブごとには違っても、同じタブの待ち時間は変動しません。接続が5秒続くと試行回数をリセットします。',
  partysocket:
    'reconnecting-websocketと同じ実装で、最小値は3秒固定です。同じ障害で切断された全員が同じ瞬間に再接続します。',
  'reconnecting-websocket-joewalnes': '同名の古いライブラリです。ソースコードから確認しました。',
  'graphql-ws':
    '既定で再試行するのはcloseイベントの後だけです。ブラウザは失敗した試行をまずerrorイベントで知らせるので、そこで止まります。図のように動作させるにはshouldRetry: () => trueを渡します。ConnectionAckで試行回数をリセットします。',
  phoenix: '待ち時間は表で決まります。4秒間に9回試し、その後は5秒ごとです。チャネルの再参加には別の表があります。',
  'action-cable':
    'ポーリングです。待ち時間は6秒×1.15ⁿで、最初は最大2倍、2回目以降は最大15％長くなります。切断の時点で最初の待ち時間が始まっていることもあります。welcomeメッセージで試行回数をリセットします。',
  signalr: 'withAutomaticReconnect()を使った場合だけです。4回試した後は、start()を呼ぶまで閉じたままです。',
  'python-websockets': 'ランダムなのは最初の待ち時間だけです。',
  centrifuge: '500ミリ秒+フルジッターで、合計に上限を適用します。',
  pusher: 'いつも1秒です。',
  ably: '15、20、25、30秒を、それぞれ最大20％短くします。直後の最初の試行は図にありません。',
  trpc: '最初の試行は、全員が即座に行います。',
  supabase: 'Phoenixを土台にしたクライアントの表です。',
  'react-use-websocket': 'shouldReconnectが許した場合だけです。',
  vueuse: 'autoReconnectを指定した場合だけです。',
  mqtt: 'reconnectPeriodの1秒です。',
  'y-websocket': 'OPENではなく、文書の同期が終わったときに試行回数をリセットします。',
  hocuspocus: '閉じてから1秒後、以後は@lifeomic/attemptの試行で、1秒からその回の最大値までの間で均等にランダムです。',
  'htmx-ws':
    '標準的なフルジッターです。再接続するのは1006、1011、1012、1013の後だけなので、1001を受信したページは切断されたままになります。',
  sockette: 'いつも1秒です。',
  'robust-websocket': '開いていた接続が切れた後に3回試し、その後は再接続しません。',
  'webpack-dev-server': '倍々の待ち時間に最大100ミリ秒を足して10回です。',
  'rfc-6455':
    'RFCが求めるのは、ランダムな最初の待ち時間（例として0〜5秒）と、truncated binary exponential backoffのような、だんだん長くなる待ち時間です。上限は書かれていません。30秒と2回目以降の範囲は、このサイトで決めた値です。',
  grpc: 'gRPCクライアント共通の規則です。ジッターは上限の後にかかります。',
  'aws-full': 'AWSの記事のモデルで処理量が最も少ない方式です。base 1秒とcap 30秒はこのサイトで決めた値です。',
  'aws-equal': '半分は固定、半分はランダムです。即座に再接続するクライアントはありませんが、集中度は2倍になります。',
  'aws-decorrelated': '待ち時間は1つ前の待ち時間によって決まります。',
};
