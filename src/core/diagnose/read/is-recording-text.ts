/** How a HAR, a NetLog and our recorder begin; a log of Docker has `log` too, with a text in it. */
const json =
  /^\s{0,40}\{\s{0,40}"(?:log"\s{0,8}:\s{0,8}\{|(?:type"\s{0,8}:\s{0,8}")?constants"\s{0,8}[:,]|recorder"\s{0,8}:)/;
const packet =
  /^(?:.{0,60}\bIP6? \S{2,80} > \S{2,80}: Flags \[| {0,12}\d{1,9} {1,9}\d{1,9}\.\d{1,9} {1,9}\S{2,80} (?:→|->) \S{2,80} {1,20}\S{1,20} \d{1,9} )/;

/**
 * Whether a text is a recording: every message and address of a page stands in it, and none is a statement about an
 * ending. What reads files reads it. The readers (core/capture/read.ts) know their files better, and are some 40 KB
 * that come when there is a file; a test holds that both call the same texts recordings.
 */
export const isRecordingText = (text: string): boolean =>
  json.test(text.slice(0, 200)) ||
  text
    .slice(0, 2_000)
    .split('\n', 5)
    .some((line) => packet.test(line));
