import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateIn, instantFrom, isIsoDate } from '../../lib/capture/dates';

describe('a date is read as precisely as the text names it', () => {
  it.each([
    ['August 6, 2018', 'en', '2018-08-06'],
    ['Issued August 6, 2018', 'en', '2018-08-06'],
    ['6 August 2018', 'en', '2018-08-06'],
    ['6th of August, 2018', 'en', '2018-08-06'],
    ['Feb 14, 2023', 'en', '2023-02-14'],
    ['Feb. 14, 2023', 'en', '2023-02-14'],
    ['Sept. 4, 2023', 'en', '2023-09-04'],
    ['AUGUST 6, 2018', 'en', '2018-08-06'],
    ['Mon, 05 Jul 2021 13:31:37 GMT', 'en', '2021-07-05'],
    ['23 Nov 2026, 3:26', 'en', '2026-11-23'],
    ['06/Aug/2018:10:00', 'en', '2018-08-06'],
    ['2018-Aug-06', 'en', '2018-08-06'],
    ['2024-05-03', 'en', '2024-05-03'],
    ['2024/05/03', 'en', '2024-05-03'],
    ['Completed on 2024-05-03.', 'en', '2024-05-03'],
    ['3 May 2024 (2024-05-03)', 'en', '2024-05-03'],
    ['Chapter 2018, done 6 August 2019', 'en', '2019-08-06'],
    ['May 2024', 'en', '2024-05'],
    ['Completed in May 2024', 'en', '2024-05'],
    ['6, August 2018', 'en', '2018-08'],
    ['2024-05', 'en', '2024-05'],
    ['05/2024', 'en', '2024-05'],
    ['2024', 'en', '2024'],
    [' (2024) ', 'en', '2024'],
    ['3. März 2026, 14:05', 'de', '2026-03-03'],
    ['Mai 2024', 'de', '2024-05'],
    ['le 1er août 2025', 'fr', '2025-08-01'],
    ['Délivré en août 2025', 'fr', '2025-08'],
    ['6 de agosto de 2018', 'es', '2018-08-06'],
    ['6 de agosto del 2018', 'es', '2018-08-06'],
    ['mar, 6 ago 2018', 'es', '2018-08-06'],
    ['1.º de agosto de 2018', 'pt-BR', '2018-08-01'],
    ['6 agosto 2018', 'it', '2018-08-06'],
    ['6 augustus 2018', 'nl', '2018-08-06'],
    ['6 sierpnia 2018 r.', 'pl', '2018-08-06'],
    ['sierpień 2018', 'pl', '2018-08'],
    ['6 августа 2018 г.', 'ru', '2018-08-06'],
    ['август 2018 г.', 'ru', '2018-08'],
    ['2018 г.', 'ru', '2018'],
    ['6 серпня 2018 р.', 'uk', '2018-08-06'],
    ['6 Ağustos 2018', 'tr', '2018-08-06'],
    ['2018年8月6日', 'zh-CN', '2018-08-06'],
    ['发布于2018年08月06日', 'zh', '2018-08-06'],
    ['2024年5月', 'zh', '2024-05'],
    ['2024年', 'zh', '2024'],
    ['2018年8月6日(月)', 'ja', '2018-08-06'],
    ['２０１８年８月６日', 'ja', '2018-08-06'],
    ['2018년 8월 6일', 'ko', '2018-08-06'],
    ['2018. 8. 6.', 'ko', '2018-08-06'],
    ['6 أغسطس 2018', 'ar', '2018-08-06'],
    ['٦ أغسطس، ٢٠١٨', 'ar-EG', '2018-08-06'],
    ['٦\u200f/٨\u200f/٢٠١٨', 'ar-EG', '2018-08-06'],
    ['६ अगस्त २०१८', 'hi', '2018-08-06'],
    ['6 tháng 8, 2018', 'vi', '2018-08-06'],
    ['Ngày 06 tháng 08 năm 2018', 'vi', '2018-08-06'],
    ['tháng 12 năm 2018', 'vi', '2018-12'],
    ['6 Agustus 2018', 'id', '2018-08-06'],
    ['6 Αυγούστου 2018', 'el', '2018-08-06'],
    ['Αύγουστος 2018', 'el', '2018-08'],
    ['6 באוגוסט 2018', 'he', '2018-08-06'],
    ['6. srpna 2018', 'cs', '2018-08-06'],
    ['6 augusti 2018', 'sv', '2018-08-06'],
    ['2018. augusztus 6.', 'hu', '2018-08-06'],
    ['2018. gada 6. augusts', 'lv', '2018-08-06'],
    ['August 6, 2018', 'de', '2018-08-06'],
    ['August 6, 2018', 'not a language', '2018-08-06'],
  ])('%s in %s: %s', (value, locale, date) => {
    expect(dateIn(value, locale)).toBe(date);
  });
});

