/** What a server appends to `Sec-WebSocket-Key` before it hashes both for `Sec-WebSocket-Accept`. RFC 6455 §1.3. */
export const acceptSuffix = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
