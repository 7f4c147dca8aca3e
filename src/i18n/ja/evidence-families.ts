import type { EvidenceFamilyStrings } from '../en/evidence-families.ts';

export const evidenceFamilies: EvidenceFamilyStrings = {
  pages: {
    tls: {
      title: 'TLSでのWebSocket切断の実測データ：wss://で変わること',
      heading: '同じ原因をTLSで計測',
      link: 'TLS',
      description:
        'TLSでのWebSocket接続が終わるとき、5つのクライアントは何を報告するか。Closeフレーム、close_notifyのない終了、アラート、証明書の拒否、経路の切断を、バージョンと日付付きで計測しました。',
      lead: '計測はすべてTLS 1.3とHTTP/1.1で行いました。多くのwss://接続と同じです。角に印のあるセルは、同じクライアントでも平文のTCPとは結果が違います。',
    },
    h2: {
      title: 'HTTP/2でのWebSocket切断の実測データ：ストリームの終わり方',
      heading: '同じ原因をHTTP/2で計測',
      link: 'HTTP/2',
      description:
        'HTTP/2（RFC 8441）でのWebSocketが終わるとき、ChromiumとFirefoxは何を報告するか。RST_STREAM、GOAWAY、PINGによる経路切断の検知を、バージョンと日付付きで計測しました。',
      lead: '計測した接続はすべてHTTP/2接続の1つのストリーム（RFC 8441）で、毎回サーバー側で確認しました。この方式でWebSocketを開くのはChromiumとFirefoxだけです。角に印のあるセルは、同じクライアントでも平文のTCPとは結果が違います。',
    },
  },
  familiesLabel: '計測した通信',
  plain: '平文のTCP',
  methodParts: [
    'Node.js上のスクリプト制御のサーバーが、TLS 1.3とHTTP/2のストリームで通信します。同じホストの前段に中継プログラムがあり、TLSに知らせずにFINやRSTを送ったり、レコードの1ビットを反転させたりします。接続ごとにポートを分け、ブラウザが覚えている情報がほかの計測に影響しないようにしました。',
    'HTTP/2では、まずページから同じポートへfetchします。ChromiumがWebSocketにHTTP/2を使うのは、その接続がすでにある場合だけです。サーバーはリクエストの:protocolを確認し、別の方式でつながった計測は除きます。',
    'ここでの「無通信」は、最後の通信が原因の7秒前という意味です。切れた経路でサーバーが検知したことは、クライアントが報告するまでの分だけを数えます。',
  ],
  headlinesHeading: '特に意外な結果',
  headlines: {
    sending:
      '経路が切れた後もページが送信を続けた場合、Chromiumの検知はTCPでは{a}後、HTTP/2では{b}後です。Firefoxはそれぞれ{c}後と{d}後です。',
    idle: '無通信の接続で経路が切れた場合、Firefoxの検知はTCPでは{a}後、HTTP/2では{b}後です。ChromiumはHTTP/2でも{c}後です。送るデータがあるときにしかPINGを送らないためです。',
    outage:
      'ページの送信中にネットワークが30秒切れた場合、TLSではどのソケットも切断されませんが、HTTP/2ではChromiumが{a}後に1006で切断します。',
    exit: 'Nodeのサーバーがclose(1001)の直後にprocess.exit()を呼んだ場合、TCPとTLSではコードが届きますが、HTTP/2では一度も届かず、どちらのブラウザでも1006になりました。',
    tab: 'タブを閉じた場合、HTTP/2ではChromiumのClose 1001が届かず、サーバーは1006と記録します。',
    unanswered:
      'サーバーがclose(1000)に応答せずに送信側だけを閉じた場合、TCPではChromiumは{a}待ちます。HTTP/2ではストリームの終わりが分かるので、すぐに1006になります。',
  },
  http2Group: ['HTTP/2がストリームか接続全体を終わらせる', 'RST_STREAMとGOAWAY'],
  overPlain: '平文のTCPでは、{outcomes}',
  outcome: '{client}は{code}、{time}',
  noEvent: 'イベントなし',
  differing: 'TCPと違う結果',
  differs: '平文のTCPと違う結果',
  notes: {
    streamEnd: '{time}後にサーバー側でストリームの終わりを検知',
    streamClosed: '{time}後にサーバー側のストリームが閉じた',
    heard: '{time}後にサーバーがメッセージを受信',
    agreed: '合意したTLSのバージョンは{version}',
  },
  circumstances: {
    idle: '無通信',
    'client-sending': 'クライアントは送信中',
    'heartbeat-25s': '25秒ごとにハートビート',
  },
  causes: {
    'invalid-utf8': 'サーバーが不正なUTF-8を送る',
    'end-without-close-frame': 'サーバーがCloseフレームなしで送信側を閉じる',
    'fin-without-close-notify': 'close_notifyなしでTCPが終わる',
    reset: 'TCPがリセットされる（RST）',
    'fatal-alert-from-server': 'サーバーが致命的アラートを送る',
    'corrupt-record-from-server': 'TLSレコードが途中で壊れる',
    'cable-pulled-30s-then-restored': 'ケーブルが30秒だけ抜ける',
    'handshake-404': 'CONNECTに404が返る',
    'handshake-expired-certificate': '証明書の期限切れ',
    'handshake-wrong-host': '証明書のホスト名が違う',
    'handshake-tls10-only': 'サーバーがTLS 1.0だけに対応',
    'handshake-plain-server': 'サーバーがTLSに対応していない',
    'rst-stream-no-error': 'NO_ERRORのRST_STREAM',
    'rst-stream-cancel': 'CANCELのRST_STREAM',
    'rst-stream-internal-error': 'INTERNAL_ERRORのRST_STREAM',
    'rst-stream-refused-stream': 'REFUSED_STREAMのRST_STREAM',
    'goaway-graceful': 'GOAWAY、接続は開いたまま',
    'goaway-then-connection-closed': 'GOAWAYの後に接続が終わる',
    'goaway-error-then-closed': 'エラー付きのGOAWAYの後に接続が終わる',
    'two-sockets-one-reset': '2つのソケットの1つをリセット：リセットされた方',
    'two-sockets-one-reset-other': '2つのソケットの1つをリセット：もう一方',
    'server-close-1001-keeps-stream-open': 'Close 1001の後、サーバーがストリームを閉じない',
    'client-close-unanswered-stream-open': 'close(1000)に応答がなく、ストリームも開いたまま',
    'stream-lingers-after-close': 'Close 1000の後、ストリームを90秒観測',
    'cable-pulled-then-fetch': 'ケーブルが抜けて15秒後にfetch()',
    'handshake-rst-refused-stream': 'CONNECTにREFUSED_STREAMが返る',
    'handshake-rst-cancel': 'CONNECTにCANCELが返る',
    'handshake-rst-internal-error': 'CONNECTにINTERNAL_ERRORが返る',
    'handshake-rst-http-1-1-required': 'CONNECTにHTTP_1_1_REQUIREDが返る',
  },
};
