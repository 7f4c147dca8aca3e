/** Whoever comes with facts has a question of their own: the page asks for no guess any more (guess.css). */
export const askNothing = (): void => document.documentElement.setAttribute('data-linked', '');
