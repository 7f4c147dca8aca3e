/** The page's rules for pictures in the colours of its theme, with every custom property resolved: a file on its own has no page around it. */
function pictureStyles(of: Element): string {
  const rules: string[] = [];
  const collect = (list: CSSRuleList): void => {
    for (const rule of list)
      if (rule instanceof CSSStyleRule && /^\.timeline\b/.test(rule.selectorText)) rules.push(rule.cssText);
  };
  // Some come with the script that draws.
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) collect(sheet.cssRules);
  const values = getComputedStyle(of);
  const scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const { colorScheme } = values;
  const shown = colorScheme === 'dark' || colorScheme === 'light' ? colorScheme : scheme;
  return `:root{color-scheme:${shown}}${rules.join('')}`.replace(/var\((--[\w-]+)\)/g, (_, name: string) =>
    values.getPropertyValue(name).trim(),
  );
}

/** The finished picture inside `host` as one SVG file, in the colours of the page. */
export function pictureAsSvg(host: Element): string {
  const file = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  let [width, height] = [0, 0];
  // Of two layouts only one is on the screen.
  const panes = [...host.querySelectorAll<SVGSVGElement>('svg.timeline:is(.timeline-lines, .timeline-ruler)')].filter(
    (pane) => pane.getClientRects().length > 0,
  );
  for (const pane of panes) {
    const copy = pane.cloneNode(true) as SVGSVGElement;
    // Cover, playhead and passing words belong to playing.
    for (const part of copy.querySelectorAll('.timeline-cover, .timeline-passing')) part.remove();
    for (const part of copy.querySelectorAll('[visibility]')) part.removeAttribute('visibility');
    const { width: w, height: h } = pane.viewBox.baseVal;
    copy.setAttribute('y', String(height));
    copy.setAttribute('width', String(w));
    copy.setAttribute('height', String(h));
    file.append(copy);
    width = Math.max(width, w);
    height += h;
  }
  file.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  file.setAttribute('viewBox', `-16 -16 ${width + 32} ${height + 32}`);
  file.setAttribute('width', String(width + 32));
  file.setAttribute('height', String(height + 32));
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = pictureStyles(panes[0] ?? host);
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  paper.setAttribute('d', `M-16 -16h${width + 32}v${height + 32}h${-(width + 32)}z`);
  paper.setAttribute('fill', getComputedStyle(host).backgroundColor);
  file.prepend(style, paper);
  return new XMLSerializer().serializeToString(file);
}

/** Twice the size of the picture: sharp in a ticket. */
const pngScale = 2;
/** No browser of a phone draws a larger one; px. */
const pngSideMax = 8192;

/** An SVG file as a PNG, or null where the browser cannot draw it. */
export function pictureAsPng(svg: string): Promise<Blob | null> {
  return new Promise((resolve) => {
    const image = new Image();
    image.addEventListener('error', () => resolve(null));
    image.addEventListener('load', () => {
      const { naturalWidth: width, naturalHeight: height } = image;
      const scale = Math.min(pngScale, pngSideMax / Math.max(width, height, 1));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      const context = canvas.getContext('2d');
      if (!context) return resolve(null);
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(resolve, 'image/png');
    });
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  });
}

/** Gives the reader a file. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
