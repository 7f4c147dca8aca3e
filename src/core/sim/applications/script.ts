import { type CloseCall, checkCloseCall } from '../../protocol/close-call.ts';
import type { FrameDefect } from '../../protocol/segment.ts';
import type { Wire } from '../transport/wire.ts';
import { lastStream, record } from '../world.ts';
import { say } from './speak.ts';

/** `socket.close(code, reason)` by a script. */
export function closeByScript(wire: Wire, call: CloseCall): void {
  const stream = lastStream(wire.world);
  if (!stream) return;
  const result = checkCloseCall(call);
  if (result.kind === 'throws') {
    record(wire.world, stream.number, { kind: 'call-failed', side: 'client', call: 'close', why: result.error });
    return;
  }
  stream.deliberate = true;
  wire.drive(stream, 'client', { kind: 'close', body: result.body });
}

/** `socket.send()` by a script. In CLOSING and CLOSED the standard drops it silently. */
export function sendByScript(wire: Wire, defect?: FrameDefect): void {
  const stream = lastStream(wire.world);
  if (!stream) return;
  const { state } = stream.client.endpoint;
  const failed = (why: 'InvalidStateError' | 'not-open') =>
    record(wire.world, stream.number, { kind: 'call-failed', side: 'client', call: 'send', why });
  if (state === 'CONNECTING') failed('InvalidStateError');
  else if (state !== 'OPEN') failed('not-open');
  else say(wire, stream, 'client', 'hello', defect);
}
