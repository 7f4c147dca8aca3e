import type { QuestionsPageStrings } from '../en/questions-page.ts';

export const questionsPage: QuestionsPageStrings = {
  title: 'WebSocketの切断についてのよくある質問',
  description:
    'WebSocketの切断についての25の質問と回答。60秒で切れる、1006の原因と解決方法、close(1001)の例外、ケーブルを抜いてもcloseイベントが来ない、スリープ、スマートフォン（スマホ）、ロードバランサー、デプロイ。',
  heading: 'WebSocketの切断についてのよくある質問',
  lead: 'GitHubなどのIssueで実際に多い質問です。短い回答と、詳しいページへのリンクを付けました。',
};
