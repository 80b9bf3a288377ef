import { LEARNER, SOMEBODY_ELSE } from '../people';
import { page } from './page';

/** Course certificates of the world, by code. */
export const COURSERA = {
  own: 'ADA4LEARNER7',
  somebodyElses: 'GRACE9XMPL42',
} as const;
export const courseraUrl = (code: string): string => `https://www.coursera.org/account/accomplishments/verify/${code}`;

const CERTIFICATES = new Map([
  [
    COURSERA.own,
    {
      first: 'Ada',
      last: 'Learner',
      course: 'Tides and Currents',
      slug: 'tides-and-currents',
      id: 'c0Tides1Ee',
      score: 0.97,
    },
  ],
  [
    COURSERA.somebodyElses,
    {
      first: 'Grace',
      last: 'Example',
      course: 'Deep Sea Diving',
      slug: 'deep-sea-diving',
      id: 'c0Deep22Ee',
      score: 0.88,
    },
  ],
]);

/**
 * A public certificate page as Coursera serves it to the signed-in learner: the viewer in `window.App`, the certificate
 * and a decoy course in `window.__APOLLO_STATE__`. null for an unknown code.
 */
export function courseraCertificate(code: string): string | null {
  const found = [...CERTIFICATES].find(([known]) => known === code)?.[1];
  if (!found) return null;
  const { first, last, course, slug, id, score } = found;
  const own = `${first} ${last}` === LEARNER.name;
  const app = {
    context: {
      dispatcher: {
        stores: {
          ApplicationStore: {
            userData: { id: 40012345, fullName: LEARNER.name, email_address: LEARNER.email, authenticated: true },
          },
        },
      },
    },
  };
  const apollo = {
    ROOT_QUERY: {
      __typename: 'Query',
      [`MembershipsV1Resource({"code":"${code}"})`]: {
        __typename: 'MembershipsV1Resource',
        'linked@type({"name":"LinkedAccomplishmentData"})': {
          'signatureTrackProfilesV1@type({"name":"AccomplishmentsSignatureTrackProfile"})': [
            { __typename: 'AccomplishmentsSignatureTrackProfile', firstName: first, lastName: last, middleName: null },
          ],
          'vcMembershipsV1@type({"name":"AccomplishmentsVCMembership"})': [
            {
              __typename: 'AccomplishmentsVCMembership',
              certificateCode: code,
              'grade@type({"name":"AccomplishmentsVCGrade"})': {
                __typename: 'AccomplishmentsVCGrade',
                distinctionLevel: 'NORMAL',
                score,
              },
              grantedAt: Date.UTC(2024, 4, 3, 12),
            },
          ],
          'membershipsV1@type({"name":"AccomplishmentsMembership"})': [
            { __typename: 'AccomplishmentsMembership', courseId: id, id: `${own ? 40012345 : 40099999}~${id}` },
          ],
        },
      },
    },
    'Course_Course:decoy0000Ee': {
      __typename: 'Course_Course',
      id: 'decoy0000Ee',
      slug: 'a-course-nobody-took',
      name: 'A Course Nobody Took',
      partners: [{ __ref: 'Partner_Partner:1' }],
    },
    [`Course_Course:${id}`]: {
      __typename: 'Course_Course',
      id,
      slug,
      name: course,
      partners: [{ __ref: 'Partner_Partner:2' }],
    },
    'Partner_Partner:1': { __typename: 'Partner_Partner', id: '1', name: 'Nobody University' },
    'Partner_Partner:2': { __typename: 'Partner_Partner', id: '2', name: 'University of the Shore' },
  };
  return page({
    title: `Completion Certificate for ${course}`,
    head: `<meta data-rh="true" property="og:title" content="Completion Certificate for ${course}">
<meta data-rh="true" property="og:url" content="${courseraUrl(code)}">`,
    body: `<script>window.App=${JSON.stringify(app)};</script>
<script>window.__APOLLO_STATE__=${JSON.stringify(apollo)};window.renderedClasses={};</script>
<main><h1>${course}</h1><p>Completed by <strong>${own ? LEARNER.name : SOMEBODY_ELSE.name}</strong></p>
<p>May 3, 2024</p><p>University of the Shore</p></main>`,
  });
}

const SLUG = 'knots-and-hitches';
/** A course that is begun; by its slug, and what is met at its addresses. */
export const COURSERA_COURSE = {
  slug: SLUG,
  title: 'Knots and Hitches',
  /** Open to anybody. */
  catalogue: `https://www.coursera.org/learn/${SLUG}`,
  home: `https://www.coursera.org/learn/${SLUG}/home/module/1`,
  lecture: `https://www.coursera.org/learn/${SLUG}/lecture/k1Bow/the-bowline`,
  /** The same, as an employer’s programme offers it. */
  inProgramme: `https://www.coursera.org/programs/harbour-crew-x1y2z/learn/${SLUG}/lecture/k1Bow/the-bowline`,
} as const;
/** A lecture of the course whose certificate `COURSERA.own` is. */
export const COURSERA_TIDES = 'https://www.coursera.org/learn/tides-and-currents/lecture/t9Ebb/ebb-and-flow';

/** The session as the page's script text holds it, for the signed-in learner. */
const SESSION = {
  context: {
    dispatcher: {
      stores: { ApplicationStore: { userData: { id: 40012345, fullName: LEARNER.name, authenticated: true } } },
    },
  },
};

/** The page of a course that anybody may read, with the way in for those who are enrolled. */
export function courseraCatalogue(): string {
  const { title, home, catalogue } = COURSERA_COURSE;
  return page({
    title: `${title} | Coursera`,
    head: `<meta property="og:title" content="${title}"><meta property="og:url" content="${catalogue}">`,
    body: `<script>window.App=${JSON.stringify(SESSION)};</script>
<main><h1>${title}</h1><p>Twelve knots that hold. Instructor: Tom Teacher</p><a id="go" href="${home}">Go to course</a></main>`,
  });
}

/** Inside a course: the list of its items beside the one that is open. Going from one to another loads nothing. */
export function courseraCourse(slug: string, title: string, items: readonly string[]): string {
  const state = {
    'XdpV1Resource:another': { __typename: 'XdpV1', slug: 'a-course-nobody-took', name: 'A Course Nobody Took' },
    'Course_Course:c0This1Ee': { __typename: 'Course_Course', id: 'c0This1Ee', slug, name: title },
  };
  const list = items.map((href, number) => {
    const click = JSON.stringify({ href, course_id: 'c0This1Ee' }).replaceAll('"', '&quot;');
    return `<li><a href="${new URL(href).pathname}" data-click-value="${click}">Item ${number + 1}</a></li>`;
  });
  return page({
    title: `Item 1 | Coursera`,
    body: `<script>window.App=${JSON.stringify(SESSION)};</script>
<script>window.__APOLLO_STATE__=${JSON.stringify(state)};</script>
<nav></nav><main id="main"></main>
<script>
const show = () => {
  document.getElementById('main').textContent = 'Loading';
  setTimeout(() => {
    document.getElementById('main').textContent = 'Now open: ' + location.pathname;
    document.querySelector('nav').innerHTML = ${JSON.stringify(`<ul data-testid="named-item-list-list">${list.join('')}</ul>`)};
    for (const link of document.querySelectorAll('nav a')) link.addEventListener('click', (event) => {
      event.preventDefault();
      history.pushState({}, '', link.getAttribute('href'));
      show();
    });
  }, 300);
};
addEventListener('popstate', show);
show();
</script>`,
  });
}
