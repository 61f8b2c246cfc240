import { createRequire } from 'node:module';
import path from 'node:path';
import { satisfies } from 'semver';
import { type Manifest, readManifest } from './manifest';
import type { Redirect } from './redirects';

/** Says once for each package that it asks for another version of a shared package than the one that there is. */
export function versionNotices(say: (line: string) => void): (importer: string, target: Redirect) => void {
  const seen = new Set<string>();
  return (importer, { specifier, from }) => {
    const manifest = importer.includes('/node_modules/') ? manifestAbove(importer) : undefined;
    const name = packageName(specifier);
    const key = `${manifest?.name} ${name}`;
    if (!manifest?.name || from === undefined || seen.has(key)) return;
    seen.add(key);
    const asked = manifest.dependencies?.[name] ?? manifest.peerDependencies?.[name];
    const version = installedVersion(name, from);
    if (asked === undefined || version === undefined || satisfies(version, asked)) return;
    say(
      `${manifest.name} asks for ${name} ${asked} and gets ${version}, the one that this kernel trains with.\n`,
    );
  };
}

/** The version of a package as it is found from a file. */
export function installedVersion(name: string, from: string): string | undefined {
  const folders = createRequire(from).resolve.paths(name) ?? [];
  const manifests = folders.map(folder => readManifest(path.join(folder, name)));
  return manifests.find(found => found !== undefined)?.version;
}

function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The nearest package.json with a name: folders of ES modules in CommonJS packages have one without. */
function manifestAbove(file: string): Manifest | undefined {
  const folder = path.dirname(file);
  if (folder === file) return undefined;
  const manifest = readManifest(folder);
  return manifest?.name === undefined ? manifestAbove(folder) : manifest;
}
