/** What stands around the questions. */
export const questionsPage = {
  title: 'Questions about closed WebSockets, answered',
  description:
    'Twenty-five real questions about WebSocket closings with short answers: 1006 every 60 seconds, close(1001) throws, no event when the cable is out, sleep, mobile, load balancers, deploys.',
  heading: 'What people really ask',
  lead: 'Questions from public issue threads, each with a short answer and the page that has the long one.',
};

export type QuestionsPageStrings = typeof questionsPage;
