const absolute = /(?<=import\(")(?:\/|[A-Za-z]:)[^"]*/g;

/** `import("/home/ada/node_modules/some-package/dist/a").Model` is how TypeScript names a type of elsewhere: say `Model`. */
export function withoutPaths(text: string): string {
  return withShortPaths(text.replaceAll(/import\("(?!cell-)[^"]*"\)\./g, ''));
}

/** The same where types of one name have to be told apart: say `import("some-package").Model`. */
export function withShortPaths(text: string): string {
  return text.replaceAll(absolute, shortened);
}

/** A path on this machine as a reader knows it: the package that it leads to, else the file's name. */
function shortened(path: string): string {
  const [, ofPackage] = /.*\/node_modules\/(?:@types\/)?((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
  return ofPackage ?? path.split('/').at(-1) ?? path;
}