describe('what can be read in several ways is read no further than they agree', () => {
  it.each([
    ['03/04/2024', 'en-US', '2024-03-04'],
    ['03/04/2024', 'en-GB', '2024-04-03'],
    ['03/04/2024', 'en', '2024'],
    ['04/04/2024', 'en', '2024-04-04'],
    ['13/05/2024', 'en', '2024-05-13'],
    ['13/05/2024', 'en-US', '2024-05-13'],
    ['05/13/2024', 'en-GB', '2024-05-13'],
    ['13/13/2024', 'en', null],
    // A form that isn't the language's own.
    ['03.04.2024', 'en-US', '2024'],
    ['03-04-2024', 'en-US', '2024'],
    ['03/04/2024', 'sv', '2024'],
    ['03/04/2024', 'en-CA', '2024'],
    ['03/04/2024', 'xx', '2024'],
    ['03/04/2024', 'not a language', '2024'],
    ['3.4.2024', 'de', '2024-04-03'],
    ['3. 4. 2024', 'cs', '2024-04-03'],
    ['03-04-2024', 'nl', '2024-04-03'],
    ['03/04/2024', 'fr', '2024-04-03'],
    ['03/04/2024 (3 April 2024)', 'en', '2024-04-03'],
    ['03/04/2024 – 5 May 2024', 'en', null],
    ['13/04/24', 'en-GB', null],
    ['6 Aug 18', 'en', null],
    ['3–5 May 2024', 'en', '2024-05'],
    ['03.–05.05.2024', 'de', '2024-05'],
    ['2011-12', 'en', null],
  ])('%s in %s: %s', (value, locale, date) => {
    expect(dateIn(value, locale)).toBe(date);
  });
});

describe('other calendars are converted', () => {
  it.each([
    ['6 สิงหาคม 2567', 'th', '2024-08-06'],
    ['6 สิงหาคม พ.ศ. 2567', 'th', '2024-08-06'],
    ['สิงหาคม 2567', 'th', '2024-08'],
    ['พ.ศ. 2567', 'th', '2024'],
    ['6/8/2567', 'th', '2024-08-06'],
    ['6 สิงหาคม ค.ศ. 2024', 'th', '2024-08-06'],
    ['6/8/2024', 'th', '2024-08-06'],
    ['۱۵ مرداد ۱۳۹۷', 'fa', '2018-08-06'],
    ['۱۳۹۷/۵/۱۵', 'fa', '2018-08-06'],
    ['30 اسفند 1403', 'fa', '2025-03-20'],
    // Not a leap year.
    ['30 اسفند 1402', 'fa', null],
    ['اردیبهشت ۱۴۰۳', 'fa', '2024'],
    ['۱۴۰۳', 'fa', null],
    ['2024/05/03', 'fa', '2024-05-03'],
    ['3 May 2024', 'fa', '2024-05-03'],
    // A year of another calendar on a page whose language says nothing of it.
    ['3 May 2567', 'en', null],
    ['3/5/1445', 'ar-EG', null],
  ])('%s in %s: %s', (value, locale, date) => {
    expect(dateIn(value, locale)).toBe(date);
  });
});

describe('an instant stays an instant, in UTC', () => {
  it.each([
    ['2024-05-03T10:00:00Z', '2024-05-03T10:00:00.000Z'],
    ['2024-05-03T23:30:00-05:00', '2024-05-04T04:30:00.000Z'],
    ['2024-05-03 01:30+0200', '2024-05-02T23:30:00.000Z'],
    ['2024-05-03T10:00:00.123456+00:00', '2024-05-03T10:00:00.123Z'],
    ['2024-05-03 10:00:00 UTC', '2024-05-03T10:00:00.000Z'],
    ['2024-05-03T10:00:00Z (3 May 2024)', '2024-05-03T10:00:00.000Z'],
    // In no zone, and at the midnight that stands for a day.
    ['2024-05-03T23:30:00', '2024-05-03'],
    ['2024-05-03 10:00', '2024-05-03'],
    ['2024-05-03T00:00:00Z', '2024-05-03'],
    ['2024-05-03T00:00:00.000+02:00', '2024-05-03'],
    ['2024-05-03T25:00:00Z', null],
    ['2024-02-30T10:00:00Z', null],
    ['0001-01-01T00:00:00Z', null],
  ])('%s: %s', (value, date) => {
    expect(dateIn(value, 'en')).toBe(date);
  });

  it.each([
    [1676387254568, '2023-02-14T15:07:34.568Z'],
    [0, null],
    [Number.NaN, null],
    [1e300, null],
    ['1676387254568', null],
    [undefined, null],
  ])('milliseconds %s: %s', (value, instant) => {
    expect(instantFrom(value)).toBe(instant);
  });
});

