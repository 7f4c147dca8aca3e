import type { HiddenTimersStrings } from '../en/hidden-timers.ts';

export const hiddenTimers: HiddenTimersStrings = {
  rhythm: 'ページのタイマー',
  rhythms: {
    interval1: 'setInterval、1秒',
    interval25: 'setInterval、25秒',
    interval25push: '同じ、受信あり',
    timeout25: 'setTimeoutの連鎖、25秒',
    answer: 'なし：サーバーのメッセージに応答、25秒',
  },
  changes: '{early}、{from}後から{late}',
  measured:
    '非表示の間の、前の実行からの間隔。初めと、その後。2回以上のうち最新の値。タブは、{front}表示してから非表示にした。{versions}、Linux {kernel}、{date}。',
};
