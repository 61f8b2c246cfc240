import type { Pixels } from '../shared/pixels';

/** The data of an image grid: samples, filters, generated pictures. */
export interface ImageGridState {
  readonly title: string;
  /** Images in a row; as many as fit when absent. */
  readonly columns?: number;
  readonly images: readonly GridImage[];
  /** How many images there are in all, when only some travel. */
  readonly total?: number;
  /** The images' size in pixels where what travels is smaller. */
  readonly reducedFrom?: { readonly width: number; readonly height: number };
}

export interface GridImage {
  readonly pixels: Pixels;
  readonly label?: string;
  /** Set off as a mistake: a wrong prediction. */
  readonly wrong?: boolean;
}
