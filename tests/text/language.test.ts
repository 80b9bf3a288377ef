import { describe, expect, it } from 'vitest';
import { chooseLanguage, directionOf } from '../../lib/text/language';

describe('language', () => {
  it.each<[readonly string[], string]>([
    [['en-US'], 'en'],
    [['fr-FR', 'en-GB'], 'en'],
    [['fr'], 'en'],
    [[], 'en'],
  ])('%j is served in %s', (preferred, language) => {
    expect(chooseLanguage(preferred)).toBe(language);
  });

  it.each<[string, string]>([
    ['en', 'ltr'],
    ['de-CH', 'ltr'],
    ['ar', 'rtl'],
    ['ar-EG', 'rtl'],
    ['HE', 'rtl'],
    ['fa-IR', 'rtl'],
  ])('%s is written %s', (tag, direction) => {
    expect(directionOf(tag)).toBe(direction);
  });
});
