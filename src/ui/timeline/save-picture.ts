import { download } from '../download.ts';
import { type PanesOf, pictureAsPng, pictureAsSvg } from './picture-as-svg.ts';

/** Saves the picture inside `host` as it is shown now: as SVG, or as PNG so many times its size. False: no PNG of it. */
export async function savePicture(
  host: Element,
  name: string,
  kind: 'svg' | number,
  panes?: PanesOf,
): Promise<boolean> {
  const svg = pictureAsSvg(host, panes);
  if (kind === 'svg') {
    download(new Blob([svg], { type: 'image/svg+xml' }), `${name}.svg`);
    return true;
  }
  const png = await pictureAsPng(svg, kind);
  if (png) download(png, `${name}@${kind}x.png`);
  return png !== null;
}
