import { closeSync, openSync, readSync } from 'node:fs';

/** A file or folder that holds a model, but not as tfjs's models are saved. */
interface Foreign {
  readonly what: string;
  readonly begins: string;
  readonly remedy: (path: string) => string;
}

/** The commands of Keras in Python that convert a model so that it can be used here. */
const exported = (load: string) =>
  `In Python, ${load}.export('exported') writes a folder that tf.node.loadSavedModel('exported') loads; ` +
  `tensorflowjs_converter (pip install tensorflowjs) makes one that can be trained on.`;

const FOREIGN: readonly Foreign[] = [
  {
    what: 'an HDF5 file of Keras (.h5)',
    begins: '\x89HDF',
    remedy: path => exported(`keras.models.load_model('${path}')`),
  },
  {
    what: 'a .keras file or another zip archive',
    begins: 'PK\x03\x04',
    remedy: path => exported(`keras.models.load_model('${path}')`),
  },
  {
    what: 'a file of PyTorch or pickled Python',
    begins: '\x80',
    remedy: () => 'Export the model as a SavedModel in Python, and load it with tf.node.loadSavedModel.',
  },
  {
    what: 'a gzip archive',
    begins: '\x1f\x8b',
    remedy: path => `Unpack it (tar xzf '${path}') and give the folder.`,
  },
];

function beginning(path: string): string {
  const bytes = Buffer.alloc(4);
  const file = openSync(path, 'r');
  try {
    return bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}

/** @throws naming the format and what to do, for a model file that is not JSON */
export function refuseForeignFile(path: string): void {
  const first = beginning(path);
  const found = FOREIGN.find(({ begins }) => first.startsWith(begins));
  if (found) throw new Error(`${path} is ${found.what}, not a model.json. ${found.remedy(path)}`);
  if (path.endsWith('.pb'))
    throw new Error(
      `${path} is a part of a TensorFlow SavedModel. Load its folder with tf.node.loadSavedModel.`,
    );
}
