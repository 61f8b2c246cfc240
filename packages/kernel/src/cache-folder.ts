import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the kernel keeps what only makes it faster; it may be deleted at any time. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const own = process.platform === 'darwin' ? 'Library/Caches' : '.cache';
  return join(environment.XDG_CACHE_HOME ?? join(homedir(), own), 'epochlab');
}
