import type { MimeBundle } from '../wire/message';
import { cleanBundle } from './clean-bundle';

/** Deno's convention, also used by its libraries: a method under this symbol returns the bundle. */
export const DISPLAY = Symbol.for('Jupyter.display');

/** Python's conventions: each method returns the text of one MIME type. */
const representations = {
  _repr_html_: 'text/html',
  _repr_markdown_: 'text/markdown',
  _repr_svg_: 'image/svg+xml',
  _repr_png_: 'image/png',
  _repr_jpeg_: 'image/jpeg',
  _repr_latex_: 'text/latex',
  _repr_json_: 'application/json',
} as const;

type Method = (...args: unknown[]) => unknown;

/** The bundle that an object makes of itself, or undefined when it follows no convention. */
export function ownBundle(value: object): Promise<MimeBundle> | MimeBundle | undefined {
  const whole = method(value, DISPLAY) ?? method(value, '_repr_mimebundle_');
  if (whole) return then(whole.call(value, [], []), asBundle);
  const made = Object.entries(representations).flatMap(([name, mime]) => {
    const represent = method(value, name);
    return represent ? [[mime, represent.call(value)] as const] : [];
  });
  if (made.length === 0) return undefined;
  return made.some(([, content]) => content instanceof Promise) ? settle(made) : present(made);
}

type Part = readonly [mime: string, content: unknown];

async function settle(parts: readonly Part[]): Promise<MimeBundle> {
  return present(await Promise.all(parts.map(async ([mime, content]) => [mime, await content] as const)));
}

function present(parts: readonly Part[]): MimeBundle {
  return cleanBundle(Object.fromEntries(parts));
}

function then<T>(made: unknown, use: (made: unknown) => T): T | Promise<T> {
  return made instanceof Promise ? made.then(use) : use(made);
}

/** `_repr_mimebundle_` may return `[data, metadata]`. */
function asBundle(made: unknown): MimeBundle {
  const bundle: unknown = Array.isArray(made) ? made[0] : made;
  return typeof bundle === 'object' && bundle !== null ? present(Object.entries(bundle)) : {};
}

/** A getter or a proxy that throws at whoever looks offers no method; an error in the method itself is the user's to see. */
function method(value: object, name: PropertyKey): Method | undefined {
  try {
    const found = (value as Record<PropertyKey, unknown>)[name];
    return typeof found === 'function' ? (found as Method) : undefined;
  } catch {
    return undefined;
  }
}
