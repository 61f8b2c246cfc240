/** The colours of everything that is not data. A static drawing carries both themes. */
export interface Theme {
  readonly surface: string;
  readonly ink: string;
  readonly muted: string;
  readonly frame: string;
  readonly grid: string;
  readonly error: string;
}

export const light: Theme = {
  surface: '#ffffff',
  ink: '#1b1f24',
  muted: '#5b6570',
  frame: '#c6ccd2',
  grid: '#eaedf0',
  error: '#b3261e',
};

export const dark: Theme = {
  surface: '#111111',
  ink: '#ebedf0',
  muted: '#a3abb4',
  frame: '#454b52',
  grid: '#26292d',
  error: '#ff8a80',
};

export const fonts = {
  family: "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif",
  size: 12.5,
} as const;

/** A view fills its cell up to this many CSS pixels; a picture as wide as a view leaves it a margin. */
export const widths = { widest: 960, picture: 944 } as const;
