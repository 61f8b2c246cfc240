import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { toBundle } from '../display/to-bundle';
import { DISPLAY } from '../display/conventions';
import type { MimeBundle } from '../wire/message';

interface Shown {
  [DISPLAY](): MimeBundle;
}

interface DisplayOptions {
  /** The value is a MIME bundle already. */
  readonly raw?: boolean;
  readonly update?: boolean;
  readonly display_id?: string;
}

/** How the notebook shows a bundle. */
export interface Output {
  show(bundle: MimeBundle, options: { displayId?: string }): void;
  update(bundle: MimeBundle, displayId: string): void;
}

const picture = (mime: string, base64: string): Shown => ({ [DISPLAY]: () => ({ [mime]: base64 }) });

/** A template such as `md`: its text is shown as one MIME type. */
const template =
  (mime: string) =>
  (texts: TemplateStringsArray, ...values: readonly unknown[]): Shown => {
    const text = String.raw({ raw: texts }, ...values);
    return { [DISPLAY]: () => ({ [mime]: text, 'text/plain': text }) };
  };

/** By their first bytes. */
const pictures = [
  ['image/png', '89504e47'],
  ['image/jpeg', 'ffd8ff'],
] as const;

async function image(source: string | Uint8Array): Promise<Shown> {
  const bytes = Buffer.from(typeof source === 'string' ? await readFile(source) : source);
  const found = pictures.find(([, start]) => bytes.toString('hex', 0, start.length / 2) === start);
  if (!found) throw new TypeError('Deno.jupyter.image shows PNG and JPEG; these bytes are neither.');
  return picture(found[0], bytes.toString('base64'));
}

/** Deno's own version is that of the functions here. Read when asked for: cells start without it. */
function versions(): object {
  const typescript = createRequire(__filename)('typescript/package.json') as { version: string };
  return { deno: '2.0.0', v8: process.versions.v8, typescript: typescript.version };
}

/**
 * The `Deno` of the cells of Deno's kernel, as far as it concerns notebooks (https://docs.deno.com/api/deno/~/Deno.jupyter).
 * Only cells see it: packages take a global `Deno` for the whole of Deno's runtime.
 */
export function denoFor({ show, update }: Output): object {
  const format = async (value: unknown): Promise<MimeBundle> => toBundle(value);
  const display = async (value: unknown, options: DisplayOptions = {}): Promise<void> => {
    const { raw = false, update: isUpdate = false, display_id: displayId } = options;
    const bundle = raw ? (value as MimeBundle) : await format(value);
    if (isUpdate && displayId !== undefined) update(bundle, displayId);
    else show(bundle, displayId === undefined ? {} : { displayId });
  };
  return {
    get version() {
      return versions();
    },
    jupyter: {
      $display: DISPLAY,
      display,
      format,
      image,
      md: template('text/markdown'),
      html: template('text/html'),
      svg: template('image/svg+xml'),
    },
  };
}

/** Its types, for the compiler. */
export const DENO_TYPES = `
interface DenoShown { [key: symbol]: () => Record<string, any> }
/** The part of Deno's namespace that its notebooks use. */
declare namespace Deno {
  const version: { readonly deno: string; readonly v8: string; readonly typescript: string };
  namespace jupyter {
    /** The name of the method with which a value says how it is shown: \`Symbol.for('Jupyter.display')\`. */
    const $display: unique symbol;
    function display(value: unknown, options?: { raw?: boolean; update?: boolean; display_id?: string }): Promise<void>;
    function format(value: unknown): Promise<Record<string, any>>;
    /** The picture in a file or in bytes, PNG or JPEG. */
    function image(source: string | Uint8Array): Promise<DenoShown>;
    function md(texts: TemplateStringsArray, ...values: unknown[]): DenoShown;
    function html(texts: TemplateStringsArray, ...values: unknown[]): DenoShown;
    function svg(texts: TemplateStringsArray, ...values: unknown[]): DenoShown;
  }
}
`;
