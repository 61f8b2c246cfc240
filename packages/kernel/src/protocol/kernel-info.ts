import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PROTOCOL_VERSION } from '../wire/encode';
import type { CellLanguage } from '../compiler/compiler';
import type { KernelInfo } from '../wire/message';

/** How front ends show, colour and export each language. */
const languages = {
  typescript: {
    name: 'typescript',
    mimetype: 'text/typescript',
    file_extension: '.ts',
    pygments_lexer: 'typescript',
    codemirror_mode: { name: 'javascript', typescript: true },
    nbconvert_exporter: 'script',
  },
  javascript: {
    name: 'javascript',
    mimetype: 'text/javascript',
    file_extension: '.js',
    pygments_lexer: 'javascript',
    codemirror_mode: { name: 'javascript' },
    nbconvert_exporter: 'script',
  },
} satisfies Record<CellLanguage, object>;

/** The kernel's facts about itself. Read from package files, so that TypeScript need not be loaded for it. */
export function kernelInfo(language: CellLanguage): KernelInfo {
  const own = versionOf(join(__dirname, '..', '..', 'package.json'));
  const typescript = versionOf(createRequire(__filename).resolve('typescript/package.json'));
  return {
    status: 'ok',
    protocol_version: PROTOCOL_VERSION,
    implementation: 'epochlab',
    implementation_version: own,
    // TypeScript reads JavaScript too, so its version counts for either.
    language_info: { ...languages[language], version: typescript },
    banner: `Epochlab ${own}: TypeScript ${typescript} on Node.js ${process.versions.node}`,
    debugger: true,
    help_links: [
      { text: 'TypeScript Handbook', url: 'https://www.typescriptlang.org/docs/handbook/intro.html' },
      { text: 'TensorFlow.js API', url: 'https://js.tensorflow.org/api/latest/' },
    ],
    supported_features: ['kernel subshells', 'debugger'],
  };
}

function versionOf(packageFile: string): string {
  return (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version;
}
