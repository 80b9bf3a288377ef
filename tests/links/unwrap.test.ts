import { describe, expect, it } from 'vitest';
import { recognise } from '../../lib/links/registry';
import { unwrap } from '../../lib/links/unwrap';

const AWARD = 'https://www.credly.com/badges/3f1c2b7a-9d04-4e61-8a55-c0ffee123456';

function wrapped(target: string, times: number): string {
  return times === 0
    ? target
    : `https://www.linkedin.com/safety/go?url=${encodeURIComponent(wrapped(target, times - 1))}&urlhash=x`;
}

describe('wrappers are opened without being fetched', () => {
  it.each([
    ['redir/redirect', `https://www.linkedin.com/redir/redirect?url=${encodeURIComponent(AWARD)}&urlhash=SJR0&trk=x`],
    ['safety/go', `https://www.linkedin.com/safety/go?url=${encodeURIComponent(AWARD)}&isSdui=true&lipi=urn%3Ali`],
    ['a slash before the query', `https://www.linkedin.com/safety/go/?url=${encodeURIComponent(AWARD)}`],
    ['a country of its own', `https://de.linkedin.com/safety/go?url=${encodeURIComponent(AWARD)}`],
    ['dots as %2E', `https://www.linkedin.com/redir/redirect?url=${encodeURIComponent(AWARD).replaceAll('.', '%2E')}`],
    ['no scheme', `https://www.linkedin.com/redir/redirect?url=${encodeURIComponent(AWARD.slice(8))}`],
    ['encoded twice', `https://www.linkedin.com/safety/go?url=${encodeURIComponent(encodeURIComponent(AWARD))}`],
    ['wrappers in wrappers, five deep', wrapped(AWARD, 5)],
  ])('%s', (_, href) => {
    expect(recognise(href)?.url).toBe(AWARD);
  });

  it.each([
    ['six deep', wrapped(AWARD, 6)],
    ['another scheme inside', 'https://www.linkedin.com/safety/go?url=javascript%3Aalert(1).x'],
    ['nothing inside', 'https://www.linkedin.com/safety/go?url='],
    ['a look-alike of the wrapper', `https://linkedin.com.evil.example/safety/go?url=${encodeURIComponent(AWARD)}`],
    ['a path of that name elsewhere', `https://evil.example/safety/go?url=${encodeURIComponent(AWARD)}`],
    ['another page of LinkedIn', `https://www.linkedin.com/in/ada?url=${encodeURIComponent(AWARD)}`],
    [
      'a short link, which would have to be fetched',
      'https://www.linkedin.com/safety/go?url=https%3A%2F%2Flnkd.in%2Fabc',
    ],
  ])('and lead nowhere with %s', (_, href) => {
    expect(recognise(href)).toBeNull();
  });

  it('turns the page GitHub shows a file on into the file', () => {
    const page = new URL('https://github.com/ada/ada/raw/main/img/badge.png?raw=true');
    expect(unwrap(page).href).toBe('https://raw.githubusercontent.com/ada/ada/main/img/badge.png');
    expect(unwrap(new URL('https://github.com/ada/ada')).href).toBe('https://github.com/ada/ada');
  });
});
