/** Names of losses, metrics and optimizers that Keras writes otherwise than tfjs. Others differ only in snake_case. */
const OTHERWISE: Readonly<Record<string, string>> = {
  mse: 'meanSquaredError',
  mae: 'meanAbsoluteError',
  mape: 'meanAbsolutePercentageError',
  msle: 'meanSquaredLogarithmicError',
  bce: 'binaryCrossentropy',
  kld: 'kullbackLeiblerDivergence',
  klDivergence: 'kullbackLeiblerDivergence',
  kLDivergence: 'kullbackLeiblerDivergence',
  logCosh: 'logcosh',
  cosineSimilarity: 'cosineProximity',
};

/** 'sparse_categorical_crossentropy', 'SparseCategoricalCrossentropy' -> 'sparseCategoricalCrossentropy'; 'MSE' -> 'meanSquaredError'. */
export function tfjsName(name: string): string {
  const camel = /^[A-Z]+$/.test(name)
    ? name.toLowerCase()
    : name
        .replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
        .replace(/^[A-Z]/, c => c.toLowerCase());
  return OTHERWISE[camel] ?? camel;
}
