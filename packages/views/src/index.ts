export * from './host';
export * from './live';
export * from './payload';
export * from './states';
export type * from './confusion-matrix/state';
export type * from './model-summary/state';
export type * from './training/state';
