/**
 * A part of a recipe, without its indentation: from the first line that holds `from` to the last line of the block it opens, which
 * is the next one that is indented no further and not a comment above it.
 */
export function partOf(code: string, from: string): string {
  const lines = code.split('\n');
  const start = lines.findIndex((line) => line.includes(from));
  if (start < 0) throw new Error(`the recipe does not hold ${from}`);
  const indent = (line: string): number => line.length - line.trimStart().length;
  const base = indent(lines[start]!);
  const isNote = (line: string): boolean => /^\s*(\/\/|#\s|\/\*|\*)/.test(line);
  // A comment above a block belongs to it.
  const open = lines.findIndex((line, i) => i >= start && !isNote(line));
  const end = lines.findIndex((line, i) => i > open && line.trim() !== '' && indent(line) <= base);
  const isClosing = end >= 0 && /^[\s)}\]];?/.test(lines[end]!.trim());
  const part = lines.slice(start, end < 0 ? lines.length : isClosing ? end + 1 : end);
  return part
    .map((line) => line.slice(base))
    .join('\n')
    .trimEnd();
}
