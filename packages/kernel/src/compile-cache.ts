import { enableCompileCache } from 'node:module';

// Imported first by each thread, so that what it imports next is compiled from Node's cache on disk.
enableCompileCache();
