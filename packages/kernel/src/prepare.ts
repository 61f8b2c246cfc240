import './compile-cache';
import { flushCompileCache } from 'node:module';
import { parseArgs } from 'node:util';
import { languageOptions } from './compiler/create-compiler';
import { Language } from './compiler/typescript/language';
import { KERNEL_TYPES } from './session/ambient';

/**
 * Reads all declarations once and writes down what makes a start fast, so that the first kernel after set-up starts as
 * the later ones do:
 *
 *     node prepare.js --scope scope.js
 */
const { values } = parseArgs({ options: { scope: { type: 'string' } } });
new Language(languageOptions({ cwd: process.cwd(), ambient: KERNEL_TYPES, ...values })).remember();
flushCompileCache();
