/** What can be imported from the package: `close-codes`, or a sub-path of this name. Names are permanent. */
export type Entry = {
  readonly name: string;
  /** Its source, from this folder. */
  readonly source: string;
  /** Its declarations, from the folder of all. */
  readonly types?: string;
};

const entry = (name: string): Entry => ({ name, source: `${name}.ts`, types: `package/${name}.d.ts` });

export const entries: readonly Entry[] = [
  entry('index'),
  entry('policy'),
  entry('reconnecting-websocket'),
  entry('recorder'),
  entry('adapters'),
];
