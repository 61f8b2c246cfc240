// %% [markdown]
// # 0. Contents
//
// **The promise.** You see what the course holds, how long each lesson takes, what you have done, and, if you come from one of the four
// documents that it follows, in which lesson each of their sections is.
//
// Run this notebook whenever you like: it reads the lessons beside it **as they were last saved**. A lesson
// is done when every check in it has passed (✓); an exercise without an answer counts as open (○).
//
// Time needed: five minutes.

// %%
import { existsSync, readdirSync, readFileSync } from 'node:fs';

interface Lesson {
  readonly file: string;
  readonly about: string;
  readonly minutes: number;
}
const lessons: readonly Lesson[] = [
  { file: '01-first-network', about: 'a first network', minutes: 25 },
  { file: '02-neuron-and-activations', about: 'one neuron, activation functions', minutes: 30 },
  { file: '03-loss-and-gradient-descent', about: 'losses and optimizers', minutes: 40 },
  {
    file: '04-feed-forward-and-evaluation',
    about: 'feed-forward networks, measures, batch size',
    minutes: 45,
  },
  { file: '05-convolution', about: 'convolutional networks', minutes: 45 },
  { file: '06-recurrent-networks', about: 'recurrent networks', minutes: 50 },
  { file: '07-language-and-attention', about: 'attention, Transformers', minutes: 60 },
  { file: '08-playground', about: 'a network in small, to play with', minutes: 40 },
  { file: '09-autoencoders', about: 'autoencoders', minutes: 45 },
  { file: '09-generative-adversarial-networks', about: 'generative adversarial networks', minutes: 45 },
  {
    file: '10-centres-maps-and-experts',
    about: 'radial basis functions, self-organising maps, modular networks',
    minutes: 45,
  },
  { file: '11-capsule-networks', about: 'capsule networks', minutes: 30 },
  { file: '11-graph-networks', about: 'graph networks', minutes: 30 },
  { file: '11-spiking-networks', about: 'spiking networks', minutes: 30 },
  { file: '12-transfer-learning', about: 'transfer learning', minutes: 40 },
  { file: '13-case-study-images', about: 'case study: pictures', minutes: 45 },
  { file: '14-case-study-speech', about: 'case study: speech', minutes: 40 },
  {
    file: '15-case-study-series-and-medicine',
    about: 'case study: weather, share prices, tumours',
    minutes: 45,
  },
];

// %% [markdown]
// ## What you have done

// %%
interface SavedCell {
  readonly outputs?: readonly { readonly output_type: string; readonly text?: string | readonly string[] }[];
}
const printedIn = ({ outputs = [] }: SavedCell) =>
  outputs.flatMap(({ output_type, text = '' }) => (output_type === 'stream' ? [text].flat() : [])).join('');
const count = (text: string, mark: string) => text.split('\n').filter(line => line.startsWith(mark)).length;

function progress({ file, about, minutes }: Lesson) {
  if (!existsSync(`${file}.ipynb`)) return { lesson: file, about, minutes, state: 'not there yet' };
  const { cells } = JSON.parse(readFileSync(`${file}.ipynb`, 'utf8')) as { cells: readonly SavedCell[] };
  const printed = cells.map(printedIn).join('\n');
  const [passed, failed, open] = ['✓', '✗', '○'].map(mark => count(printed, mark)) as [
    number,
    number,
    number,
  ];
  const state = failed > 0 ? 'to look at again' : open > 0 ? 'begun' : passed > 0 ? 'done' : 'not run';
  return { lesson: file, about, minutes, state, passed, failed, open };
}
const progressOfAll = lessons.map(progress);
show.table(progressOfAll, { title: 'Lessons' });
const hours = lessons.reduce((sum, { minutes }) => sum + minutes, 0) / 60;
const inAll = (key: 'passed' | 'failed' | 'open') =>
  progressOfAll.reduce((sum, row) => sum + ((row as Partial<Record<typeof key, number>>)[key] ?? 0), 0);
console.log(
  `${inAll('passed')} checks passed, ${inAll('failed')} failed, ${inAll('open')} exercises open; the whole course takes about ${Math.round(hours)} hours`,
);

