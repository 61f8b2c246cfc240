import type { MimeBundle } from '../wire/message';
import { ownBundle } from './conventions';
import { plainText } from './text';

/** What a front end gets to see of a value: its own representation where it has one, and text in any case. */
export function toBundle(value: unknown): MimeBundle | Promise<MimeBundle> {
  const rich = isObject(value) ? ownBundle(value) : undefined;
  const withText = (bundle: MimeBundle | undefined) => ({ 'text/plain': plainText(value), ...bundle });
  return rich instanceof Promise ? rich.then(withText) : withText(rich);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
