import { widths } from '../colour/theme';

/** The pixels that a matrix may take: the width of a view without the names beside it. */
export const HEAT_ROOM = { width: widths.picture - 124, height: 470 } as const;
