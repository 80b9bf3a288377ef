import type { ComponentChildren } from 'preact';
import { inline } from '../lib/text/text';
import { useTexts } from './texts';

/** The address if a person may be sent there from a record or a credential: http or https, and nothing else. */
export function webAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

/** A link out of the extension. An address that is no web address shows its content as plain text. */
export function ExternalLink({
  href,
  children,
  class: className,
}: {
  href: string;
  children: ComponentChildren;
  class?: string;
}) {
  const { t } = useTexts();
  const target = webAddress(href);
  if (target === null) return <span class={className}>{children}</span>;
  return (
    <a class={className} href={target} target="_blank" rel="noopener noreferrer">
      {children}
      <span class="aloud"> {t('opensNewTab')}</span>
    </a>
  );
}

/** An address out of a credential as a link: whose site it leads to stands first and can't be mistaken for a part of it. */
export function AddressLink({ href }: { href: string }) {
  const target = webAddress(href);
  if (target === null) return <bdi class="address">{inline(href)}</bdi>;
  const { protocol, host, pathname, search, hash } = new URL(target);
  const rest = `${pathname}${search}${hash}`;
  return (
    <ExternalLink href={target} class="address">
      <bdi dir="ltr">
        {protocol === 'http:' && 'http://'}
        <span class="address-host">{host}</span>
        {rest !== '/' && inline(rest)}
      </bdi>
    </ExternalLink>
  );
}
