import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { type SourceId, sourceOf } from './core/protocol/sources.ts';
import { withPseudoPages } from './integrations/pseudo-language.ts';

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
  codes: z.array(z.int().min(0).max(65_535)).optional(),
  sources: z.array(source).optional(),
});

/** A folder per language, with the same file names in each: the name is the English path. */
const pages = defineCollection({
  loader: withPseudoPages(
    glob({ pattern: '*/**/*.mdx', base: 'src/content', generateId: ({ entry }) => entry.replace(/\.mdx$/, '') }),
  ),
  schema: page,
});

export const collections = { pages };
