/** The files that a call imports, as text, each fetched when somebody takes it home. */
const texts = import.meta.glob<string>(
  ['../../recipes/client/reconnecting-websocket.ts', '../../core/backoff/policy.ts'],
  { query: '?raw', import: 'default' },
);

const ownImport = /^import [^\n]* from '\.\/([\w-]+\.ts)';\n/gm;
const packageImport = /^import [^\n]* from '[^.][^']*';\n/gm;

/** Whether a call needs a file of ours beside it. */
export const needsFiles = (call: string): boolean => call.search(ownImport) !== -1;

async function fileNamed(name: string): Promise<string> {
  const [, load] = Object.entries(texts).find(([path]) => path.endsWith(`/${name}`)) ?? [];
  if (!load) throw new Error(`${name} is not one of the files to take home`);
  return load();
}

/** The call and every file that it imports as one module, imports of packages first. */
export async function oneFile(call: string): Promise<string> {
  const files = await Promise.all([...call.matchAll(ownImport)].map(([, name = '']) => fileNamed(name)));
  const packages = call.match(packageImport)?.join('') ?? '';
  const rest = call.replaceAll(ownImport, '').replaceAll(packageImport, '');
  return `${[packages, ...files, rest]
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n\n')}\n`;
}