// %% [markdown]
// ## Where each section of the documents is
//
// ### "Deep Learning", the notes, and the same notes as a page
//
// | section | lesson |
// | --- | --- |
// | The biological inspiration | [2](02-neuron-and-activations.ipynb) |
// | TensorFlow and Keras: a brief overview | [1](01-first-network.ipynb) |
// | Creating a simple neural network in Keras | [1](01-first-network.ipynb) |
// | Using TensorFlow's low-level API | [3](03-loss-and-gradient-descent.ipynb) |
// | Feedforward neural networks | [4](04-feed-forward-and-evaluation.ipynb) |
// | Convolutional neural networks | [5](05-convolution.ipynb) |
// | Recurrent neural networks: sequence to sequence, to vector, from vector | [6](06-recurrent-networks.ipynb) |
// | Types of activation function | [2](02-neuron-and-activations.ipynb) |
// | Neural network: play with this; the checklist of the website | [8](08-playground.ipynb) |
// | Modern natural language processing | [7](07-language-and-attention.ipynb) |
// | Transfer learning | [12](12-transfer-learning.ipynb) |
// | Batch size: smaller is more effective | [4](04-feed-forward-and-evaluation.ipynb) |
// | Confusion matrix | [4](04-feed-forward-and-evaluation.ipynb) |
//
// ### "Learning Deep Learning with Python"
//
// | section | lesson |
// | --- | --- |
// | Introduction | [1](01-first-network.ipynb) |
// | Artificial neuron, its components, how it works | [2](02-neuron-and-activations.ipynb) |
// | Feedforward neural networks | [4](04-feed-forward-and-evaluation.ipynb) |
// | Convolutional neural networks | [5](05-convolution.ipynb) |
// | Recurrent neural networks: LSTM, GRU | [6](06-recurrent-networks.ipynb) |
// | Transformer networks | [7](07-language-and-attention.ipynb) |
// | Generative adversarial networks | [9](09-generative-adversarial-networks.ipynb) |
// | Autoencoders | [9](09-autoencoders.ipynb) |
// | Radial basis function networks, self-organizing maps, modular networks | [10](10-centres-maps-and-experts.ipynb) |
// | Spiking neural networks | [11](11-spiking-networks.ipynb) |
// | Graph neural networks | [11](11-graph-networks.ipynb) |
// | Capsule networks | [11](11-capsule-networks.ipynb) |
// | Loss function | [3](03-loss-and-gradient-descent.ipynb) |
// | Conclusion: deep learning, single neuron, loss function, gradient descent | [2](02-neuron-and-activations.ipynb), [3](03-loss-and-gradient-descent.ipynb) |
//
// ### "Module 12", lessons 14 and 15
//
// | section | lesson |
// | --- | --- |
// | Understanding deep learning: forward and backward | [2](02-neuron-and-activations.ipynb) |
// | Building and training a simple neural network | [1](01-first-network.ipynb) |
// | Activation functions | [2](02-neuron-and-activations.ipynb) |
// | Loss functions | [3](03-loss-and-gradient-descent.ipynb) |
// | Optimization algorithms | [3](03-loss-and-gradient-descent.ipynb) |
// | Convolutional neural networks for image recognition | [5](05-convolution.ipynb) |
// | Recurrent neural networks for sequential data | [6](06-recurrent-networks.ipynb) |
// | Transfer learning and fine-tuning pre-trained models | [12](12-transfer-learning.ipynb) |
// | Case study: image classification | [13](13-case-study-images.ipynb) |
// | Case study: speech recognition | [14](14-case-study-speech.ipynb) |
// | Case study: time series, share prices, weather, medical data | [15](15-case-study-series-and-medicine.ipynb) |
// | Conclusions of both lessons | [15](15-case-study-series-and-medicine.ipynb) |
//
// A link leads nowhere where the table above says "not there yet".
//
// ## Was the promise kept?

// %%
const here = readdirSync('.').filter(name => /^\d\d-.*\.ipynb$/.test(name) && !name.startsWith('00-'));
verify({
  'every lesson of this folder is in the table': here.every(name =>
    lessons.some(({ file }) => name === `${file}.ipynb`),
  ),
  'every lesson has its time': lessons.every(({ minutes }) => minutes > 0),
});
