/**
 * Deno's way to name a package: `npm:lodash@4/fp`, with a version or a tag if need be. One of `jsr:` is found under its own
 * name too, once JSR's tool has installed it.
 */
const PREFIXED = /^(?:npm|jsr):\/?((?:@[^/@]+\/)?[^/@]+)(?:@[^/]*)?(\/.*)?$/;

/** The specifier as npm's own tools write it; the version is the one that is installed. */
export function withoutPrefix(specifier: string): string {
  const [, name, rest = ''] = PREFIXED.exec(specifier) ?? [];
  return name === undefined ? specifier : `${name}${rest}`;
}
