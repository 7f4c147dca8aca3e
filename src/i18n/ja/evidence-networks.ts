import type { EvidenceNetworksStrings } from '../en/evidence-networks.ts';

export const evidenceNetworks: EvidenceNetworksStrings = {
  title: 'ネットワーク変更時の実測データ：IPアドレスが変わってもWebSocketは切れないか',
  heading: 'クライアントのネットワークが変わるとき',
  link: 'ネットワークの変更',
  description:
    '接続中に、クライアントのホストでIPアドレス、インターフェース、経路が変わると、Chromium、Firefox、ws、NodeのWebSocketはどうなるか。TCP、TLS、HTTP/2で計測し、バージョンと日付を付けました。',
  lead: '途中の経路ではなく、クライアントのホスト自身の設定が変わる場合です。IPアドレスの増減、インターフェースの停止、経路の変更を計測しました。TCPとTLSでは、ほとんどの接続がそのまま続きます。HTTP/2では、経路が使えるままでも、IPアドレスが変わった時点でChromiumが接続を切断します。インターフェースが一瞬停止しただけでも、{late}後に切断されます。復帰したインターフェースのIPアドレス（IPv6）は、重複アドレス検出（DAD）の後に有効になり、これもIPアドレスの変更とみなされるためです。',
  caption: '変更とクライアントの表：報告されるコードと時間。コードがなければ、接続が続いているか、開いて見えるだけか',
  looksOpen: 'OPENのまま、何も届かない',
  change: '変わるもの',
  groups: {
    address: ['IPアドレス', '増える、消える、変わる'],
    interface: ['インターフェース', '停止する、有効になる'],
    route: ['経路', '外への経路が変わる'],
  },
  changes: {
    'address-changed': '使用中のIPアドレスが別のものに変わる',
    'interface-down-up': 'インターフェースが5秒間停止する',
    'interface-down-up-within-100ms': 'インターフェースが停止し、100ミリ秒以内に復帰する',
    'interface-added-up': 'IPアドレスを持つ別のインターフェースが有効になる',
    'address-added': 'IPアドレス（IPv4）が増える',
    'address-added-then-removed': 'IPアドレス（IPv4）が増え、5秒後に消える',
    'address-removed': '未使用のIPアドレスが消える',
    'ipv6-address-added': 'IPアドレス（IPv6）が増える',
    'default-route-removed': '既定の経路が5秒間なくなる',
    'default-route-replaced': '既定の経路が別のルーターに変わる',
    'carrier-lost-and-back': 'リンクが5秒間切れる',
  },
  method: [
    '1台のLinux上で、クライアント、ルーター、サーバーをそれぞれ別のネットワーク名前空間に置きました。接続ごとにポートを分け、すべて開いている状態でクライアント側の設定を変えます。半分は無通信、半分は両方向に毎秒1メッセージを送ります。',
    '組み合わせごとに2回計測し、{time}観測しました。それより後の報告は含みません。使用中のIPアドレスが変わると、その接続にはもう何も届きませんが、観測中に検知しなかったクライアントのreadyStateはOPENのままです。',
    'WebKitGTKはここでは計測していません。',
  ],
};
