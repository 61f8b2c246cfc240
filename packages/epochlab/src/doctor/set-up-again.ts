/** The remedy for nearly everything: set-up takes the steps that are missing, and only those. */
export const setUpAgain = 'Run `npm run setup` in the folder of Epochlab.';
