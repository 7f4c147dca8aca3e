// publish the table: code, meaning, reconnect
export const ownCodes = {
  4001: { name: 'session expired', reconnect: true },
  4002: { name: 'signed out', reconnect: false },
};
