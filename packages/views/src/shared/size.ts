/** The most that the HTML of one output may take, in bytes; a saved notebook carries every one. */
export const MOST_BYTES = 200 * 1024;

/**
 * Bytes that the PNGs of one output may take together: inside an SVG inside HTML they are base64 twice, which makes
 * 16 bytes of 9; the rest is for everything around them.
 */
export const NESTED_BYTES = Math.floor((MOST_BYTES * 9) / 16 - 16 * 1024);
