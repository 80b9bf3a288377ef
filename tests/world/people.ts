/** Everybody and everything here is invented. */
export const LEARNER = {
  name: 'Ada Learner',
  email: 'ada.learner@mail.example',
  /** Sign-in name on github.com and linkedin.com. */
  handle: 'ada-learner',
} as const;

export const SOMEBODY_ELSE = { name: 'Grace Example', email: 'grace@mail.example' } as const;
