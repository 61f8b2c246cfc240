import { lesson01 } from './lesson-01';
import { lesson02 } from './lesson-02';
import { lesson03 } from './lesson-03';
import { lesson04 } from './lesson-04';
import { lesson05 } from './lesson-05';
import { lesson06 } from './lesson-06';
import { lesson07 } from './lesson-07';
import { lesson08 } from './lesson-08';
import { lesson09a } from './lesson-09a';
import { lesson09b } from './lesson-09b';
import { lesson10 } from './lesson-10';
import { lesson11a } from './lesson-11a';
import { lesson11b } from './lesson-11b';
import { lesson11c } from './lesson-11c';
import { lesson12 } from './lesson-12';
import { lesson13 } from './lesson-13';
import { lesson14 } from './lesson-14';
import { lesson15 } from './lesson-15';

/** The exercises of the course by lesson and number. Their answers lie here, so that no notebook shows them. */
export const exercises = {
  ...lesson01,
  ...lesson02,
  ...lesson03,
  ...lesson04,
  ...lesson05,
  ...lesson06,
  ...lesson07,
  ...lesson08,
  ...lesson09a,
  ...lesson09b,
  ...lesson10,
  ...lesson11a,
  ...lesson11b,
  ...lesson11c,
  ...lesson12,
  ...lesson13,
  ...lesson14,
  ...lesson15,
};

export type Exercises = typeof exercises;
