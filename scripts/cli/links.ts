import { findLinks } from '../../lib/links/find';
import { describeLink, recogniseHref } from '../../lib/links/registry';
import { savedPage } from './page';

/** Lines of `cli links`, for bare links and for those of a saved page. */
export const links = {
  bare: (hrefs: readonly string[]) => hrefs.map((input) => ({ input, ...describeLink(input) })),
  onPage: async (url: URL, file: string) => {
    const { document } = await savedPage(url, file);
    return findLinks(document, (address) => recogniseHref(address, url.href)).map(({ link, href, text }) => ({
      ...link,
      href,
      text,
    }));
  },
};
