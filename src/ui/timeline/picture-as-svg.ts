/** What a drawing program has to know of a shape or a text, and what it takes for granted. */
const drawn: Readonly<Record<string, string>> = {
  fill: 'black',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'paint-order': 'normal',
  opacity: '1',
};
const written: readonly string[] = ['font-family', 'font-size', 'font-weight', 'text-anchor'];

type Painter = (colour: string) => readonly [colour: string, opacity: number];

/** Gives colours in the oldest notation: other programs know neither `light-dark()` nor `color-mix()` nor `color()`. */
function painter(): Painter {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map<string, ReturnType<Painter>>();
  return (colour) => {
    const before = known.get(colour);
    if (before || !context) return before ?? [colour, 1];
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 255] = context.getImageData(0, 0, 1, 1).data;
    const found = [`rgb(${r},${g},${b})`, a / 255] as const;
    known.set(colour, found);
    return found;
  };
}

/** Writes what the page's styles say of an element into attributes of its copy, which needs no page around it. */
function resolve(of: Element, copy: Element, paint: Painter): void {
  const values = getComputedStyle(of);
  copy.removeAttribute('class');
  copy.removeAttribute('style');
  for (const name of of.tagName === 'text' || of.tagName === 'tspan'
    ? [...Object.keys(drawn), ...written]
    : Object.keys(drawn)) {
    const value = values.getPropertyValue(name);
    if (value === '' || value === drawn[name]) copy.removeAttribute(name);
    else if ((name === 'fill' || name === 'stroke') && value !== 'none') {
      const link = /url\("?(#[^")]+)"?\)/.exec(value)?.[1];
      const [colour, opacity] = link ? [`url(${link})`, 1] : paint(value);
      copy.setAttribute(name, colour);
      if (opacity < 1) copy.setAttribute(`${name}-opacity`, String(opacity));
    } else if (!(name.endsWith('-opacity') && copy.hasAttribute(name))) copy.setAttribute(name, value);
  }
}

/** Which pictures are put below each other, and what is written above each. */
type PanesOf = { readonly selector: string; readonly titleOf?: (pane: SVGSVGElement) => string };
const timelines: PanesOf = { selector: 'svg.timeline:is(.timeline-lines, .timeline-ruler)' };
const titleHeight = 24;

/**
 * The finished picture inside `host` as one SVG file in the colours of the page: plain attributes alone, so that it looks
 * the same in a browser, a slide and a drawing program.
 */
export function pictureAsSvg(host: Element, of: PanesOf = timelines): string {
  const file = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const paint = painter();
  let [width, height] = [0, 0];
  // Of two layouts only one is on the screen.
  const panes = [...host.querySelectorAll<SVGSVGElement>(of.selector)].filter(
    (pane) => pane.getClientRects().length > 0,
  );
  for (const pane of panes) {
    const copy = pane.cloneNode(true) as SVGSVGElement;
    const parts = copy.querySelectorAll('*');
    [...pane.querySelectorAll('*')].forEach((part, i) => void resolve(part, parts[i]!, paint));
    // Cover, playhead and passing words belong to playing.
    pane.querySelectorAll('*').forEach((part, i) => {
      if (part.matches('.timeline-cover, .timeline-passing, .guess-veil') || getComputedStyle(part).display === 'none')
        parts[i]!.remove();
    });
    copy.removeAttribute('class');
    copy.removeAttribute('style');
    for (const part of copy.querySelectorAll('[visibility]')) part.removeAttribute('visibility');
    const { width: w, height: h } = pane.viewBox.baseVal;
    if (of.titleOf) {
      const title = document.createElementNS('http://www.w3.org/2000/svg', 'text');
      const { fontFamily, color } = getComputedStyle(host);
      const attributes = { y: height + 14, 'font-family': fontFamily, 'font-size': 13, 'font-weight': 600 };
      for (const [name, value] of Object.entries(attributes)) title.setAttribute(name, String(value));
      title.setAttribute('fill', paint(color)[0]);
      title.textContent = of.titleOf(pane);
      file.append(title);
      height += titleHeight;
    }
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
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  paper.setAttribute('d', `M-16 -16h${width + 32}v${height + 32}h${-(width + 32)}z`);
  paper.setAttribute('fill', paint(getComputedStyle(host).backgroundColor)[0]);
  file.prepend(paper);
  return new XMLSerializer().serializeToString(file);
}

/** Twice the size of the picture: sharp in a ticket and on a slide. */
const pngScale = 2;
/** No browser of a phone draws a larger one; px. */
const pngSideMax = 8192;

/** An SVG file as a PNG of so many times its size, or null where the browser cannot draw it. */
export function pictureAsPng(svg: string, times = pngScale): Promise<Blob | null> {
  return new Promise((resolve) => {
    const image = new Image();
    image.addEventListener('error', () => resolve(null));
    image.addEventListener('load', () => {
      const { naturalWidth: width, naturalHeight: height } = image;
      const scale = Math.min(times, pngSideMax / Math.max(width, height, 1));
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
