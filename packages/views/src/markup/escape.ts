const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that XML 1.0 forbids and marks that turn the reading direction of what follows: shown, never obeyed. */
// eslint-disable-next-line no-control-regex -- control characters are exactly what has to be found
const UNSAFE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text that means itself in HTML and SVG, in content and between quotes. */
export function escape(text: string): string {
  return printable(text).replace(/[&<>"']/g, character => ENTITIES[character] as string);
}

/** Text without characters that a terminal or an XML parser would obey or refuse. */
export function printable(text: string): string {
  return text.replace(UNSAFE, '\ufffd').replace(LONE_SURROGATE, '\ufffd');
}
