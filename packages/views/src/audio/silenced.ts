import { counted } from '../format/quantity';
import type { AudioState } from './state';

/**
 * The words for samples that are no sound.
 * @example ['3 samples are not finite: silent here']
 */
export const silencedSamples = ({ notFinite = 0 }: AudioState): string[] =>
  notFinite === 0
    ? []
    : [`${counted(notFinite, 'sample')} ${notFinite === 1 ? 'is' : 'are'} not finite: silent here`];
