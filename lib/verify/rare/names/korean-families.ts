/** Family names whose usual spelling follows no system, by their syllable in the Revised Romanization. */
export const KOREAN_FAMILIES: Readonly<Record<string, readonly string[]>> = {
  gim: ['kim'],
  i: ['lee', 'yi', 'rhee', 'ri', 'li'],
  bag: ['park', 'pak', 'bak'],
  choe: ['choi'],
  im: ['lim', 'rim', 'yim'],
  no: ['roh', 'noh'],
  yu: ['yoo', 'ryu'],
  u: ['woo'],
  o: ['oh'],
  heo: ['hur', 'huh'],
  mun: ['moon'],
  sin: ['shin'],
  jeong: ['jung', 'chung'],
  jang: ['chang'],
  jo: ['cho'],
  baeg: ['baek', 'paik'],
};

/** Are both usual spellings of one Korean family name (`Lee`, `Yi`)? */
export const areOneKoreanFamily = (one: string, other: string): boolean =>
  Object.entries(KOREAN_FAMILIES).some(([syllable, spellings]) =>
    [one, other].every((name) => name === syllable || spellings.includes(name)),
  );
