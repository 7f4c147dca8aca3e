import type { APIRoute } from 'astro';
import { downloads, type Recipe } from '../../../components/guides/recipes.ts';

export const getStaticPaths = () =>
  downloads().map((recipe) => ({ params: { folder: recipe.folder, file: recipe.name }, props: { recipe } }));

/** The file of a recipe as it is, for `curl`. */
export const GET: APIRoute<{ recipe: Recipe }> = ({ props }) =>
  new Response(props.recipe.code, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
