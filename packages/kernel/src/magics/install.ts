import { readManifest } from '../redirects/manifest';
import type { Redirects } from '../redirects/redirects';
import { installedVersion } from '../redirects/version-notice';
import { MagicError, type Magic } from './magic';
import { npmInstall } from './npm';

/** A package name with an optional version or tag, as npm takes it. */
const PACKAGE = /^(@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*(@[\w.~^<>=*+-]+)?$/i;
/** A folder or a packed package on this machine. */
const LOCAL = /^(file:)?(\.{1,2}|~)?\/[\w./@~+-]*$/;

/** Adds packages to the folder of the notebook and shows how far it is. */
export const install: Magic = {
  usage: '%install [PACKAGE...]',
  summary: 'Adds npm packages to the folder of the notebook; without a name, those of its package.json.',
  async run(argument, { signal, redirects }) {
    const named = argument.split(/\s+/).filter(Boolean).map(withoutNpmPrefix);
    const wanted = named.length > 0 ? named : dependencies();
    if (wanted.length === 0)
      throw new MagicError('Expected %install and the name of a package, such as %install lodash');
    named.forEach(refuseWrongName);
    const told = new Set<string>();
    const missing = wanted.filter(name => !tellIfThere(name, redirects, told));
    if (missing.length === 0) return;
    // Without a name npm reads package.json itself, and leaves it as it is.
    await npmInstall({ packages: missing, named: named.length > 0 ? missing : [] }, redirects, signal);
  },
};

/** Deno writes `npm:lodash@4`, npm `lodash@4`. */
function withoutNpmPrefix(name: string): string {
  return name.replace(/^npm:\/?/, '');
}

/** Those that the package.json beside the notebook asks for, in its versions. */
function dependencies(): string[] {
  const { dependencies, devDependencies } = readManifest(process.cwd()) ?? {};
  return Object.entries({ ...devDependencies, ...dependencies }).map(
    ([name, version]) => `${name}@${version}`,
  );
}

function refuseWrongName(name: string): void {
  const jsr = /^jsr:\/?(.+)$/.exec(name)?.[1];
  if (jsr !== undefined)
    throw new MagicError(
      `%install takes packages from npm; '${name}' is one of JSR. \`npx jsr add ${jsr}\` adds it, in a terminal in the notebook's folder`,
    );
  if (!name.startsWith('-') && (PACKAGE.test(name) || LOCAL.test(name))) return;
  throw new MagicError(
    `'${name}' is not the name of an npm package. Expected a name, with a version if you like (lodash@4), or a path (./my-package)`,
  );
}

/** A package that the kernel brings along is not installed: a second copy would know nothing of the first. */
function tellIfThere(wanted: string, redirects: Redirects, told: Set<string>): boolean {
  const name = wanted.replace(/(?<=.)@[^/]*$/, '');
  const target = redirects.of(name);
  if (target?.from === undefined) return false;
  const version = installedVersion(target.specifier, target.from);
  const shown = version === undefined ? name : `${target.specifier} ${version}`;
  if (!told.has(shown))
    process.stdout.write(`${shown} is there already: the kernel brings it along. Import it as usual.\n`);
  told.add(shown);
  return true;
}
