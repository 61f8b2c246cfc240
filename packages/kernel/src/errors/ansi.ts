/**
 * Colours of the terminal, which front ends show in tracebacks. There are only those that can be read on light and on
 * dark: JupyterLab's yellow vanishes on the one, its gray on the other.
 */
const paint = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[39m`;

export const red = paint(31);
export const magenta = paint(35);
export const bold = (text: string): string => `\u001b[1m${text}\u001b[22m`;

/** Takes yellow and gray out of a text that somebody else has coloured. */
export function readable(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what colours are written with
  return text.replace(/\u001b\[(?:33|90)m/g, '');
}
