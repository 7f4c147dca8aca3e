/** The comments of the recipes in this language, by the English comment in the file. Without an entry it stays English. */
export const recipeComments: Readonly<Record<string, string>> = {};
