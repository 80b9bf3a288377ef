/** Words for one level, by level. Without accents. */
const LEVELS: Readonly<Record<string, string>> = {
  basic: `basic basics beginner beginners elementary fundamental fundamentals foundations foundational essentials introduction
    introductory intro starter grundlagen anfanger anfaenger einfuhrung einfuehrung debutant debutants bases initiation basico basica
    basicos principiante principiantes fundamentos introduccion introducao iniciante iniciantes base principianti fondamenti
    introduzione basis beginners inleiding podstawy wprowadzenie основы введение начинающих`,
  intermediate: `intermediate fortgeschritten mittelstufe intermediaire intermedio intermediario средний`,
  advanced: `advanced fortgeschrittene avance avancee avanzado avanzada avancado avancada avanzato avanzata gevorderd
    gevorderden zaawansowany продвинутый`,
  practitioner: 'practitioner practitioners',
  associate: 'associate',
  professional: 'professional',
  expert: 'expert experts',
  specialty: 'specialty speciality',
};
const LEVEL_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(LEVELS).flatMap(([level, words]) => words.split(/\s+/).map((word) => [word, level] as const)),
);

export const isLevel = (word: string): boolean => LEVEL_OF.has(word);

const NUMERALS = ['I', 'II', 'III', 'IV', 'V'];

/** The levels a text names, each kind by itself: in words, counted, and of the Common European Framework for languages. */
export function levelsIn(text: string, words: readonly string[]): readonly ReadonlySet<string>[] {
  const counted = [
    ...text.matchAll(/\b(?:level|stufe|niveau|nivel|livello|nível|part|teil|partie|parte)\s*(\d|[IV]{1,3}\b)/gi),
  ];
  // “I” is a numeral only where no sentence follows.
  const roman = [...text.matchAll(/\b(I{1,3}|IV|V)\b(?!['’.]?\s*\p{Ll})/gu)];
  const numbers = [...counted, ...roman].map(([, number = '']) => {
    const at = NUMERALS.indexOf(number.toUpperCase());
    return at >= 0 ? String(at + 1) : number;
  });
  return [
    new Set(words.flatMap((word) => LEVEL_OF.get(word) ?? [])),
    new Set(numbers),
    new Set(text.match(/\b[ABC][12]\b/g) ?? []),
  ];
}

/** Do both name a level of one kind, and none that the other names too? */
export const levelsContradict = (a: readonly ReadonlySet<string>[], b: readonly ReadonlySet<string>[]): boolean =>
  a.some((levels, kind) => {
    const others = b[kind] ?? new Set();
    return levels.size > 0 && others.size > 0 && ![...levels].some((level) => others.has(level));
  });
