/** What the state of a Coursera page says; `null` leaves a part out. */
export interface CourseraParts {
  readonly code: string;
  /** There is no such certificate. */
  readonly missing: boolean;
  readonly resource: string;
  /** The code that the certificate itself states. */
  readonly grantedCode: string;
  readonly granted: unknown;
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  /** First name of a second profile under the same entry. */
  readonly second: string | null;
  readonly courseId: string | null;
  readonly courseName: string | null;
}

/** The embedded state of a certificate page, with a course in it that has nothing to do with the certificate. */
export function courseraState(given: Partial<CourseraParts> & Pick<CourseraParts, 'code'>): string {
  const parts: CourseraParts = {
    missing: false,
    resource: 'MembershipsV1Resource',
    grantedCode: given.code,
    granted: Date.UTC(2024, 4, 3, 12),
    firstName: 'Ada',
    middleName: 'B.',
    lastName: 'Learner',
    second: null,
    courseId: 'c0Tides1Ee',
    courseName: 'Tides and Currents',
    ...given,
  };
  const profile = (firstName: string, lastName: string | null) => ({
    __typename: 'AccomplishmentsSignatureTrackProfile',
    firstName,
    lastName,
    middleName: parts.middleName,
  });
  const entry = {
    __typename: 'MembershipsV1Resource',
    'linked@type({"name":"LinkedAccomplishmentData"})': {
      profiles: [
        ...(parts.firstName === null ? [] : [profile(parts.firstName, parts.lastName)]),
        ...(parts.second === null ? [] : [profile(parts.second, 'Baker')]),
      ],
      granted:
        parts.granted === null
          ? []
          : [
              {
                __typename: 'AccomplishmentsVCMembership',
                certificateCode: parts.grantedCode,
                grantedAt: parts.granted,
              },
            ],
      memberships: [
        { __ref: 'AccomplishmentsMembership:1' },
        ...(parts.courseId === null ? [] : [{ __ref: `AccomplishmentsMembership:${parts.courseId}` }]),
      ],
    },
  };
  return JSON.stringify({
    ROOT_QUERY: {
      __typename: 'Query',
      [`${parts.resource}({"code":"${parts.code}"})`]: parts.missing ? null : entry,
      'CoursesV1Resource({"slug":"decoy"})': { __ref: 'Course_Course:decoy0000Ee' },
    },
    'Course_Course:decoy0000Ee': { __typename: 'Course_Course', id: 'decoy0000Ee', name: 'A Course Nobody Took' },
    XdpV1: { __typename: 'XdpV1', id: `COURSE~${parts.courseId}`, name: 'A Quote: "}{" and a decoy' },
    [`AccomplishmentsMembership:${parts.courseId}`]: {
      __typename: 'AccomplishmentsMembership',
      courseId: parts.courseId,
    },
    [`Course_Course:${parts.courseId}`]: {
      __typename: 'Course_Course',
      id: parts.courseId,
      slug: 'tides-and-currents',
      ...(parts.courseName === null ? {} : { name: parts.courseName }),
    },
  });
}

/** What Udemy's scripts put on the page. */
export function udemyBody({ id, date = '09/06/2023' }: { readonly id: string | null; readonly date?: string }): string {
  const picture =
    id === null
      ? ''
      : `<img class="certificate-image" src="https://udemy-certificate.s3.amazonaws.com/image/UC-${id}.jpg?v=1694000000000" alt="">`;
  return `${picture}<div data-purpose="certificate-description">This certificate above verifies that
    <a data-purpose="certificate-recipient-url" href="/user/ada-learner/">Ada Learner</a> successfully completed the course
    <a data-purpose="certificate-course-url" href="/course/tide-tables/">Tide Tables for Sailors</a> on ${date} as taught by
    <a href="/user/bea-baker/">Bea Baker</a> on Udemy.</div>`;
}
