import type { QuestionsPageStrings } from '../en/questions-page.ts';

export const questionsPage: QuestionsPageStrings = {
  title: '切れたWebSocketについてのよくある質問',
  description:
    'WebSocketの切断についての二十五の質問と短い答え。60秒ごとの1006、close(1001)の例外、ケーブルが抜けてもイベントが来ない、スリープ、携帯、ロードバランサー、デプロイ。',
  heading: '実際によく聞かれること',
  lead: '公開されたイシューに寄せられた質問です。短い答えと、詳しいページへのリンクを付けました。',
};
