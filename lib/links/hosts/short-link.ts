import { NO_RECORD } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost } from '../types';

/**
 * Links of which only the shortener knows where they lead. They are listed as that, and not followed.
 *
 * LinkedIn’s are always listed: it puts them where people pasted the address of a certificate, and their codes say
 * nothing. Those of everybody’s shorteners lead to shops and talks more often than to a credential, so they count only
 * where their maker named them after one (`bit.ly/ada-aws-certificate`). Shorteners without names of one’s own choice
 * (`t.co`, `goo.gl`, `hubs.li`, `ow.ly`, `buff.ly`) can’t say it, and those of which only their owner makes links
 * (`g.co`, `aka.ms`) lead to nobody’s award: neither count. A host’s own short links (Credly’s, BadgeCert’s,
 * Simplilearn’s) are in that host’s file.
 */
export const shortLink: BadgeHost = {
  id: 'short-link',
  label: 'Short link',
  match: (url) => matchLinkedin(url) ?? matchNamed(url),
  record: NO_RECORD,
};

const matchLinkedin = matchShapes({
  id: 'short-link',
  hosts: ['lnkd.in'],
  shapes: [{ kind: 'short-link', path: /^\/(?:p\/)?[\w-]{5,}$/ }],
});

const matchNamed = matchShapes({
  id: 'short-link',
  hosts: ['bit.ly', 'tinyurl.com', 'rebrand.ly', 'is.gd', 'cutt.ly'],
  shapes: [
    {
      kind: 'short-link',
      path: /^\/[^/]*(?:certifi|zertifi|credential|credencial|badge|diplom[ae]s?(?![a-z]))[^/]*$/i,
    },
    { kind: 'short-link', path: /^\/(?:(?:[^/]*[^A-Za-z/])?[Cc]|[^/]*C)erts?(?![a-z])[^/]*$/ },
  ],
});
