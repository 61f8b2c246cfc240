export { decodePredictions, type Prediction } from '../decode-predictions';
export { preprocessInput } from './preprocess-input';
