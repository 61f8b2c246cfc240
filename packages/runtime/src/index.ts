export { acceleration, describeAcceleration, type Acceleration } from './acceleration';
export { chosenBackend, type Backend } from './backend';
export { binding } from './binding';
export { load } from './load';
export { NativeTensorFlowError } from './native-error';
export { openLibrary } from './open-library';
export { bindingPath, libraryNames, loaderPath, nativeDirectory, tensorflowDirectory } from './places';
