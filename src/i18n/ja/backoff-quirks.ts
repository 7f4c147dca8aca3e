import type { PresetId } from '../../core/peers/presets.ts';

export const backoffQuirks: Readonly<Record<PresetId, string>> = {
  'socket-io':
    '1つの乱数が幅と向きの両方を決めるので、短くなるのは45％まで、長くなるのは50％までです。上限はジッターの後にかかり、4回目からはほとんどがちょうど5秒になります。',
  'reconnecting-websocket':
    '最小値（1〜5秒）はモジュールの読み込み時に1度だけ抽選します。タブごとには違っても、同じタブの試行は揺れません。5秒つながると数え直します。',
  partysocket: '同じコードで、最小値は3秒固定です。同じ障害に遭った全員が同じ瞬間に試します。',
  'reconnecting-websocket-joewalnes': '同名の古いライブラリで、ソースを読みました。',
  'graphql-ws':
    '既定で再試行するのはcloseイベントのあとだけです。ブラウザは失敗した試行をまずerrorイベントで知らせるので、そこで止まります。図のように動かすにはshouldRetry: () => trueを渡します。ConnectionAckで数え直します。',
  phoenix: '表です。4秒間に9回急いで試し、その後は5秒ごとです。チャネルの再参加には別の表があります。',
  'action-cable':
    'ポーリングです。待ちは6秒×1.15ⁿで、最初は最大2倍、以後は最大15％長くなります。切断の時点で最初の待ちが始まっていることもあります。welcomeメッセージで数え直します。',
  signalr: 'withAutomaticReconnect()を使った場合だけです。4回試したあとは、start()を呼ぶまで閉じたままです。',
  'python-websockets': '抽選するのは最初の待ちだけです。',
  centrifuge: '500ミリ秒+fullジッターで、合計に上限をかけます。',
  pusher: 'いつも1秒です。',
  ably: '15、20、25、30秒を、それぞれ最大20％短くします。直後の最初の試行は図にありません。',
  trpc: '最初の試行は、全員が即座に行います。',
  supabase: 'Phoenixを土台にしたクライアントの表です。',
  'react-use-websocket': 'shouldReconnectが許した場合だけです。',
  vueuse: 'autoReconnectを指定した場合だけです。',
  mqtt: 'reconnectPeriodの1秒です。',
  'y-websocket': 'OPENではなく、文書の同期が終わったときに数え直します。',
  hocuspocus: '閉じてから1秒後、以後は@lifeomic/attemptの試行で、1秒からその回の上限まで均等に引きます。',
  'htmx-ws':
    '教科書どおりのfullジッターです。再接続するのは1006、1011、1012、1013のあとだけなので、丁寧な1001を受けたページは取り残されます。',
  sockette: 'いつも1秒です。',
  'robust-websocket': '開いていた接続を失ったあとに3回、その後は試しません。',
  'webpack-dev-server': '倍々の待ちに最大100ミリ秒を足して10回です。',
  'rfc-6455':
    'RFCが求めるのは、ランダムな最初の待ち（例として0〜5秒）と、truncated binary exponential backoffのような、だんだん長くなる待ちです。上限は書かれていません。30秒と2回目以降の範囲は、このサイトで決めた値です。',
  grpc: 'gRPCクライアント共通の規則です。ジッターは上限の後にかかります。',
  'aws-full': 'AWSの記事のモデルで最も仕事が少ない方式です。base 1秒とcap 30秒はこのサイトで決めた値です。',
  'aws-equal': '半分固定、半分抽選です。即座に試す人はいませんが、密度は2倍になります。',
  'aws-decorrelated': '待ちは1つ前の待ちによって決まります。',
};
