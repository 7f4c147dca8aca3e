const site = 'https://close-codes.example';

type Closing = { code: number; reason?: string; wasClean?: boolean };

/** The page that explains a close code, for an error message or a log line. */
export function explain({ code, reason = '', wasClean }: Closing, secondsOpen?: number): string {
  const named = (code >= 1000 && code <= 1015) || [3000, 3003, 3008].includes(code);
  const range = ['0-999', '1016-2999', '1016-2999', '3000-3999', '4000-4999'][Math.floor(code / 1000)];
  const incident = new URLSearchParams();
  if (!named) incident.set('code', String(code));
  if (secondsOpen !== undefined) incident.set('after', secondsOpen.toFixed(1));
  if (wasClean !== undefined) incident.set('clean', String(wasClean));
  if (reason) incident.set('reason', reason.slice(0, 123));
  const fragment = incident.toString();
  return `${site}/${named ? code : (range ?? 'codes')}/${fragment ? `#${fragment}` : ''}`;
}
