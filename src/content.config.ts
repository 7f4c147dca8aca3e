import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { type SourceId, sourceOf } from './core/protocol/sources.ts';
import { withPseudoPages } from './integrations/pseudo-language.ts';
import { withStatedFacts } from './integrations/state-facts.ts';

const isSourceId = (id: unknown): boolean => {
  try {
    return typeof id === 'string' && sourceOf(id as SourceId).url !== '';
  } catch {
    return false;
  }
};

const source = z.union([
  z.custom<SourceId>(isSourceId, 'not an id in core/protocol/sources.ts'),
  z.strictObject({ title: z.string(), url: z.string() }),
]);

/** What stands at the head of an MDX page; src/layouts say what each does. (Astro keeps the name `layout` for itself.) */
const page = z.strictObject({
  title: z.string().max(70),
  description: z.string().min(40).max(220),
  frame: z.enum(['article', 'explainer', 'embed']).default('article'),
  lead: z.string().optional(),
  firstScreen: z.string().optional(),
  picture: z.boolean().optional(),
  codes: z.array(z.int().min(0).max(65_535)).optional(),
  sources: z.array(source).optional(),
});

/** A folder per language, with the same file names in each: the name is the English path. */
const files = (pattern: string) =>
  withPseudoPages(
    withStatedFacts(
      glob({ pattern: `*/${pattern}`, base: 'src/content', generateId: ({ entry }) => entry.replace(/\.\w+$/, '') }),
    ),
  );

const pages = defineCollection({ loader: files('**/*.mdx'), schema: page });

/** One sentence or a few: Markdown with `**bold**`, `` `code` `` and `[text](/path/)`, a path without its language. */
const text = z.string().min(1);
const asked = z.strictObject({ question: z.string(), answer: text });

/** The page of one code; its name is the code. */
const codes = defineCollection({
  loader: files('codes/*.yaml'),
  schema: z.strictObject({
    /** For the browser's tab and search results: what people type. */
    title: z.string(),
    description: z.string(),
    /** The answer in two short sentences; the first one bold. */
    lead: text,
    /** One line for tables and lists. */
    short: text,
    who: text,
    reconnect: text,
    checks: z.array(text).length(3),
    clientSees: text,
    serverSees: text,
    /** By id, as listed in src/api/page-facts.ts: what it is, how to tell it apart, what to do. */
    causes: z.record(z.string(), z.strictObject({ name: text, tell: text, cure: text })),
    fix: text,
    fixNote: text.optional(),
    /** A question about a time among the causes, and a sentence that goes on from that time. */
    guess: z.object({ cause: z.string(), question: z.string(), answer: text }).optional(),
    differs: z.array(text).optional(),
    make: text.optional(),
    log: text,
    /** By code. */
    related: z.record(z.string(), z.string()),
    /** What people really ask about this code, in their words. */
    asked: z.array(asked).optional(),
  }),
});

/** The page of a range of codes; its name is the range. */
const ranges = defineCollection({
  loader: files('ranges/*.yaml'),
  schema: z.strictObject({
    title: z.string(),
    description: z.string(),
    name: z.string(),
    short: text,
    lead: text,
    who: text,
    reconnect: text,
    use: text,
    sections: z.array(z.strictObject({ title: z.string(), text })),
  }),
});

/** A question as people ask it, its short answer and where the long one is. `id` is the anchor: permanent. */
const questions = defineCollection({
  loader: files('questions.yaml'),
  schema: z.strictObject({ questions: z.array(asked.extend({ id: z.string().regex(/^[a-z0-9-]+$/) })) }),
});

/** The sheet to print. */
const cheatSheet = defineCollection({
  loader: files('cheat-sheet.yaml'),
  schema: z.strictObject({
    title: z.string(),
    slogan: z.string(),
    back: z.string(),
    print: z.string(),
    goodbye: text,
    silence: text,
    codes: z.string(),
    head: z.array(z.string()).length(3),
    ranges: z.array(z.strictObject({ range: z.string(), name: z.string(), reconnect: z.string() })),
    travels: z.string(),
    never: z.string(),
    close: text,
    which: z.string(),
    signs: z.array(z.strictObject({ sign: z.string(), means: z.string() })),
    timers: z.string(),
    timersLabel: z.string(),
    kinds: z.record(z.enum(['close', 'hang-up', 'silent', 'unknown']), z.string()),
    heartbeat: z.string(),
    rule: text,
    heartbeatText: text,
    without: text,
    backoff: z.string(),
    code: z.array(z.strictObject({ line: z.string(), note: z.string().optional() })),
    backoffText: text,
    deploy: z.string(),
    steps: z.array(z.string()),
    sources: z.string(),
  }),
});

export const collections = { pages, codes, ranges, questions, cheatSheet };