describe('what names no date, or two, gives none', () => {
  it.each([
    ['', 'en'],
    ['February 30, 2024', 'en'],
    ['6 August 2018 to 9 August 2018', 'en'],
    ['6 August – 9 September 2018', 'en'],
    ['August 6 – September 2, 2018', 'en'],
    ['May – June 2024', 'en'],
    ['May 3–5, 2024', 'en'],
    ['2024-05-03/2024-05-10', 'en'],
    ['Issued 3 May 2024, expires 3 May 2026', 'en'],
    ['6 августа 2018', 'en'],
    ['Maypole 6, 2018', 'en'],
    ['Trends of 2024', 'en'],
    ['2024 students finished', 'en'],
    ['12345', 'en'],
    ['version v2024.1.15', 'en'],
    ['10.2024.1.15', 'en'],
    ['/2024/05/03/post', 'en'],
    ['6 August 1890', 'en'],
    ['6 August 2150', 'en'],
    ['Order 3/2024 shipped', 'en'],
    ['令和6年5月3日', 'ja'],
    ['113年5月3日', 'zh-TW'],
  ])('%s in %s', (value, locale) => {
    expect(dateIn(value, locale)).toBeNull();
  });

  it('nor does a hostile text, within its time', () => {
    for (const text of [
      '1'.repeat(9000),
      '1 '.repeat(9000),
      'may '.repeat(9000),
      `1${'.'.repeat(9000)}may`,
      'de '.repeat(9000),
    ]) {
      expect(dateIn(`${text} 2024x`, 'es')).toBeNull();
    }
  });
});

const LOCALES = (
  'en en-US en-GB en-AU en-CA en-IN en-ZA de de-AT de-CH fr fr-CA fr-CH es es-MX es-US pt pt-BR pt-PT it nl nl-BE pl ru uk tr zh ' +
  'zh-TW zh-HK ja ko ar ar-EG ar-SA ar-MA ar-SA-u-ca-islamic-umalqura hi hi-u-nu-deva mr bn ta te ur fa fa-AF ps th th-u-nu-thai ' +
  'vi id ms el he cs sk sv nb da fi hu ro bg hr sr sl lt lv et ca eu gl ka hy kk mn az uz sw af is ga ja-u-ca-japanese'
).split(' ');

describe.each(LOCALES)('what Intl writes in %s', (locale) => {
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true });
  const formats: readonly Intl.DateTimeFormatOptions[] = [
    { dateStyle: 'full' },
    { dateStyle: 'long' },
    { dateStyle: 'medium' },
    { dateStyle: 'short' },
    { year: 'numeric', month: 'numeric', day: 'numeric' },
    { year: 'numeric', month: '2-digit', day: '2-digit' },
    { year: 'numeric', month: 'long' },
    { year: 'numeric', month: 'short' },
    { year: 'numeric', month: 'numeric' },
    { year: 'numeric' },
  ];
  it.each(formats)('as %j is read back as that date, or less of it, and never as another', (options) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    fc.assert(
      fc.property(day, (date) => {
        const read = dateIn(format.format(date), locale);
        const said = !('dateStyle' in options || 'day' in options) ? ('month' in options ? 7 : 4) : 10;
        expect(read === null || date.toISOString().slice(0, said).startsWith(read)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('twenty languages and more are read to the day', () => {
  it.each(
    'en-US en-GB de fr es pt it nl pl ru uk tr zh ja ko ar ar-EG hi hi-u-nu-deva fa th vi id el he cs sv hu nb da fi ro bg'.split(
      ' ',
    ),
  )('%s', (locale) => {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      const day = `2024-${String(month).padStart(2, '0')}-06`;
      expect(dateIn(format.format(new Date(day)), locale)).toBe(day);
    }
  });
});

it.each([
  ['2024', true],
  ['2024-05', true],
  ['2024-05-03', true],
  ['2024-05-03T10:00:00Z', true],
  ['1974-06', true],
  ['2024-05-03T23:59Z', true],
  ['2024-05-03T25:00Z', false],
  ['2024-05-03T10:60Z', false],
  ['2024-13', false],
  ['2024-00-10', false],
  ['2150', false],
  ['2024-02-30', false],
  ['03/04/2024', false],
  ['0001-01-01', false],
])('%s is an ISO date: %s', (value, expected) => {
  expect(isIsoDate(value)).toBe(expected);
});
