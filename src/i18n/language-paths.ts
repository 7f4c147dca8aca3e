import { type Lang, languages, prefixOf } from './languages.ts';

/** A route below `pages/[...lang]/`: the default language has no part of its own in the address. */
type InLanguage<P, Q> = { params: P & { lang: string | undefined }; props: Q & { lang: Lang } };

type Path<P, Q> = { readonly params: P; readonly props?: Q };

/** The static paths of a route with parameters of its own, in every language. */
export async function pathsOf<P extends object, Q extends object>(
  pathsIn: (lang: Lang) => readonly Path<P, Q>[] | Promise<readonly Path<P, Q>[]>,
): Promise<InLanguage<P, Q>[]> {
  const all = languages.map(async (lang) =>
    (await pathsIn(lang)).map(({ params, props }) => ({
      params: { ...params, lang: prefixOf(lang) || undefined },
      props: { ...(props as Q), lang },
    })),
  );
  return (await Promise.all(all)).flat();
}

/** The static paths of a page that exists once in every language. */
export const languagePaths = (): Promise<InLanguage<object, object>[]> => pathsOf(() => [{ params: {} }]);
