// 8 KiB: the smallest limit we know of is Tomcat’s
export function* pieces(bytes, size = 8_192) {
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}
