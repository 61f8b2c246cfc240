/** A picture: `channels` bytes for each pixel (grey, RGB or RGBA), row after row from the top left, as base64. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly base64: string;
}
