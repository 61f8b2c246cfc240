export { EfficientNetLite0, type EfficientNetLite0Options } from './efficientnet-lite/efficientnet-lite-0';
export * as efficientNetLite from './efficientnet-lite';
