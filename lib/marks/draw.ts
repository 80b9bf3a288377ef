import { CAUTION, ICON_SIZE, ICONS, type Icon, type Sign, STROKE_WIDTH } from './icons';

const SVG = 'http://www.w3.org/2000/svg';

/** A sign with its caution, if there is one, in the corner: decoration beside the word that says the same. */
export function drawSign(document: Document, sign: Sign, caution: boolean): readonly SVGElement[] {
  const icon = drawIcon(document, ICONS[sign]);
  if (!caution) return [icon];
  const corner = drawIcon(document, CAUTION);
  corner.setAttribute('class', 'caution');
  return [icon, corner];
}

/** A shape in the text's colour, hidden from assistive technology. */
export function drawIcon(document: Document, { fill, stroke }: Icon): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${ICON_SIZE} ${ICON_SIZE}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  if (fill !== undefined) svg.append(path(document, { d: fill, fill: 'currentColor', 'fill-rule': 'evenodd' }));
  if (stroke !== undefined) {
    const line = {
      stroke: 'currentColor',
      'stroke-width': String(STROKE_WIDTH),
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    };
    svg.append(path(document, { d: stroke, fill: 'none', ...line }));
  }
  return svg;
}

function path(document: Document, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(SVG, 'path');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
