import { constants, enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder';

// Imported first by each thread, so that what it imports next is compiled from Node's cache on disk; where the user's
// folder cannot be written, from that in the system's temporary folder.
const { status } = enableCompileCache(join(cacheFolder(), 'code'));
if (status === constants.compileCacheStatus.FAILED) enableCompileCache();
