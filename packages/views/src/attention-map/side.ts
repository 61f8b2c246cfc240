/** Pixels that the map of one head takes at most: three stand side by side. */
export const attentionSide = (heads: number): number => (heads === 1 ? 440 : 220);
