import type { CheatSheetStrings } from '../en/cheat-sheet.ts';

/** 一枚にまとめた早見表のことば。 */
export const cheatSheet: CheatSheetStrings = {
  title: 'WebSocket closeコード早見表',
  slogan: '1001は別れの挨拶、1006は沈黙。',
  back: 'ステップに戻る',
  print: '印刷：A4、レターとも1枚',
  goodbye: '**Going Away**。Closeフレームで、片道分の時間で届く。`wasClean`はtrue。デプロイを確認する。',
  silence:
    '**誰も送っていない。**Closeフレームが届かなかった。気づくのは一瞬後か、永遠に気づかない。ハートビート次第。クラッシュとプロキシを疑う。',
  codes: 'コード',
  head: ['コード', '名前', '再接続する？'],
  ranges: [
    ['3xxx', 'ライブラリが登録', 'ライブラリの説明を見る'],
    ['4xxx', 'アプリケーション独自', '自分で決める'],
  ],
  travels: 'Closeフレームで流れる',
  never: '決して流れない',
  close:
    'ページが`close()`に渡せるのは**1000**と**3000〜4999**だけ。引数なしなら両端とも1005になる。reasonは**123バイト**まで。',
  which: 'どちらが起きている？',
  signs: [
    ['closeが来ない。データだけが止まった', 'まだ気づいていない1006。ハートビートを'],
    ['一度も開かない', 'URL、TLS、HTTPステータス、プロキシ'],
    ['いつも同じ秒数で切れる', '無通信タイムアウト（右の目盛）'],
    ['全員が同時に切れる', 'デプロイ（1001）、クラッシュ（1006）'],
    ['不規則。移動中に多い', 'ネットワーク断'],
  ],
  timers: '誰のタイマーか',
  timersLabel: '無通信タイムアウトの既定値。対数目盛',
  limits: {
    jetty: 'Jetty',
    heroku: 'Heroku',
    sixty: 'nginx、ALB、Apache',
    azure: 'Azure LB',
    envoy: 'Envoy、Front Door',
    nlb: 'AWS NLB',
    gateway: 'API Gateway',
  },
  kinds: {
    closes: 'Close 1001を送る',
    hangs: 'Closeなしで終わらせる：1006',
    drops: '黙って捨てる',
    unverified: '未確認',
  },
  heartbeat: 'ハートビート',
  rule: '**25秒**ごとに送り、**10秒**であきらめる。',
  heartbeatText:
    '25秒は、上のどのタイムアウトよりも短い。最悪の場合は「間隔＋期限」で**35秒**。ページからpingは送れないので、サーバーからpingを送るか、小さなメッセージを送る。',
  without:
    'ハートビートなしでケーブルが抜けると、Linuxでは、Node.jsは**70秒**、Chromiumは**450秒**、Firefoxは**604秒**で気づき、wsは永遠に気づかない。送信していれば**15分**あまりで気づく。',
  backoff: 'バックオフ',
  code: [
    ['ceiling = min(10 s, 1 s × 2^tries)', ''],
    ['wait = random(0, ceiling)', 'full jitter'],
    ['tries = 0 after 10 s open', '開いた瞬間ではない'],
  ],
  backoffText: '**ジッター**がないと、全員が同時に押し寄せる。**上限**がないと、最後の待ちが障害と同じ長さになる。',
  deploy: '群れを作らないデプロイ',
  steps: [
    '1台のサーバーで、新しい接続を止める。',
    '猶予期間に散らして、1001で閉じていく。',
    'クライアントは、最初の待ち時間を0〜5秒から引く。',
    'ライブラリが1001の後に戻るか確かめる。socketteとhtmxのws拡張は戻らない。',
  ],
  sources:
    '出典：RFC 6455、WHATWG WebSockets、各製品の文書とソースコード、自前の計測。25秒、10秒、バックオフの値は私たちの提案です。',
};
