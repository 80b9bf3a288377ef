import { describe, expect, it } from 'vitest';
import { compareNames } from '../../lib/verify/holder';

describe('two names', () => {
  it.each([
    ['Ada Learner', 'Ada Learner', 'same'],
    ['ADA LEARNER', 'ada  learner', 'same'],
    ['Learner, Ada', 'Ada Learner', 'same'],
    ['José Muñoz', 'Jose Munoz', 'same'],
    ['Dr. Ada Learner, PhD', 'Ada Learner', 'same'],
    ['Ada Learner 🚀', 'Ada Learner', 'same'],
    ['Seán O’Neill', "Sean O'Neill", 'same'],
    ['Ada M. Learner', 'Ada Learner', 'compatible'],
    ['Ada Marie Learner', 'Ada M. Learner', 'compatible'],
    ['A. Learner', 'Ada Learner', 'compatible'],
    ['Ada', 'Ada Learner', 'compatible'],
    ['Grace Example', 'Ada Learner', 'different'],
    ['Ada Example', 'Ada Learner', 'different'],
    ['A. L.', 'Ada Learner', 'not-comparable'],
    ['Grace Ada Example', 'Ada Learner', 'different'],
    ['ada_l3arner', 'Ada Learner', 'not-comparable'],
    ['', 'Ada Learner', 'not-comparable'],
    ['🚀', 'Ada Learner', 'not-comparable'],
    ['王小明', 'Wang Xiaoming', 'not-comparable'],
    ['Иван Петров', 'Ivan Petrov', 'not-comparable'],
    ['Иван Петров', 'Петров Иван', 'same'],
  ])('%s and %s: %s, whichever comes first', (one, other, expected) => {
    expect(compareNames(one, other)).toBe(expected);
    expect(compareNames(other, one)).toBe(expected);
  });
});
