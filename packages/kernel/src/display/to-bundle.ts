import type { MimeBundle } from '../wire/message';
import { plotly, vega } from './charts';
import { ownBundle } from './conventions';
import { canvas, element, imageBytes, imageData, sharp } from './image';
import type { Recogniser } from './recogniser';
import { columnTable, dataFrame, matrix, table } from './table';
import { tensor } from './tensor';
import { plainText } from './text';
import { tree } from './tree';

/** Who may make a bundle, the first that can does: the value itself, then what it is known by. */
const recognisers: readonly Recogniser[] = [
  ownBundle,
  tensor,
  imageBytes,
  imageData,
  canvas,
  sharp,
  element,
  vega,
  plotly,
  table,
  dataFrame,
  columnTable,
  matrix,
  tree,
];

/** A value as a front end shows it: the richest representation that is known, and text in any case. */
export function toBundle(value: unknown): MimeBundle | Promise<MimeBundle> {
  const rich = isObject(value) ? recognise(value) : undefined;
  const withText = (bundle: MimeBundle | undefined): MimeBundle =>
    bundle && 'text/plain' in bundle ? bundle : { 'text/plain': plainText(value), ...bundle };
  return rich instanceof Promise ? rich.then(withText) : withText(rich);
}

function recognise(value: object): MimeBundle | Promise<MimeBundle> | undefined {
  for (const recogniser of recognisers) {
    const bundle = attempt(recogniser, value);
    if (bundle) return bundle;
  }
  return undefined;
}

/** A getter or a proxy may throw at whoever looks; such a value is shown as text. */
function attempt(recogniser: Recogniser, value: object): MimeBundle | Promise<MimeBundle> | undefined {
  if (recogniser === ownBundle) return recogniser(value); // an error in the value's own method is the user's to see
  try {
    return recogniser(value);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
