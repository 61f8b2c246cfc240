/** Colours of the terminal, which front ends show in tracebacks. */
const paint = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[39m`;

export const red = paint(31);
export const green = paint(32);
export const yellow = paint(33);
export const cyan = paint(36);
export const gray = paint(90);
export const bold = (text: string): string => `\u001b[1m${text}\u001b[22m`;
