import { DENO_TYPES } from '../../compat/deno';
import { IJAVASCRIPT_TYPES } from '../../compat/ijavascript';
import { WIDGET_TYPES } from '../../widgets/ambient';

/** The types of what the kernel itself puts in scope, for the compiler. */
export const KERNEL_TYPES = `
/** Elements of JSX whose library does not say which there are. */
declare namespace JSX { interface IntrinsicElements { [name: string]: any } }
${WIDGET_TYPES}${DENO_TYPES}${IJAVASCRIPT_TYPES}interface DisplayOptions {
  /** A name for the output, under which it can be replaced later. */
  displayId?: string;
  metadata?: Record<string, unknown>;
  /** The value is a MIME bundle already, such as \`{ 'text/html': '<b>bold</b>' }\`. */
  raw?: boolean;
}
interface DisplayHandle {
  readonly displayId: string;
  /** Replaces the output wherever it is shown. */
  update(value: unknown, options?: DisplayOptions): void;
}
/**
 * Shows a value under the cell: as a table, a picture or a plot where it is one, as text otherwise.
 * @example
 * const progress = display('0 %');
 * progress.update('100 %');
 */
declare function display(value: unknown, options?: DisplayOptions): DisplayHandle;
/**
 * Removes the outputs of this cell.
 * @param options.wait remove them only when the next output arrives, so that nothing flickers
 */
declare function clearOutput(options?: { wait?: boolean }): void;
/**
 * Asks the user for a line of text.
 * @param options.password hide what is typed
 * @example const name = await input('Your name? ');
 */
declare function input(prompt?: string, options?: { password?: boolean }): Promise<string>;
`;
