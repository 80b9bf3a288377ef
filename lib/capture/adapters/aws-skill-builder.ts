/*
 * AWS Skill Builder. Facts: November 2026, from the forms of its addresses in many public links.
 *
 * Read: that a page is about a course or a learning plan, and its title, L.
 * Completion: never known. Neither the pages nor the answers of the site are described by any public reader; the classic
 * site was a Docebo, whose service for enrolments is known by its address only. Its badges are Credly's.
 * Not known: who is signed in, progress, transcript.
 */
import { firstText, meta, plainAddress } from '../page';
import type { Adapter, LearningKind, Observation, Page } from '../types';

export const awsSkillBuilder: Adapter = {
  id: 'aws-skill-builder',
  label: 'AWS Skill Builder',
  facts: '2026-11',
  hosts: ['*://*.skillbuilder.aws/*'],
  pages: [
    {
      kind: 'course',
      confidence: 'L',
      path: /^\/learn\/(?:[A-Z0-9]{10}|course\/(?:(?:internal|external)\/view\/[a-z]+\/)?\d+)(?:\/|$)/,
      read: (page) => readItem(page, 'course'),
    },
    {
      kind: 'learning-plan',
      confidence: 'L',
      path: /^\/(?:learning-plan\/[A-Z0-9]{10}|learn\/(?:public\/)?learning_plan\/view\/\d+)(?:\/|$)/,
      read: (page) => readItem(page, 'path'),
    },
  ],
};

const ID = /\/([A-Z0-9]{10}|\d+)(?:\/|$)/;

function readItem({ url, document }: Page, kind: LearningKind): Observation[] {
  const id = ID.exec(url.pathname)?.[1];
  const title = firstText(document, 'main h1', 'h1') || meta(document, 'og:title');
  if (id === undefined || title === '' || /^AWS Skill Builder\b/i.test(title)) return [];
  const plain = new URL(plainAddress(url));
  plain.search = '';
  return [
    {
      platform: 'aws-skill-builder',
      itemId: `${kind}/${id}`,
      kind,
      title,
      url: plain.href,
      status: 'seen',
      own: 'unknown',
      signal: kind === 'course' ? 'course-page' : 'learning-plan-page',
      provider: 'Amazon Web Services',
    },
  ];
}
