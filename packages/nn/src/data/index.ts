export type { Classification, Dataset, Provenance, Tabular } from './dataset';
export { columns, parseCsv, readCsv, type CsvCell, type CsvOptions, type Row } from './formats/csv';
export { parseIdx, readIdx } from './formats/idx';
export { imageFolder, type ImageFolderOptions } from './formats/image-folder';
export { parseJsonLines, readJsonLines } from './formats/json-lines';
export { parseNpy, readNpy } from './formats/npy';
export { parseWav, readWav, type Sound, writeWav } from './formats/wav';
export { captions, type CaptionedPictures, type Captions } from './generated/captions';
export { dates, type GeneratedOptions, type TextPair, type TextPairs } from './generated/dates';
export { inWords, numberWords } from './generated/number-words';
export { playground, type PlaygroundDataset } from '../playground/data-set';
export { ringOfGaussians, type Ring, type RingOptions } from './generated/ring-of-gaussians';
export { sentiment, type Review, type Reviews } from './generated/sentiment';
export {
  spokenDigits,
  type Recordings,
  type SpokenDigits,
  type SpokenDigitsOptions,
} from './generated/spoken-digits/spoken-digits';
export {
  spokenDigitStrings,
  type SpokenDigitStrings,
  type SpokenDigitStringsOptions,
  type StringRecordings,
} from './generated/spoken-digits/spoken-strings';
export { karateClub, type KarateClub } from './graphs/karate-club';
export { molecules, type Molecule, type MoleculeExamples, type Molecules } from './graphs/molecules';
export { digits, type DigitsOptions } from './packaged/digits';
export { emoji, type Drawing, type Drawings } from './packaged/emoji';
export { mnist } from './packaged/mnist';
export { photographs, type Photograph } from './packaged/photographs';
export { prose, type Corpus } from './packaged/prose';
export { seattleWeather, stocks, type Price, type TimeSeries, type Weather } from './packaged/series';
export { breastCancer, diabetes, iris, wine, type TableOptions } from './packaged/tables';
export { Random } from './random';
export { rollingOrigin, type RollingOriginOptions } from './rolling-origin';
export {
  splitIndices,
  trainTestSplit,
  type Examples,
  type SplitIndices,
  type SplitOptions,
  type TrainTest,
} from './split';
export { melFilterbank, type MelFilterbankOptions, type MelOptions } from './sound/mel';
export { resample } from './sound/resample';
export { logMelSpectrogram, type SpectrogramOptions } from './sound/spectrogram';
export { windows, type WindowOptions } from './windows';
