import { SaxesParser } from 'saxes';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The elements of a source; throws where it is not well-formed XML, which all our HTML is as well. */
export function elementsOf(source: string): readonly XmlElement[] {
  const elements: XmlElement[] = [];
  const parser = new SaxesParser();
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes }));
  parser.write(source).close();
  return elements;
}

const HTML =
  'div style p strong span em small ul li table caption thead tbody tfoot tr th td img pre details summary audio';
const SVG = 'svg title style g rect path line text circle image';
const ALLOWED = new Set(`${HTML} ${SVG}`.split(' '));

/** Throws when a drawing could run or fetch anything. */
export function checkHarmless(source: string): void {
  for (const { name, attributes } of elementsOf(source)) {
    if (!ALLOWED.has(name)) throw new Error(`The element ${name} has no place in a static drawing`);
    for (const [attribute, value] of Object.entries(attributes)) {
      const fetches = /^(src|href|xlink:href|action|srcset|poster|data)$/.test(attribute);
      if (attribute.startsWith('on')) throw new Error(`${name} has the handler ${attribute}`);
      if (fetches && !/^data:(image|audio)\/[\w+-]+;base64,/.test(value))
        throw new Error(`${name} fetches ${value}`);
      if (attribute === 'style' && /url\(|@import|expression/.test(value))
        throw new Error(`${name} has the style ${value}`);
    }
  }
}
