// @ts-check
import { guarded } from './guarded.mjs';
import { setUp } from './set-up.mjs';
import { here } from './site.mjs';
import { steps } from './steps.mjs';

await guarded(() => setUp(here, steps));
