/** Deno's way to name a package: `npm:lodash@4/fp`, with a version or a tag if need be. */
const NPM = /^npm:\/?((?:@[^/@]+\/)?[^/@]+)(?:@[^/]*)?(\/.*)?$/;

/** The specifier as npm's own tools write it; the version is the one that is installed. */
export function withoutNpmPrefix(specifier: string): string {
  const [, name, rest = ''] = NPM.exec(specifier) ?? [];
  return name === undefined ? specifier : `${name}${rest}`;
}
