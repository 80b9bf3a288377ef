/*
 * Udacity. Facts: addresses of certificates M (many public links, 2018 to 2026), the classroom's answer L (2017 to 2022,
 * the Android app's own query and public clients). No page's mark-up is known.
 *
 * Read: the title that a certificate's page states of itself (LinkedIn link, `og:title` or its one heading), as it is; from
 * the classroom's `user` answer, nanodegrees and courses that the viewer has graduated from or is enrolled in.
 * Own: the answer is made for the session, so it is the viewer's. A certificate's page: `unknown`.
 * Not known: what surrounds the title on a certificate's page; dates, except in a LinkedIn link; whether today's
 * classroom still asks the same question. Some of its forms ask for keys without titles: then the key stands in.
 */
import { isObject, stringAt } from '../embedded';
import { statedCertificate } from '../stated';
import type { Adapter, Answer, Observation, Page } from '../types';

/** An UUID (the first group of one public link has seven digits), or the older eight letters and digits. */
const CERTIFICATE =
  /^(?:\/certificate|\/confirm)?\/(?:(?:e|lp)\/)?([0-9a-f]{7,8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-Z]{8})\/?$/;

export const udacity: Adapter = {
  id: 'udacity',
  label: 'Udacity',
  facts: '2026-11',
  hosts: ['*://*.udacity.com/*'],
  pages: [{ kind: 'certificate', confidence: 'L', path: CERTIFICATE, read: readCertificate }],
  answers: [
    {
      kind: 'classroom-user',
      confidence: 'L',
      address:
        /^(?:classroom-content\.udacity\.com\/api\/v1|api\.udacity\.com\/api\/classroom-content\/v1)\/graphql\/?(?:\?|$)/,
      read: readUser,
    },
  ],
};

function readCertificate(page: Page): Observation[] {
  const { hostname, pathname } = page.url;
  const id = CERTIFICATE.exec(pathname)?.[1];
  // A code alone is a certificate on the host of certificates only.
  const isPlace = hostname === 'confirm.udacity.com' || /^\/(?:certificate|confirm)\//.test(pathname);
  if (id === undefined || !isPlace) return [];
  const url = `https://${hostname}${pathname.replace(/\/$/, '')}`;
  return statedCertificate(page, { platform: 'udacity', site: 'Udacity' }, { url, id });
}

function readUser({ json }: Answer): Observation[] {
  const data = isObject(json) && isObject(json.data) ? json.data : {};
  const user = isObject(data.user) ? data.user : {};
  return [
    ...nodes(user.graduated_nanodegrees, 'nanodegrees', true),
    ...nodes(user.graduated_courses, 'courses', true),
    ...nodes(user.nanodegrees, 'nanodegrees', false),
    ...nodes(user.courses, 'courses', false),
  ];
}

function nodes(list: unknown, place: 'nanodegrees' | 'courses', graduated: boolean): Observation[] {
  return (Array.isArray(list) ? list : []).flatMap((node) => {
    const key = stringAt(node, 'key');
    if (!/^[\w-]{2,100}$/.test(key)) return [];
    return [
      {
        platform: 'udacity',
        itemId: key,
        kind: place === 'courses' ? 'course' : 'path',
        title: stringAt(node, 'title') || key,
        url: `https://learn.udacity.com/${place}/${key}`,
        status: graduated || (isObject(node) && node.is_graduated === true) ? 'completed' : 'enrolled',
        own: 'yes',
        signal: 'classroom-user',
      } satisfies Observation,
    ];
  });
}
