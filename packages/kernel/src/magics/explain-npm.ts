import path from 'node:path';
import { readManifest } from '../redirects/manifest';

const NO_NETWORK =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EIDLETIMEOUT)\b|network connectivity|network request to/;

/** npm's words when it fails, and their meaning for the user. */
const reasons: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [
    NO_NETWORK,
    'the registry of packages cannot be reached. Is there a network, and if it has a proxy, does npm know it (npm config set proxy)? ' +
      'A package that lies on this machine needs none: %install ./folder or ./package.tgz',
  ],
  [/\bE404\b|404 Not Found/, 'there is no package of that name. Is it spelt as on npm?'],
  [/\bETARGET\b|No matching version/, 'there is no such version of it. Without one, the latest is taken'],
  [/\bENOENT\b.*(?:package\.json|\.tgz)|Could not read package\.json/, 'there is no package at that path'],
  [
    /\b(?:EACCES|EROFS|EPERM|ENOTDIR)\b[^]*_cacache/,
    "npm's cache of packages cannot be written to; its output above names the folder. Another one is taken from the variable npm_config_cache",
  ],
  [/\bEACCES\b|\bEROFS\b|\bEPERM\b/, 'the folder of the notebook cannot be written to'],
  [/\bENOSPC\b/, 'the disk is full'],
  [
    /\bERESOLVE\b/,
    "its dependencies contradict those of a package that is there already; npm's output above names them",
  ],
];

/** Why npm failed, from what it said. */
export function explainFailure(said: string): string {
  return reasons.find(([pattern]) => pattern.test(said))?.[1] ?? "npm's output above says why";
}

/** Why the script of a package failed, from what it and npm said. */
export function explainScript(said: string): string {
  const { name, command } = failedScript(said);
  const reason = NO_NETWORK.test(said)
    ? 'it asks a server that cannot be reached. Is there a network?'
    : 'its output above says why';
  return `the script with which ${name} prepares itself${command} failed: ${reason}`;
}

/** The package and the command that npm names: `npm error path .../node_modules/name`, `npm error command sh -c ...`. */
function failedScript(said: string): { readonly name: string; readonly command: string } {
  const folder = /^npm (?:error|ERR!) path (.+)$/m.exec(said)?.[1];
  const command = /^npm (?:error|ERR!) command (?:\S*sh -c|\S*cmd\.exe .*\/c) (.+)$/m.exec(said)?.[1];
  const name = folder === undefined ? undefined : (readManifest(folder)?.name ?? path.basename(folder));
  return { name: name ?? 'one of them', command: command === undefined ? '' : ` (${command})` };
}
