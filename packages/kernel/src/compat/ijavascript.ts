import { readFileSync } from 'node:fs';
import type { MimeBundle } from '../wire/message';

/** The notebook's side. */
export interface Notebook {
  /** Shows a value, or a bundle if `raw`, and returns what replaces the output. */
  display(
    value: unknown,
    options?: { raw?: boolean },
  ): { update(value: unknown, options?: { raw?: boolean }): void };
  clear(): void;
  input(prompt: string, options: { password?: boolean }): Promise<string>;
  /** The cell does not end before the promise does, and its last expression is not its result. */
  waitFor(work: Promise<unknown>): void;
}

interface InputOptions {
  readonly prompt?: string;
  readonly password?: boolean;
}

type Content = string;

interface Output {
  text(text: Content): void;
  html(html: Content): void;
  svg(svg: Content): void;
  /** Base64. */
  png(bytes: Content): void;
  jpeg(bytes: Content): void;
  mime(bundle: MimeBundle): void;
}

const types = {
  text: 'text/plain',
  html: 'text/html',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
};

function outputOf(show: (bundle: MimeBundle) => void): Output {
  const methods = Object.entries(types).map(
    ([name, mime]) => [name, (content: Content) => show({ [mime]: content })] as const,
  );
  // One method for each entry of the table, which is that of `Output`.
  return { ...Object.fromEntries(methods), mime: show } as Output;
}

/** An output that each further call replaces. */
function replaceable(notebook: Notebook): Output {
  let shown: ReturnType<Notebook['display']> | undefined;
  return outputOf(bundle => {
    if (shown) shown.update(bundle, { raw: true });
    else shown = notebook.display(bundle, { raw: true });
  });
}

interface IJavascript extends Output {
  async(): void;
  done(result?: unknown): void;
  sendResult(result: unknown): void;
  sendError(error: unknown): void;
  display(): Output;
  clear(): void;
  input(options: InputOptions, use?: (error: null, answer: string) => void): Promise<string>;
}

/** The object that ijavascript calls `$$` (https://n-riesco.github.io/ijavascript/doc/custom.ipynb.html). */
export function ijavascriptFor(notebook: Notebook): IJavascript {
  /** Ends the wait of a cell that has called `async()`. */
  let finish: (() => void) | undefined;
  const wait = () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    finish = () => resolve(undefined);
    notebook.waitFor(promise);
  };
  const done = () => {
    finish?.();
    finish = undefined;
  };
  const sendResult = (value: unknown) => {
    if (value !== undefined) notebook.display(value);
    done();
  };
  return {
    ...outputOf(bundle => {
      notebook.display(bundle, { raw: true });
      done();
    }),
    async: wait,
    done: sendResult,
    sendResult,
    sendError(error: unknown) {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      done();
    },
    display: () => replaceable(notebook),
    clear: () => notebook.clear(),
    input: async (
      { prompt = '', password = false }: InputOptions,
      use?: (error: null, answer: string) => void,
    ) => {
      const answer = await notebook.input(prompt, { password });
      use?.(null, answer);
      return answer;
    },
  };
}

const base64Of = (file: string) => readFileSync(file).toString('base64');

/** The object that itypescript calls `$TS`: `$$` and names of its own (https://github.com/nearbydelta/itypescript). */
export function itypescriptFor(ijavascript: IJavascript): object {
  return {
    ...ijavascript,
    put: (mime: string, content: string) => ijavascript.mime({ [mime]: content }),
    log: ijavascript.text,
    error: ijavascript.sendError,
    retrieve: ijavascript.done,
    jpg: ijavascript.jpeg,
    pngFile: (file: string) => ijavascript.png(base64Of(file)),
    jpgFile: (file: string) => ijavascript.jpeg(base64Of(file)),
  };
}

/** The types of both, for the compiler. */
export const IJAVASCRIPT_TYPES = `
interface IJavascriptOutput {
  text(text: string): void;
  html(html: string): void;
  svg(svg: string): void;
  /** @param bytes base64 */
  png(bytes: string): void;
  /** @param bytes base64 */
  jpeg(bytes: string): void;
  mime(bundle: Record<string, any>): void;
}
interface IJavascript extends IJavascriptOutput {
  /** The cell goes on until \`done\`, \`sendResult\`, \`sendError\` or an output of this object. */
  async(): void;
  done(result?: unknown): void;
  sendResult(result: unknown): void;
  sendError(error: unknown): void;
  /** An output that each further call replaces. */
  display(id?: string): IJavascriptOutput;
  clear(): void;
  input(options: { prompt?: string; password?: boolean }, use?: (error: unknown, answer: string) => void): Promise<string>;
}
interface ITypescript extends IJavascript {
  put(mime: string, content: string): void;
  log(text: string): void;
  error(error: unknown): void;
  retrieve(result?: unknown): void;
  /** @param bytes base64 */
  jpg(bytes: string): void;
  pngFile(file: string): void;
  jpgFile(file: string): void;
}
/** ijavascript's way to show things and to wait. */
declare var $$: IJavascript;
/** itypescript's: \`$$\` and names of its own. */
declare var $TS: ITypescript;
`;
