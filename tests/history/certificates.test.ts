import { describe, expect, it } from 'vitest';
import {
  credentialsKept,
  credentialsOf,
  findCertificate,
  listCertificates,
  MAX_DUE,
  makeDue,
  nextDue,
  noteCertificates,
  putCertificate,
} from '../../lib/history/certificates';
import { keepCredential } from '../../lib/history/credentials';
import { removeRecord } from '../../lib/history/edit';
import { recordObservations } from '../../lib/history/recorder';
import { linkTo, reportOf } from '../messages/reports';
import { AT, minutesLater, observation, testHistory } from './history';

const award = (number: number) => `https://guild.example/a/${number}`;
const findAward = (url: string) => (url.startsWith('https://guild.example/a/') ? linkTo(url) : null);
const now = () => AT;

describe('the credentials of the history', () => {
  it('are listed once each, where they are awards that we know', async () => {
    const db = testHistory();
    const urls = [award(1), award(1), 'https://elsewhere.example/1', award(2)];
    expect(await noteCertificates(db, urls, findAward, now)).toBe(2);
    expect(await noteCertificates(db, urls, findAward, now)).toBe(0);
    expect([...(await listCertificates(db)).keys()]).toEqual([award(1), award(2)]);
    expect(await findCertificate(db, award(1))).toEqual({
      key: award(1),
      link: linkTo(award(1)),
      due: AT,
      tries: 0,
      report: null,
      missed: null,
      from: 'host',
    });
  });

  it('wait for their reader where that is wanted', async () => {
    const db = testHistory();
    await noteCertificates(db, [award(1)], findAward, () => null);
    expect([await nextDue(db, AT), await findCertificate(db, award(1))]).toMatchObject([null, { report: null }]);
  });

  it('wait for their reader where there are too many of them', async () => {
    const db = testHistory();
    await noteCertificates(
      db,
      Array.from({ length: MAX_DUE - 1 }, (_, index) => award(index)),
      findAward,
      now,
    );
    await noteCertificates(
      db,
      Array.from({ length: 10 }, (_, index) => award(1000 + index)),
      findAward,
      now,
    );
    expect(await db.certificates.where('due').above('').count()).toBe(MAX_DUE);
    expect(await db.certificates.count()).toBe(MAX_DUE + 9);
  });

  it('take no verdict from an imported document, whose writer may say anything', async () => {
    const db = testHistory();
    const seen = { url: award(1), type: 'application/json', bytes: new TextEncoder().encode('{}') };
    await keepCredential(db, linkTo(award(1)), seen, reportOf(), AT);
    await noteCertificates(db, [award(1)], findAward, () => null);
    expect(await findCertificate(db, award(1))).toMatchObject({ report: null, missed: null });
  });

  it('are due one after the other, not before their time', async () => {
    const db = testHistory();
    await noteCertificates(db, [award(1)], findAward, () => minutesLater(5));
    await noteCertificates(db, [award(2)], findAward, () => minutesLater(2));
    expect(await nextDue(db, minutesLater(1))).toBeNull();
    expect(await nextDue(db, minutesLater(9))).toMatchObject({ key: award(2) });
  });

  it('are due again where something has changed for them, and written only while they are listed', async () => {
    const db = testHistory();
    await noteCertificates(db, [award(1), award(2)], findAward, () => null);
    expect(await makeDue(db, AT, ({ key }) => key === award(2))).toBe(1);
    const next = await nextDue(db, AT);
    expect(next).toMatchObject({ key: award(2) });
    await db.certificates.clear();
    if (next !== null) await putCertificate(db, next);
    expect(await db.certificates.count()).toBe(0);
  });

  it('are those that records hold', async () => {
    const db = testHistory();
    const logged = observation({ credentials: [{ url: award(1), id: null }] });
    const another = observation({ itemId: 'learn.campus.example/3', credentials: [{ url: award(3), id: null }] });
    const [id = ''] = await recordObservations(db, [logged], AT);
    expect(await credentialsKept(db, [logged, another, observation()])).toEqual([award(1)]);
    expect(await credentialsOf(db, id)).toEqual([award(1)]);
    await recordObservations(db, [another], AT);
    expect((await credentialsOf(db, null)).toSorted()).toEqual([award(1), award(3)]);
    await removeRecord(db, id, minutesLater(1));
    expect(await credentialsKept(db, [logged])).toEqual([]);
    expect(await credentialsOf(db, id)).toEqual([]);
  });
});
