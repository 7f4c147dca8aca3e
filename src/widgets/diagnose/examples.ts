/** Made-up logs to try the tool with. The same in every language, as real ones are. */
export const examples = {
  proxy: `chat.js:41 onclose code=1006 reason="" wasClean=false
opened 09:14:02.118  closed 09:15:02.231
opened 09:15:03.020  closed 09:16:03.096
opened 09:16:04.377  closed 09:17:04.461`,
  deploy: `09:30:00 rolling update of chat, revision 12
09:30:04 pod deleted: chat-7c9f
09:30:04 websocket: close 1001 (going away)
09:30:04 websocket: close 1001 (going away)`,
  socketio: 'socket.io disconnect: transport close',
} as const;

/** What starts from a symptom: a link's fragment each. */
export const symptoms = {
  same: 'phase=opened&rhythm=exact',
  never: 'phase=never-opened',
  everyone: 'phase=opened&who=everyone',
  stuck: 'phase=still-open',
} as const;

/** The codes that people come with. */
export const startCodes: readonly number[] = [1000, 1001, 1002, 1005, 1006, 1008, 1009, 1011, 1012, 1013, 1015];
