/*
 * Hugging Face: certificates of its courses. Facts: M (the form of a certificate's address, some dozens of public links of
 * 2025 and 2026): a picture in the data set of the course, filed under the person's name and the day.
 *
 * Read: the page of such a picture in the data set, and the picture itself as far as the browser stays on huggingface.co:
 * the course by the data set's owner, the day by the file's name. The page must show or link the picture of its address.
 * Own: never known. The pictures are public; that the person in the address is the one signed in can't be seen.
 * Not known: which of a course's certificates it is (that of the first unit and that of the whole course are filed alike,
 * so what is recorded is a certificate and not the course); courses other than those two; any mark of progress in a course.
 */
import { address, all, decoded } from '../page';
import type { Adapter, Observation, Page } from '../types';

export const huggingFace: Adapter = {
  id: 'hugging-face',
  label: 'Hugging Face',
  facts: '2026-11',
  hosts: ['*://huggingface.co/datasets/*'],
  pages: [
    {
      kind: 'certificate',
      confidence: 'M',
      path: /^\/datasets\/(?:agents-course|mcp-course)\/certificates\/(?:blob|resolve)\/main\/certificates\/[^/]+\/\d{4}-\d{2}-\d{2}\.png$/,
      read: readCertificate,
    },
  ],
};

const COURSES: Readonly<Record<string, string>> = { 'agents-course': 'AI Agents Course', 'mcp-course': 'MCP Course' };

function readCertificate({ document, url }: Page): Observation[] {
  const [, course = '', user = '', day = ''] =
    /^\/datasets\/([\w-]+)\/certificates\/\w+\/main\/certificates\/([^/]+)\/([\d-]+)\.png$/.exec(url.pathname) ?? [];
  const title = COURSES[course];
  const picture = `https://huggingface.co/datasets/${course}/certificates/resolve/main/certificates/${user}/${day}.png`;
  const shown = all(document, 'img[src], a[href]').some((element) => {
    const target = address(element.getAttribute('src') ?? element.getAttribute('href'), url);
    return target !== null && `${target.origin}${target.pathname}` === picture;
  });
  if (title === undefined || !shown) return [];
  return [
    {
      platform: 'hugging-face',
      itemId: `certificate/${course}`,
      kind: 'credential',
      title,
      url: picture,
      status: 'completed',
      own: 'unknown',
      signal: 'certificate-page',
      completedAt: day,
      credentials: [{ url: picture, id: `${course}/${decoded(user)}/${day}` }],
    },
  ];
}
