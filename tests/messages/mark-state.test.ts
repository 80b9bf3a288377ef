import { describe, expect, it } from 'vitest';
import { markStateOf, notAnAward, waitingState } from '../../lib/messages/mark-state';
import { createTexts } from '../../lib/text/texts';
import { type Report, VERDICTS } from '../../lib/verify/types';
import { AT, minutesLater } from '../history/history';
import { linkTo, reportOf } from './reports';

const NOW = new Date(AT);
const texts = createTexts('en');

describe('what a mark says', () => {
  it.each<[string, Partial<Report>]>([
    ['Verified: Weaving, issued by Guild of Weavers to Ida Holm on 3 May 2024. Show evidence', {}],
    ['Verified: Weaving, issued by Guild of Weavers on 3 May 2024. Show evidence', { recipient: { name: null } }],
    [
      'Verified: Weaving, issued to Ida Holm. Show evidence',
      { issuer: { id: 'did:web:guild.example', name: null }, issuedAt: null },
    ],
    ['Verified: Weaving, issued by Guild of Weavers to Ida Holm. Show evidence', { issuedAt: '2024' }],
    ['Verified: Weaving, issued by Guild of Weavers to Ida Holm. Show evidence', { issuedAt: 'a while ago' }],
    [
      'Verified: Weaving. Show evidence',
      { issuer: { id: null, name: null }, recipient: { name: null }, issuedAt: null },
    ],
    ['Expired: Weaving, issued by Guild of Weavers to Ida Holm on 3 May 2024. Show evidence', { verdict: 'expired' }],
    ['Not genuine: Weaving. Show evidence', { verdict: 'invalid' }],
    ['No proof: Weaving. Show evidence', { verdict: 'unverifiable' }],
    ['Could not check. Show evidence', { verdict: 'unreachable', achievement: { name: null, description: null } }],
  ])('%s', (label, fields) => {
    expect(markStateOf({ report: reportOf(fields) }, texts, NOW, 'Beside')).toMatchObject({ label, caution: false });
  });

  const missed = reportOf({ verdict: 'unreachable' });
  it.each<[string, Partial<Report>, Report | null, number]>([
    ['. Checked 3 days ago, being checked again. Show evidence', {}, null, 3 * 24 * 60 + 100],
    ['. Checked 1 day ago, could not be checked again just now. Show evidence', {}, missed, 24 * 60],
    ['. Checked 6 minutes ago, being checked again. Show evidence', { verdict: 'revoked' }, null, 6],
    ['. Checked 2 hours ago, could not be checked again just now. Show evidence', { verdict: 'invalid' }, missed, 120],
    ['. Checked some time ago, being checked again. Show evidence', { checkedAt: 'once' }, null, 6],
  ])('says of one that is past its time, good news or bad: %s', (end, fields, missed, minutes) => {
    const standing = { report: reportOf(fields), aged: { missed } };
    const plain = markStateOf({ report: standing.report }, texts, NOW, 'Beside');
    const { label, ...rest } = markStateOf(standing, texts, new Date(minutesLater(minutes)), 'Beside');
    expect(label).toBe(plain.label.replace('. Show evidence', end));
    // What is seen is the same: no other word, no other colour.
    expect({ ...rest, label: plain.label }).toEqual(plain);
  });

  it('tells of a caution', () => {
    const report = reportOf({ checks: [{ id: 'holder', outcome: 'warn', reason: 'compatible-name' }] });
    expect(markStateOf({ report }, texts, NOW, 'Beside')).toMatchObject({
      caution: true,
      word: 'Verified',
      label: 'Verified: Weaving, issued by Guild of Weavers to Ida Holm on 3 May 2024. With a caution. Show evidence',
    });
  });

  it('has a word of its own for each verdict', () => {
    const words = VERDICTS.map((verdict) => markStateOf({ report: reportOf({ verdict }) }, texts, NOW, 'Beside').word);
    expect(new Set(words).size).toBe(VERDICTS.length);
    expect(words.every((word) => /^[A-Z]/.test(word))).toBe(true);
  });

  it.each([
    [
      'Tides and Currents',
      { host: 'Coursera', url: 'https://www.coursera.org/verify/A' },
      'Open to check: Tides and Currents. Coursera shows its certificates to people only: open the link, and it is read as you see it. Show evidence',
    ],
    ['', {}, 'Open to check. Show evidence'],
  ])('asks to open the page of “%s” where nobody else may read it', (beside, detail, label) => {
    const report = reportOf({
      verdict: 'unreachable',
      achievement: { name: null, description: null },
      checks: [{ id: 'hosted', outcome: 'unknown', reason: 'open-to-check', detail }],
    });
    expect(markStateOf({ report }, texts, NOW, beside)).toEqual({
      verdict: 'unreachable',
      caution: false,
      press: 'evidence',
      origins: [],
      toOpen: true,
      word: 'Open to check',
      label,
    });
  });

  it.each([
    [['https://guild.example/a/1'], 'Allow checking guild.example'],
    [['https://guild.example/a/1', 'https://keys.example/k'], 'Allow checking 2 sites'],
  ])('asks for leave where the browser withholds %s', (urls, word) => {
    const requests = [...urls, 'https://open.example/x'].map((url) => ({
      url,
      result: url.includes('open') ? '200' : 'permission',
    }));
    expect(markStateOf({ report: reportOf({ verdict: 'unreachable', requests }) }, texts, NOW, 'Tides')).toEqual({
      verdict: 'unreachable',
      caution: false,
      press: 'allow',
      origins: urls.map((url) => new URL(url).origin),
      word,
      label: `${word}: Tides. Your browser asks you before Touchstone may ask there`,
    });
  });

  it('offers to check what nobody was asked about yet', () => {
    expect(waitingState(texts, 'Tides')).toEqual({
      verdict: 'pending',
      caution: false,
      press: 'check',
      origins: [],
      word: 'Check',
      label: 'Check: Tides. Not checked yet',
    });
  });

  it('stays one line of reasonable length, whatever the credential says', () => {
    const hostile = { name: `\u202Edeifirev\u2069\n${'x'.repeat(5000)}` };
    const report = reportOf({
      issuer: { id: null, ...hostile },
      recipient: hostile,
      achievement: { ...hostile, description: null },
    });
    const { label } = markStateOf({ report }, texts, NOW, 'Beside');
    expect(label.length).toBeLessThan(500);
    expect(label).not.toMatch(/[\n\u202E\u2069]/);
    expect(label.endsWith('on 3 May 2024. Show evidence')).toBe(true);
  });

  it('says what a link is that is nobody’s award', () => {
    expect(notAnAward(linkTo('https://guild.example/badges/1', 'achievement'), texts)).toEqual({
      verdict: 'not-an-award',
      caution: false,
      press: 'evidence',
      origins: [],
      word: 'Not an award',
      label: 'Description of a badge, not an award',
    });
    expect(notAnAward(null, texts).label).toBe('Unknown kind of page');
  });
});
