/**
 * Style for `<head>`, in front of all others: the order of the layers, later ones win. A widget wins over what widgets
 * share, a page over its widgets; the <style> of an Astro component is in no layer and wins over all.
 */
export const layerOrder = '@layer tokens,base,ui,widget,page;';
