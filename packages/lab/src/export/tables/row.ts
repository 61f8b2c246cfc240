export type Row = readonly (string | number | boolean | null | undefined)[];

/** A header and what stands below it. */
export type Table = readonly Row[];
