/** Subjects of reviews. */
export const SUBJECTS = [
  'the acting', 'the plot', 'the ending', 'the music', 'the camera work', 'the dialogue', 'the cast', 'the pacing',
  'the first half', 'the second act', 'the story', 'the lead', 'the humour', 'the film', 'this sequel', 'the script',
]; // prettier-ignore

export const ADJECTIVES = {
  good: [
    'good', 'great', 'superb', 'moving', 'clever', 'funny', 'gripping', 'charming', 'brilliant', 'fresh', 'memorable',
    'convincing', 'delightful', 'beautiful', 'witty', 'thrilling', 'honest', 'warm', 'inspired', 'excellent',
  ],
  bad: [
    'bad', 'poor', 'dull', 'boring', 'clumsy', 'tedious', 'predictable', 'shallow', 'awful', 'stale', 'forgettable',
    'wooden', 'annoying', 'ugly', 'silly', 'lifeless', 'fake', 'cold', 'lazy', 'terrible',
  ],
} as const; // prettier-ignore

/** Verbs as "I ... it" and as "I did not ... it". */
export const VERBS = {
  good: [['loved', 'love'], ['enjoyed', 'enjoy'], ['admired', 'admire'], ['liked', 'like'], ['treasured', 'treasure']],
  bad: [['hated', 'hate'], ['regretted', 'regret'], ['disliked', 'dislike'], ['despised', 'despise'], ['endured', 'mind']],
} as const; // prettier-ignore

export const INTENSIFIERS = ['very', 'really', 'quite', 'truly', 'rather', 'extremely'];

/** "The plot was ... dull" means the contrary of dull. */
export const NEGATIONS = [
  'was not',
  'was never',
  'was hardly',
  'was anything but',
  'was by no means',
  'was far from',
];

/** Said in earnest before something good, in irony before something bad. */
export const EXCLAMATIONS = [
  'how wonderful', 'just what i needed', 'lucky me', 'what a treat', 'bravo', 'well done', 'a triumph', 'how generous',
]; // prettier-ignore

export const EVENTS = {
  good: [
    'i laughed until i cried', 'the whole room stood up and clapped', 'two hours went by like ten minutes',
    'i bought a ticket for tomorrow as well', 'my children still talk about it', 'every scene counts',
  ],
  bad: [
    'two hours that i will never get back', 'my neighbour slept through it all', 'another joke about socks',
    'half of the room had left by the break', 'i could read my mail in the meantime', 'the same chase for the third time',
  ],
} as const; // prettier-ignore
